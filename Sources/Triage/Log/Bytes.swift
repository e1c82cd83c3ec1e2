extension ArraySlice<UInt8> {
  /// Whether the bytes begin with a text.
  package func starts(with needle: StaticString) -> Bool {
    matches(needle, at: startIndex)
  }

  /// Whether a text stands at an index.
  package func matches(_ needle: StaticString, at index: Int) -> Bool {
    let length = needle.utf8CodeUnitCount
    guard index >= startIndex, endIndex - index >= length else { return false }
    return needle.withUTF8Buffer { wanted in
      for offset in 0..<length where self[index + offset] != wanted[offset] { return false }
      return true
    }
  }

  /// Where a text first stands at or behind an index.
  package func range(of needle: StaticString, from: Int? = nil) -> Range<Int>? {
    let length = needle.utf8CodeUnitCount
    let first = needle.withUTF8Buffer { $0.first }
    guard let first else { return nil }
    var index = from ?? startIndex
    while index <= endIndex - length {
      guard let hit = self[index...].firstIndex(of: first), hit <= endIndex - length else {
        return nil
      }
      if matches(needle, at: hit) { return hit..<(hit + length) }
      index = hit + 1
    }
    return nil
  }

  /// Whether all bytes are a text.
  package func equals(_ text: StaticString) -> Bool {
    count == text.utf8CodeUnitCount && starts(with: text)
  }

  /// The index of the bracket that closes the one at an index, where it is near.
  ///
  /// Brackets may nest, such as `(ioprocess communication (16074))`; where they do not pair up, the
  /// first closing one counts.
  func closing(_ open: UInt8, _ close: UInt8, at index: Int, within reach: Int = 256) -> Int? {
    let end = Swift.min(endIndex, index + reach)
    var depth = 0
    var first: Int?
    var at = index
    while at < end {
      let byte = self[at]
      if byte == open {
        depth += 1
      } else if byte == close {
        if first == nil { first = at }
        depth -= 1
        if depth == 0 { return at }
      }
      at += 1
    }
    return first
  }

  /// At most so many bytes from the beginning, without cutting a UTF-8 character in two.
  func prefix(ofCharacters limit: Int) -> ArraySlice<UInt8> {
    guard count > limit else { return self }
    var end = startIndex + limit
    // Three bytes at most follow the first one of a character; other bytes are no UTF-8 anyway.
    for _ in 0..<3 where end > startIndex && self[end] & 0xC0 == 0x80 { end -= 1 }
    return self[..<end]
  }

  /// The bytes without white space at both ends.
  func trimmed() -> ArraySlice<UInt8> {
    guard let first = firstIndex(where: { !$0.isSpace }),
      let last = lastIndex(where: { !$0.isSpace })
    else { return self[endIndex...] }
    return self[first...last]
  }
}

extension UInt8 {
  /// Whether the byte is a decimal digit.
  @inline(__always) var isDigit: Bool { self &- 0x30 < 10 }

  /// Whether the byte is a blank, a tab or the end of a line.
  @inline(__always) var isSpace: Bool { self == 0x20 || self &- 9 < 5 }
}
