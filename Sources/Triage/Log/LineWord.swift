import Matching

/// A text without which a line says nothing to some reader of its log.
///
/// The lines of a log are searched for all of them in the same pass as for the patterns of rules, so
/// a reader that asks for one more kind of line adds a word here and pays next to nothing.
enum LineWord: Int, CaseIterable, Sendable {
  case engineVersion, vdsmVersion, verbError

  /// The text itself, in ASCII.
  var text: StaticString {
    switch self {
    case .engineVersion: "Running ovirt-engine "
    case .vdsmVersion: "I am the actual vdsm "
    case .verbError: " error="
    }
  }

  /// The words that matter in a log of a kind.
  static func words(of kind: LogKind) -> [LineWord] {
    switch kind {
    case .engine, .vdsm, .supervdsm: [.engineVersion, .vdsmVersion, .verbError]
    case .console, .text, .lago, .packages, .junit, .identity: []
    }
  }

  /// The text as a pattern.
  var pattern: Pattern {
    var source = ""
    for byte in text.description.unicodeScalars {
      // Behind a backslash whatever is no letter or digit stands for itself.
      if !byte.properties.isAlphabetic, !("0"..."9").contains(byte) { source += "\\" }
      source.unicodeScalars.append(byte)
    }
    return Pattern(checked: source)
  }
}

/// Some of the words, as one line holds them.
struct LineWords: OptionSet, Sendable {
  var rawValue: UInt64

  init(rawValue: UInt64) {
    self.rawValue = rawValue
  }

  init(_ word: LineWord) {
    rawValue = 1 << UInt64(word.rawValue)
  }
}

/// The words that a line of a block holds.
struct MarkedLine {
  /// Where the line begins in its block.
  var offset: Int
  var words: LineWords
}
