/// Bytes of a log, kept and compared exactly as they are.
///
/// A `String` would repair bad UTF-8, count `\r\n` as one character and call differently encoded
/// texts equal. It is made only to show a text to a person: ``shown``.
package struct LogText: Hashable, Sendable {
  /// The bytes as they stand in the log.
  package var bytes: [UInt8]

  package init(_ bytes: some Sequence<UInt8>) {
    self.bytes = Array(bytes)
  }

  /// The text for people: bytes that are no UTF-8 appear as U+FFFD.
  package var shown: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether ``shown`` had to replace bytes.
  package var isLossy: Bool { String(validating: bytes, as: UTF8.self) == nil }

  package var isEmpty: Bool { bytes.isEmpty }

  /// The text's beginning in memory of its own, where the whole would be too much to keep.
  func cut(to limit: Int) -> LogText {
    bytes.count > limit ? LogText(bytes[...].prefix(ofCharacters: limit)) : self
  }
}

extension LogText: Comparable {
  package static func < (left: LogText, right: LogText) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }
}

extension LogText: ExpressibleByStringLiteral, CustomStringConvertible {
  package init(stringLiteral value: String) {
    self.init(value.utf8)
  }

  package var description: String { shown }
}
