import Glibc

/// Raw bytes are searched through pointers: bounds checks would cost as much as the search itself.
extension UnsafeBufferPointer<UInt8> {
  /// The offset of the first line break at or behind an offset.
  @inline(__always)
  func lineEnd(from offset: Int) -> Int? {
    guard let baseAddress, offset < count,
      let found = memchr(baseAddress + offset, 0x0A, count - offset)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(baseAddress)
  }

  /// The offset of the beginning of the line that holds an offset.
  func lineStart(before offset: Int) -> Int {
    var start = offset
    while start > 0, self[start - 1] != 0x0A { start -= 1 }
    return start
  }

  /// The number of line breaks in a range.
  ///
  /// Sums of 128 bytes fit into a byte, which is the form that becomes vector instructions.
  func lineBreaks(in range: Range<Int>) -> Int {
    guard let baseAddress else { return 0 }
    var total = 0
    var offset = range.lowerBound
    while range.upperBound - offset >= 128 {
      let part = baseAddress + offset
      var sum: UInt8 = 0
      var index = 0
      while index < 128 {
        sum &+= part[index] == 0x0A ? 1 : 0
        index &+= 1
      }
      total &+= Int(sum)
      offset &+= 128
    }
    while offset < range.upperBound {
      if baseAddress[offset] == 0x0A { total += 1 }
      offset += 1
    }
    return total
  }

  /// The part of a range, as a buffer of its own.
  @inline(__always)
  func part(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: self[range])
  }
}
