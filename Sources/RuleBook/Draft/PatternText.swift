import Triage

/// Fixed text of a message as a part of a pattern.
enum PatternText {
  private static let special = Set("\\^$.[]|()?*+{}#".utf8)

  /// The pattern that matches a text itself.
  ///
  /// White space with a line break in it is any white space: where lines break changes. Characters
  /// that cannot be seen are written by their numbers.
  static func escaped(_ text: some Collection<UInt8>) -> String {
    var pattern = ""
    var space: [Unicode.Scalar] = []
    for scalar in String(decoding: Array(text), as: UTF8.self).unicodeScalars {
      if scalar.value < 0x80, UInt8(scalar.value).isSpace {
        space.append(scalar)
        continue
      }
      pattern += spacing(space)
      space.removeAll(keepingCapacity: true)
      pattern += escaped(scalar)
    }
    return pattern + spacing(space)
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    // Marks of examples: only a dot says that one stands here.
    if scalar == "«" || scalar == "»" { return "." }
    if scalar.value < 0x80, special.contains(UInt8(scalar.value)), scalar != "#" {
      return "\\\(scalar)"
    }
    guard YAMLText.needsEscape(scalar) else { return String(Character(scalar)) }
    return "\\x{\(String(scalar.value, radix: 16, uppercase: true))}"
  }

  private static func spacing(_ space: [Unicode.Scalar]) -> String {
    switch space.count {
    case 0: ""
    case 1 where space[0] == " ": " "
    case _ where space.contains { $0 == "\n" || $0 == "\r" }: "\\s+"
    // As they are: a value's dot covers them too, and where both may take some of them a search
    // tries all ways to share.
    default: space.map { $0 == "\t" ? "\\t" : escaped($0) }.joined()
    }
  }

  /// Whether a byte may stand in a pattern's fixed text at all.
  static func isUsable(_ byte: UInt8) -> Bool { byte != 0 }

  /// The longest runs of a text that are UTF-8 without NUL, as ranges of its bytes.
  static func usableRanges(of bytes: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    var index = 0
    while index < bytes.count {
      let length = characterLength(in: bytes, at: index)
      if length == 0 || bytes[index] == 0 {
        if start < index { ranges.append(start..<index) }
        index += 1
        start = index
      } else {
        index += length
      }
    }
    if start < bytes.count { ranges.append(start..<bytes.count) }
    return ranges
  }

  /// How many bytes the character at an index has; 0 where there is none in UTF-8.
  private static func characterLength(in bytes: [UInt8], at index: Int) -> Int {
    let length: Int
    switch bytes[index] {
    case ..<0x80: return 1
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return 0
    }
    guard index + length <= bytes.count else { return 0 }
    return String(validating: bytes[index..<index + length], as: UTF8.self) == nil ? 0 : length
  }
}
