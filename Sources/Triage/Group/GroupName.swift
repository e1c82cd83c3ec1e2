/// By what the messages of one group are known.
package enum GroupName: Hashable, Sendable {
  /// The key of the message in the product's catalogue.
  case key(String)

  /// The normalised message.
  case template(LogText)

  /// The name as a text.
  package var text: LogText {
    switch self {
    case .key(let key): LogText(key.utf8)
    case .template(let text): text
    }
  }
}
