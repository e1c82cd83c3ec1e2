/// A path as a command line gives it, which on Linux is bytes and need be no text.
///
/// Options are texts on their way through the program. There bytes that are no UTF-8 are carried as
/// private characters, one a byte, which ``init(_:)`` takes back.
///
///     InputPath(InputPath.text(of: [0x63, 0x61, 0x66, 0xE9])).shown  // caf\xE9
package struct InputPath: Hashable, Sendable {
  /// The path for the system, without a zero at the end.
  package let bytes: [UInt8]

  /// The path for people: a byte that is no text appears as `\xE9`.
  package let shown: String

  /// Whether the path is text, so that it can be typed as it is shown.
  package let isText: Bool

  /// A path from the text that stands for it on the way.
  package init(_ text: String) {
    var (bytes, shown, isText): ([UInt8], String.UnicodeScalarView, Bool) = ([], .init(), true)
    for scalar in text.unicodeScalars {
      guard let byte = Self.byte(scalar) else {
        bytes += Array(String(scalar).utf8)
        shown.append(scalar)
        continue
      }
      isText = false
      bytes.append(byte)
      shown.append(contentsOf: "\\x\(String(byte, radix: 16, uppercase: true))".unicodeScalars)
    }
    (self.bytes, self.shown, self.isText) = (bytes, String(shown), isText)
  }

  /// The text that stands for a path: UTF-8 as it is, any other byte as a private character.
  package static func text(of bytes: [UInt8]) -> String {
    var text = String.UnicodeScalarView()
    var (decoder, rest) = (UTF8(), bytes[...])
    while let first = rest.first {
      var iterator = rest.makeIterator()
      // A character that is itself one of those is carried byte by byte, so that none is taken for it.
      if case .scalarValue(let scalar) = decoder.decode(&iterator), byte(scalar) == nil {
        text.append(scalar)
        rest = rest.dropFirst(UTF8.width(scalar))
      } else {
        text.append(Unicode.Scalar(carrier + UInt32(first)) ?? "\u{FFFD}")
        rest = rest.dropFirst()
      }
      decoder = UTF8()
    }
    return String(text)
  }

  /// Characters of the last private plane, of which no name has any.
  private static let carrier: UInt32 = 0x10_FE00

  private static func byte(_ scalar: Unicode.Scalar) -> UInt8? {
    // An ASCII byte is always text.
    (carrier + 0x80...carrier + 0xFF).contains(scalar.value)
      ? UInt8(truncatingIfNeeded: scalar.value) : nil
  }
}
