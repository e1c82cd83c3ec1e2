extension UnsafeBufferPointer<UInt8> {
  /// Whether the bytes are valid UTF-8, as PCRE2 and Unicode understand it.
  var isUTF8: Bool {
    isASCII || (try? UTF8Span(validating: span)) != nil
  }

  /// Whether no byte is beyond ASCII; nearly every line of a log is.
  private var isASCII: Bool {
    guard let baseAddress else { return true }
    var all: UInt8 = 0
    var offset = 0
    while count - offset >= 32 {
      let part = baseAddress + offset
      var index = 0
      while index < 32 {
        all |= part[index]
        index &+= 1
      }
      offset &+= 32
    }
    while offset < count {
      all |= baseAddress[offset]
      offset &+= 1
    }
    return all < 0x80
  }

  /// The nearest offset at or before another that does not split a character.
  func characterStart(at offset: Int) -> Int {
    guard offset < count else { return count }
    // A character has three continuation bytes at most; more of them are no character.
    for start in stride(from: offset, through: offset - 3, by: -1) where self[start] & 0xC0 != 0x80
    {
      return start
    }
    return offset
  }
}
