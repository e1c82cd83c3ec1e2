/// A message of the product as the engine's files have it: a key, and a text with `${name}` places.
package struct MessageTemplate: Hashable, Sendable {
  /// The file that holds it.
  package var source: Source

  /// The name that the engine's code and logs use for the message.
  package var key: String

  /// The text in UTF-8, with escapes of its file undone.
  package var text: LogText

  package init(source: Source, key: String, text: LogText) {
    self.source = source
    self.key = key
    self.text = text
  }

  /// The files of the engine that hold messages, in the order in which catalogues list them.
  package enum Source: String, Hashable, Sendable, CaseIterable {
    /// What clients of the engine are told: `AppErrors.properties`.
    case errors = "error"
    /// What the engine says of errors of vdsm: `VdsmErrors.properties`.
    case vdsm
    /// The audit log: `AuditLogMessages.properties`.
    case events = "event"
  }
}

extension MessageTemplate {
  /// The names of the places in the text, each once, in order.
  package var names: [String] {
    var seen: Set<String> = []
    return TemplateShape(text).names.filter { seen.insert($0).inserted }
  }

  /// Whether the text is searched for; what is nearly all variables would fit every message.
  package var isSearchable: Bool { TemplateShape(text).isSearchable }

  /// Whether the text is no message but gives a variable of others its value, as in `$type Host`.
  package var isAssignment: Bool { TemplateShape(text).isAssignment }

  /// The text as a pattern for a rule: places become named captures, line breaks any white space.
  package var pattern: String { TemplateShape(text, keepingBreaks: true).pattern }
}
