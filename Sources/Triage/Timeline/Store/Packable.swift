/// A value that can be put into bytes and read again, where it must wait outside of memory.
///
/// Bytes are read by the program that wrote them, in the same run; they are no format.
protocol Packable {
  /// Writes the value behind what was written before.
  func pack(into encoder: inout EventEncoder)

  /// Reads the value; where bytes are missing the decoder is broken, and the value is void.
  init(from decoder: inout EventDecoder)
}

extension Int: Packable {
  func pack(into encoder: inout EventEncoder) { encoder.put(self) }
  init(from decoder: inout EventDecoder) { self = decoder.number() }
}

extension Bool: Packable {
  func pack(into encoder: inout EventEncoder) { encoder.put(self ? 1 : 0) }
  init(from decoder: inout EventDecoder) { self = decoder.number() != 0 }
}

extension String: Packable {
  func pack(into encoder: inout EventEncoder) { encoder.put(shared: self) }
  init(from decoder: inout EventDecoder) { self = decoder.sharedString() }
}

extension LogText: Packable {
  func pack(into encoder: inout EventEncoder) { encoder.put(bytes) }
  init(from decoder: inout EventDecoder) { self.init(decoder.text()) }
}

extension Optional: Packable where Wrapped: Packable {
  func pack(into encoder: inout EventEncoder) {
    encoder.put(self == nil ? 0 : 1)
    self?.pack(into: &encoder)
  }

  init(from decoder: inout EventDecoder) {
    self = decoder.number() == 0 ? nil : Wrapped(from: &decoder)
  }
}

extension Array: Packable where Element: Packable {
  func pack(into encoder: inout EventEncoder) {
    encoder.put(count)
    for element in self { element.pack(into: &encoder) }
  }

  init(from decoder: inout EventDecoder) {
    self = []
    for _ in 0..<Swift.max(0, decoder.number()) where !decoder.isBroken {
      append(Element(from: &decoder))
    }
  }
}

extension Dictionary: Packable where Key: Packable, Value: Packable {
  func pack(into encoder: inout EventEncoder) {
    encoder.put(count)
    for (key, value) in self {
      key.pack(into: &encoder)
      value.pack(into: &encoder)
    }
  }

  init(from decoder: inout EventDecoder) {
    self = [:]
    for _ in 0..<Swift.max(0, decoder.number()) where !decoder.isBroken {
      let key = Key(from: &decoder)
      self[key] = Value(from: &decoder)
    }
  }
}

extension Set: Packable where Element: Packable {
  func pack(into encoder: inout EventEncoder) { Array(self).pack(into: &encoder) }
  init(from decoder: inout EventDecoder) { self.init([Element](from: &decoder)) }
}

extension Packable where Self: RawRepresentable, RawValue: Packable {
  func pack(into encoder: inout EventEncoder) { rawValue.pack(into: &encoder) }
}

extension EventDecoder {
  /// Reads a value of an enumeration; where there is no such value the bytes are broken.
  mutating func value<Value: RawRepresentable>(else other: Value) -> Value
  where Value.RawValue: Packable {
    if let value = Value(rawValue: Value.RawValue(from: &self)) { return value }
    isBroken = true
    return other
  }

  /// Reads a range, whose ends were written one behind the other.
  mutating func range() -> ClosedRange<Int> {
    let (first, last) = (number(), number())
    if last < first { isBroken = true }
    return first...Swift.max(first, last)
  }
}

extension ClosedRange<Int>: Packable {
  func pack(into encoder: inout EventEncoder) {
    encoder.put(lowerBound)
    encoder.put(upperBound)
  }

  init(from decoder: inout EventDecoder) { self = decoder.range() }
}
