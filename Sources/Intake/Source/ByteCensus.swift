/// How many zeros and line breaks there are, and whether all bytes are ASCII.
struct ByteCensus {
  private(set) var zeros = 0
  private(set) var breaks = 0
  private var high: UInt8 = 0

  var isASCII: Bool { high < 0x80 }

  /// Counts in one pass; sums of 128 bytes fit into a byte, the form that becomes vector instructions.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let base = bytes.baseAddress else { return }
    var offset = 0
    while offset < bytes.count {
      let part = base + offset
      let count = min(128, bytes.count - offset)
      if count == 128 { take(part, 128) } else { take(part, count) }
      offset &+= count
    }
  }

  @inline(__always)
  private mutating func take(_ part: UnsafePointer<UInt8>, _ count: Int) {
    var (zeroSum, breakSum, all): (UInt8, UInt8, UInt8) = (0, 0, 0)
    var index = 0
    while index < count {
      let byte = part[index]
      all |= byte
      zeroSum &+= byte == 0 ? 1 : 0
      breakSum &+= byte == 0x0A ? 1 : 0
      index &+= 1
    }
    high |= all
    zeros &+= Int(zeroSum)
    breaks &+= Int(breakSum)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The offset of the first byte at or behind an offset that is not ASCII; the end where all are.
  @inline(__always)
  func endOfASCII(from start: Int) -> Int {
    guard let baseAddress else { return count }
    let bytes = UnsafeRawPointer(baseAddress)
    var offset = start
    while count &- offset >= 8,
      bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
    {
      offset &+= 8
    }
    while offset < count, self[offset] < 0x80 { offset &+= 1 }
    return offset
  }
}
