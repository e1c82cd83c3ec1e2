/// The grammar of RFC 8259, to the letter: Foundation takes more, such as a comma too many.
struct JSONGrammar {
  private var rest: ArraySlice<UInt8>

  /// Whether a text is one value and nothing else.
  static func accepts(_ text: String) -> Bool {
    var grammar = JSONGrammar(rest: Array(text.utf8)[...])
    return grammar.value() && grammar.rest.isEmpty
  }

  private mutating func value() -> Bool {
    blanks()
    defer { blanks() }
    switch rest.first {
    case UInt8(ascii: "{"):
      return list(until: UInt8(ascii: "}")) { grammar in
        grammar.blanks()
        guard grammar.string() else { return false }
        grammar.blanks()
        return grammar.take(UInt8(ascii: ":")) && grammar.value()
      }
    case UInt8(ascii: "["): return list(until: UInt8(ascii: "]")) { $0.value() }
    case UInt8(ascii: "\""): return string()
    case UInt8(ascii: "t"): return word("true")
    case UInt8(ascii: "f"): return word("false")
    case UInt8(ascii: "n"): return word("null")
    default: return number()
    }
  }

  private mutating func list(
    until end: UInt8, _ element: (inout JSONGrammar) -> Bool
  ) -> Bool {
    rest.removeFirst()
    blanks()
    if take(end) { return true }
    repeat {
      guard element(&self) else { return false }
    } while take(UInt8(ascii: ","))
    return take(end)
  }

  private mutating func string() -> Bool {
    guard take(UInt8(ascii: "\"")) else { return false }
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\""): return true
      case ..<0x20: return false
      case UInt8(ascii: "\\"):
        guard let escape = rest.popFirst() else { return false }
        if escape == UInt8(ascii: "u") {
          guard rest.count >= 4, rest.prefix(4).allSatisfy(\.isHexDigit) else { return false }
          rest = rest.dropFirst(4)
        } else if !"\"\\/bfnrt".utf8.contains(escape) {
          return false
        }
      default: break
      }
    }
    return false
  }

  private mutating func number() -> Bool {
    _ = take(UInt8(ascii: "-"))
    if !take(UInt8(ascii: "0")), !digits() { return false }
    if take(UInt8(ascii: ".")), !digits() { return false }
    guard take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) else { return true }
    _ = take(UInt8(ascii: "+")) || take(UInt8(ascii: "-"))
    return digits()
  }

  private mutating func digits() -> Bool {
    let count = rest.prefix { (0x30...0x39).contains($0) }.count
    rest = rest.dropFirst(count)
    return count > 0
  }

  private mutating func word(_ word: StaticString) -> Bool {
    let bytes = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    guard rest.starts(with: bytes) else { return false }
    rest = rest.dropFirst(bytes.count)
    return true
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard rest.first == byte else { return false }
    rest = rest.dropFirst()
    return true
  }

  private mutating func blanks() {
    rest = rest.drop { [0x20, 0x0A, 0x0D, 0x09].contains($0) }
  }
}

extension UInt8 {
  fileprivate var isHexDigit: Bool {
    (0x30...0x39).contains(self) || (0x41...0x46).contains(self) || (0x61...0x66).contains(self)
  }
}
