package import Triage

/// The messages of some checkouts or files of the engine, and what is to be said of them.
package struct CatalogueImport {
  /// The messages by source, key and text, each once.
  package let templates: [MessageTemplate]

  /// What could not be read or used.
  package private(set) var diagnostics: [Diagnostic] = []

  /// How many messages a catalogue may hold.
  static let messageLimit = 100_000

  /// How many names one note lists.
  private static let nameLimit = 8

  /// Reads checkouts and files.
  package init(_ paths: [String]) {
    var all: Set<MessageTemplate> = []
    for path in paths {
      let search = MessageFiles(path)
      diagnostics += search.diagnostics
      for file in search.files {
        guard let read = MessageFile(file.bytes) else {
          diagnostics.append(Self.unknown(file.path))
          continue
        }
        diagnostics += Self.remarks(on: read.properties, path: file.path)
        for entry in read.properties.entries where CatalogueFile.isKey(entry.key.utf8) {
          all.insert(MessageTemplate(source: read.source, key: entry.key, text: entry.value))
        }
      }
    }
    templates = Array(
      all.sorted { Self.rank($0) < Self.rank($1) }.prefix(Self.messageLimit))
    if all.count > Self.messageLimit { diagnostics.append(Self.tooMany("the files")) }
  }

  /// What the import found, in one line.
  package var summary: String {
    let parts = MessageTemplate.Source.allCases.map { source in
      "\(templates.count { $0.source == source }) of \(source.fileName)"
    }
    return "\(templates.count) messages (\(parts.joined(separator: ", ")))"
  }

  /// What is to be said of messages that only keys can find, as their texts would fit everything.
  ///
  /// - Parameter path: the catalogue's file.
  /// - Returns: a note; nil where there is no such message.
  package func tooVague(for path: String) -> Diagnostic? {
    let keys = Set(templates.filter { !$0.isSearchable && !$0.isAssignment }.map(\.key)).sorted()
    guard !keys.isEmpty else { return nil }
    let texts = keys.count == 1 ? "1 text is" : "\(keys.count) texts are"
    return Diagnostic(
      .note, "\(texts) nearly all variables and not searched for: \(Self.list(keys))",
      path: path)
  }

  private static func rank(_ template: MessageTemplate) -> (Int, String, LogText) {
    let source = MessageTemplate.Source.allCases.firstIndex(of: template.source) ?? 0
    return (source, template.key, template.text)
  }

  /// What is to be said of a file that is read all the same.
  private static func remarks(on file: PropertiesFile, path: String) -> [Diagnostic] {
    var remarks = file.isCut ? [tooMany(path)] : []
    if !file.replaced.isEmpty {
      remarks.append(
        Diagnostic(
          .note, "keys stand twice, and the last text counts: \(list(file.replaced.map(\.key)))",
          path: path))
    }
    if let line = file.wrongLine {
      remarks.append(
        Diagnostic(
          .warning, "'\\u' without four hexadecimal digits", path: path,
          position: Diagnostic.Position(line: line, column: 1)))
    }
    let unfit = file.entries.filter { !CatalogueFile.isKey($0.key.utf8) }
    if let first = unfit.first {
      remarks.append(
        Diagnostic(
          .warning,
          "\(unfit.count == 1 ? "1 key is no name" : "\(unfit.count) keys are no names") "
            + "and left out: '\(Visible.short(first.key))'",
          path: path, position: Diagnostic.Position(line: first.line, column: 1)))
    }
    return remarks
  }

  private static func list(_ names: [String]) -> String {
    let more = names.count > nameLimit ? " and \(names.count - nameLimit) more" : ""
    return names.prefix(nameLimit).map { Visible.short($0) }.joined(separator: ", ") + more
  }

  private static func tooMany(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "more than \(messageLimit) messages", path: path,
      help: "import fewer versions at once")
  }

  private static func unknown(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "file holds no messages of the engine", path: path,
      help: MessageFiles.help)
  }
}

extension MessageTemplate.Source {
  /// What the engine calls the file.
  var fileName: String {
    switch self {
    case .errors: "AppErrors"
    case .vdsm: "VdsmErrors"
    case .events: "AuditLogMessages"
    }
  }
}
