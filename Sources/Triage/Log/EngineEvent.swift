/// An audit event of the engine as its log tells it: `EVENT_ID: VDS_FAILURE(12), Host h1 failed`.
package struct EngineEvent {
  /// The event's name, which is the key of its text.
  package let name: String

  /// The text for people, as a slice of the message.
  package let text: ArraySlice<UInt8>

  /// Reads the message of an entry; nil where it tells no event.
  package init?(_ message: ArraySlice<UInt8>) {
    guard let text = ProductMessage.event(message), !text.isEmpty,
      let name = ToldKeys.event(in: message, before: text.startIndex)
    else { return nil }
    self.name = name
    self.text = text
  }
}
