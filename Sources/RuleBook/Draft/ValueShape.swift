import Matching
import Triage

/// What the values in one place of a message look like, and the narrowest pattern for them.
///
/// Each pattern has an upper bound and stops at white space where it can, so that no text makes a
/// search slow.
enum ValueShape: CaseIterable {
  case uuid, hardware, address, number, negative, fraction, percent, pointer, moment, longAddress
  case web, path, hex, dotted, token
  case text

  /// The pattern for one value.
  var pattern: String {
    switch self {
    case .uuid: #"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"#
    case .hardware: #"[0-9a-fA-F]{2}(?::[0-9a-fA-F]{2}){5}"#
    case .address: #"\d{1,3}(?:\.\d{1,3}){3}(?:/\d{1,2})?"#
    case .longAddress: #"[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){2,7}(?:/\d{1,3})?"#
    case .number: #"\d{1,18}"#
    case .negative: #"-?\d{1,18}"#
    case .fraction: #"\d{1,18}[.,]\d{1,18}"#
    case .percent: #"\d{1,18}(?:[.,]\d{1,18})?%"#
    case .pointer: #"0[xX][0-9a-fA-F]{1,16}"#
    case .moment: #"(?:\d{4}-\d{2}-\d{2}[T ])?\d{1,2}:\d{2}(?::\d{2})?[\d.,+Z:-]{0,16}"#
    case .web: #"[a-z]{2,10}://[^\s'"<>]{1,256}"#
    case .path: #"/[^\s'",:;)]{1,256}"#
    case .hex: #"[0-9a-fA-F]{6,64}"#
    // Of hosts not all are called with their domain.
    case .dotted: #"\w[\w-]{0,63}(?:\.[\w-]{1,63}){0,9}"#
    case .token: #"\S{1,256}"#
    case .text: #".{1,256}?"#
    }
  }

  /// The narrowest shape that all of some values have.
  static func of(_ values: [ArraySlice<UInt8>]) -> ValueShape {
    let matcher = Matcher()
    return allCases.first { shape in
      if shape == .dotted, !values.contains(where: { $0.contains(UInt8(ascii: ".")) }) {
        return false
      }
      return shape == .text
        || values.allSatisfy { value in
          guard case .match = matcher.firstMatch(of: shape.whole, in: value) else { return false }
          return shape != .hex || value.contains(where: \.isDigit)
        }
    } ?? .text
  }

  /// The pattern for a value that a text follows, which a name must not run into.
  ///
  /// - Parameters:
  ///   - next: the first byte of that text; nil where it is white space or nothing.
  ///   - values: the values that are known.
  /// - Returns: the pattern.
  func pattern(before next: UInt8?, for values: [ArraySlice<UInt8>]) -> String {
    guard let next, (0x21..<0x7F).contains(next), !values.contains(where: { $0.contains(next) })
    else { return pattern }
    let stop = String(
      decoding: "\\]^-[".utf8.contains(next) ? [0x5C, next] : [next], as: UTF8.self)
    switch self {
    case .path where "'\"".utf8.contains(next): return "/[^\(stop)\\n]{1,256}"
    case .token where !"'\"".utf8.contains(next): return "[^\\s\(stop)]{1,256}"
    // A quoted name ends where its quote does.
    case .token: return "[^\(stop)\\n]{1,256}"
    case .text where !next.isWord: return "[^\(stop)\\n]{1,256}"
    default: return pattern
    }
  }

  /// Whether a value ends where its own pattern says, whatever follows.
  var isExact: Bool {
    switch self {
    case .token, .text, .dotted, .path, .web, .longAddress, .moment: false
    default: true
    }
  }

  /// What such a value is called where nothing around it tells more.
  var name: String {
    switch self {
    case .uuid: "uuid"
    case .hardware: "mac"
    case .address, .longAddress: "address"
    case .number, .negative, .fraction: "count"
    case .percent: "percent"
    case .pointer: "pointer"
    case .moment: "time"
    case .web: "url"
    case .path: "path"
    case .hex: "id"
    case .dotted, .token, .text: "name"
    }
  }

  private var whole: Pattern { Self.wholes[self] ?? Pattern(checked: "^(?:\(pattern))$") }

  private static let wholes = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0, Pattern(checked: "^(?:\($0.pattern))$")) })
}
