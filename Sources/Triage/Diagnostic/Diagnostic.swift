/// A message about our own input: rules, arguments, logs that cannot be read.
package struct Diagnostic: Hashable, Sendable {
  /// How bad it is.
  package var severity: Severity

  /// The file or input, as the user wrote it.
  package var path: String

  /// Where in the file; nil where the whole file is meant.
  package var position: Position?

  /// A lower-case sentence without a full stop.
  package var sentence: String

  /// The line to quote, with what the caret points at.
  package var snippet: Snippet?

  /// What else there is to know, one sentence each.
  package var notes: [String]

  /// What to do, as an instruction.
  package var help: String?

  /// The name of what was found, for who wants it explained or allowed; nil where it has none.
  package var finding: String?

  /// Other places of the same file that belong to it.
  package var related: [Quote] = []

  package init(
    _ severity: Severity, _ sentence: String, path: String, position: Position? = nil,
    snippet: Snippet? = nil, notes: [String] = [], help: String? = nil
  ) {
    self.severity = severity
    self.sentence = sentence
    self.path = path
    self.position = position
    self.snippet = snippet
    self.notes = notes
    self.help = help
  }

  /// How bad a problem is, the worst first.
  package enum Severity: String, Hashable, Sendable, Comparable {
    case error, warning, note

    package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    private var rank: Int {
      switch self {
      case .error: 0
      case .warning: 1
      case .note: 2
      }
    }
  }

  /// A line and a column, both from 1; the column counts Unicode scalars, as editors do.
  package struct Position: Hashable, Sendable, Comparable {
    package var line: Int
    package var column: Int

    package init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }

    package static func < (left: Position, right: Position) -> Bool {
      (left.line, left.column) < (right.line, right.column)
    }
  }

  /// A line of a file and the part of it that is meant.
  package struct Snippet: Hashable, Sendable {
    package var text: String
    /// The meant part, in Unicode scalars from 0.
    package var marked: Range<Int>

    /// A few words that stand behind the caret.
    package var label: String?

    package init(text: String, marked: Range<Int>, label: String? = nil) {
      self.text = text
      self.marked = marked
      self.label = label
    }
  }

  /// A quoted line with its place.
  package struct Quote: Hashable, Sendable {
    package var position: Position
    package var snippet: Snippet

    package init(position: Position, snippet: Snippet) {
      self.position = position
      self.snippet = snippet
    }
  }
}
