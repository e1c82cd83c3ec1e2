/// Takes apart what `ovirtsdk4` makes of a refusal.
///
/// The SDK joins up to four parts (sdk/lib/ovirtsdk4/service.py, `_raise_error`):
/// `Fault reason is "Operation Failed". Fault detail is "[m1, m2]". HTTP response code is 409.
/// HTTP response message is "Conflict".` The detail is Java's `List.toString`, so its messages hold
/// commas and full stops themselves, and may span lines.
package struct FaultDetail: Hashable, Sendable {
  /// The messages, as ranges of the text; the whole `Fault detail is "[]"` where the list is empty.
  package var messages: [Range<Int>]

  package var http: Int?

  /// The message that stands for an empty list.
  package static let empty: LogText = "Fault detail is \"[]\""

  /// How many messages one detail is split into; the engine gives a handful.
  private static let messageLimit = 50

  /// Finds the product's detail in an exception's text.
  ///
  /// - Returns: nil where there is none; quoted SDK source, in which the text is followed by a
  ///   format specifier, is none.
  package init?(in text: ArraySlice<UInt8>) {
    guard let lead = Self.lead(in: text) else { return nil }
    let end = Self.end(ofDetailFrom: lead.upperBound, in: text)
    let detail = text[lead.upperBound..<end]
    http = Self.http(in: text[end...])
    if detail.trimmed.first == UInt8(ascii: "[") {
      let open = detail.trimmed.startIndex + 1
      let isClosed = detail.trimmed.last == UInt8(ascii: "]")
      let content = text[open..<Swift.max(open, detail.trimmed.endIndex - (isClosed ? 1 : 0))]
      messages = Self.messages(ofList: content)
    } else {
      messages = detail.trimmed.isEmpty ? [] : [detail.trimmed.indices]
    }
    if messages.isEmpty {
      let close = Swift.min(end + 1, text.endIndex)
      messages = [lead.lowerBound..<close]
    }
  }

  /// Whether an exception's text breaks off inside the detail, so that the next line belongs to it.
  package static func isOpen(_ text: ArraySlice<UInt8>) -> Bool {
    guard let lead = lead(in: text) else { return false }
    return closing(from: lead.upperBound, in: text) == nil
  }

  /// The messages of a list's content, the brackets left off.
  ///
  /// A comma ends a message only where a sentence ends before it and a new one begins behind it;
  /// all other commas are the message's own. Behind ``messageLimit`` messages the rest is one.
  package static func messages(ofList content: ArraySlice<UInt8>) -> [Range<Int>] {
    var messages: [Range<Int>] = []
    var start = content.startIndex
    var index = content.startIndex
    while messages.count < messageLimit,
      let comma = content[index...].firstIndex(of: UInt8(ascii: ","))
    {
      index = comma + 1
      guard comma > start, index + 1 < content.endIndex, content[index] == UInt8(ascii: " ") else {
        continue
      }
      let before = content[comma - 1]
      let after = content[index + 1]
      let endsSentence =
        before == UInt8(ascii: ".") || before == UInt8(ascii: "!") || before == UInt8(ascii: "?")
      // vdsm's texts end without a full stop; the engine's refusals all begin alike.
      let isRefusal = content[(index + 1)...].starts(with: "Cannot ")
      guard endsSentence || isRefusal, !(97...122).contains(after), after != UInt8(ascii: " ")
      else { continue }
      messages.append(start..<comma)
      start = index + 1
    }
    messages.append(start..<content.endIndex)
    return messages.map { content[$0].trimmed.indices }.filter { !$0.isEmpty }
  }

  /// The place of `Fault detail is "` where a value follows it.
  private static func lead(in text: ArraySlice<UInt8>) -> Range<Int>? {
    var start = text.startIndex
    while let lead = text.range(of: "Fault detail is \"", from: start) {
      if !text[lead.upperBound...].starts(with: "%s\"") { return lead }
      start = lead.upperBound
    }
    return nil
  }

  /// The index of the quote that ends the detail, or the text's end where it was cut off.
  private static func end(ofDetailFrom start: Int, in text: ArraySlice<UInt8>) -> Int {
    closing(from: start, in: text) ?? text.endIndex
  }

  private static func closing(from start: Int, in text: ArraySlice<UInt8>) -> Int? {
    if let next = text.range(of: "\". HTTP response ", from: start) { return next.lowerBound }
    // Without a code behind it the detail ends the text; quotes inside are followed by more.
    if text.ends(with: "\"."), text.endIndex - 2 >= start { return text.endIndex - 2 }
    if text.ends(with: "\""), text.endIndex - 1 >= start { return text.endIndex - 1 }
    return text.range(of: "]\"", from: start)?.lowerBound.advanced(by: 1)
  }

  /// The HTTP response code that an exception's text tells.
  package static func http(in text: ArraySlice<UInt8>) -> Int? {
    guard let lead = text.range(of: "HTTP response code is ") else { return nil }
    // The Java SDK quotes the number.
    let digits = text[lead.upperBound...].drop { $0 == UInt8(ascii: "\"") }.prefix(while: \.isDigit)
    return digits.decimal
  }
}
