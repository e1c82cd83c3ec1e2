/// The messages of one or more versions of the engine, as the user imported them.
package struct Catalogue: Sendable {
  /// What tells a reader which catalogue was used.
  package let name: Name

  /// The messages by source, then key; a key has several where versions differ.
  package let templates: [MessageTemplate]

  /// The indices of a key's messages.
  private let byKey: [String: [Int]]

  package init(name: Name, templates: [MessageTemplate]) {
    self.name = name
    self.templates = templates
    byKey = Dictionary(grouping: templates.indices) { templates[$0].key }
  }

  /// Whether any message has a key.
  package func contains(_ key: String) -> Bool { byKey[key] != nil }

  /// The messages of a key.
  package subscript(key: String) -> [MessageTemplate] {
    (byKey[key] ?? []).map { templates[$0] }
  }

  /// All keys, in order.
  package var keys: [String] { byKey.keys.sorted() }

  /// What a report says of the catalogue that it used.
  package struct Name: Hashable, Sendable {
    /// The file as the user named it; nil for the one in the user's data folder.
    package var file: String?

    /// How many messages it holds.
    package var messages: Int

    /// A number of eight hexadecimal digits made of its bytes.
    package var digest: String

    package init(file: String?, messages: Int, digest: String) {
      self.file = file
      self.messages = messages
      self.digest = digest
    }
  }
}
