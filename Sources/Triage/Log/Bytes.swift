import Glibc

/// Searching in the bytes of a line, without making strings of them.
extension ArraySlice<UInt8> {
  /// Whether the bytes begin with an ASCII text.
  package func starts(with prefix: StaticString) -> Bool {
    count >= prefix.utf8CodeUnitCount && hasBytes(of: prefix, at: startIndex)
  }

  /// Whether an ASCII text stands at an index.
  package func matches(_ needle: StaticString, at index: Int) -> Bool {
    index >= startIndex && endIndex - index >= needle.utf8CodeUnitCount
      && hasBytes(of: needle, at: index)
  }

  /// Whether all bytes are an ASCII text.
  package func equals(_ text: StaticString) -> Bool {
    count == text.utf8CodeUnitCount && starts(with: text)
  }

  /// The index of the bracket that closes the one at an index, where it is near.
  ///
  /// Brackets may nest, such as `(ioprocess communication (16074))`; where they do not pair up, the
  /// first closing one counts.
  func closing(_ open: UInt8, _ close: UInt8, at index: Int, within reach: Int = 256) -> Int? {
    var depth = 0
    var first: Int?
    for at in index..<Swift.max(index, Swift.min(endIndex, index + reach)) {
      if self[at] == open {
        depth += 1
      } else if self[at] == close {
        first = first ?? at
        depth -= 1
        if depth == 0 { return at }
      }
    }
    return first
  }

  /// Whether the bytes end with an ASCII text.
  package func ends(with suffix: StaticString) -> Bool {
    count >= suffix.utf8CodeUnitCount
      && hasBytes(of: suffix, at: endIndex - suffix.utf8CodeUnitCount)
  }

  /// The first place of an ASCII text at or behind an index.
  package func range(of needle: StaticString, from start: Int? = nil) -> Range<Int>? {
    let start = start ?? startIndex
    let length = needle.utf8CodeUnitCount
    guard length > 0, endIndex - start >= length else { return nil }
    let found = withUnsafeBufferPointer { bytes -> Int? in
      guard let base = bytes.baseAddress else { return nil }
      var from = UnsafeRawPointer(base + (start - startIndex))
      let end = UnsafeRawPointer(base + bytes.count)
      // memchr leaps to the first byte at the speed of memory; memcmp decides.
      while end - from >= length,
        let hit = memchr(from, Int32(needle.utf8Start.pointee), end - from - length + 1)
      {
        if memcmp(hit, needle.utf8Start, length) == 0 {
          return UnsafeRawPointer(hit) - UnsafeRawPointer(base)
        }
        from = UnsafeRawPointer(hit) + 1
      }
      return nil
    }
    return found.map { startIndex + $0..<startIndex + $0 + length }
  }

  /// Whether an ASCII text occurs anywhere.
  package func contains(_ needle: StaticString) -> Bool { range(of: needle) != nil }

  /// At most so many bytes from the beginning, without cutting a UTF-8 character in two.
  func prefix(ofCharacters limit: Int) -> ArraySlice<UInt8> {
    guard count > limit else { return self }
    var end = startIndex + limit
    // Three bytes at most follow the first one of a character; other bytes are no UTF-8 anyway.
    for _ in 0..<3 where end > startIndex && self[end] & 0xC0 == 0x80 { end -= 1 }
    return self[..<end]
  }

  /// The bytes without white space at both ends.
  package var trimmed: ArraySlice<UInt8> {
    var slice = self
    while let first = slice.first, first.isSpace { slice.removeFirst() }
    while let last = slice.last, last.isSpace { slice.removeLast() }
    return slice
  }

  /// The number that a run of digits stands for; nil for anything else or more than 18 digits.
  package var decimal: Int? {
    guard !isEmpty, count <= 18, allSatisfy(\.isDigit) else { return nil }
    return reduce(0) { $0 * 10 + Int($1 - 48) }
  }

  /// How many characters the bytes are in UTF-8, counted as Python does.
  var characterCount: Int { count { $0 & 0xC0 != 0x80 } }

  /// The bytes as text for people.
  package var shown: String { String(decoding: self, as: UTF8.self) }

  private func hasBytes(of text: StaticString, at index: Int) -> Bool {
    let length = text.utf8CodeUnitCount
    return withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return length == 0 }
      return memcmp(base + (index - startIndex), text.utf8Start, length) == 0
    }
  }
}

extension UInt8 {
  /// Whether the byte is a decimal digit.
  @inline(__always) package var isDigit: Bool { self &- 0x30 < 10 }

  /// Whether the byte is a blank, a tab or the end of a line.
  @inline(__always) package var isSpace: Bool { self == 0x20 || self &- 9 < 5 }

  /// Whether the byte is an ASCII letter.
  @inline(__always) package var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }

  /// Whether the byte may stand in a Python identifier.
  package var isWord: Bool { isLetter || isDigit || self == UInt8(ascii: "_") }
}
