/// Writes events into the bytes of a block.
///
/// Numbers take as few bytes as they can, and texts that come again are written once in a block.
struct EventEncoder {
  private(set) var bytes: [UInt8] = []
  private var texts: [ArraySlice<UInt8>: Int] = [:]

  /// The moment that was written last, from which the next one is told.
  private var last = 0

  /// Writes a number; those near zero take one byte.
  mutating func put(_ number: Int) {
    var rest = UInt(bitPattern: number << 1 ^ number >> (Int.bitWidth - 1))
    while rest > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  mutating func put(_ moment: Moment) {
    put(moment.milliseconds &- last)
    last = moment.milliseconds
    put(moment.zone ?? EventDecoder.noZone)
  }

  /// Writes a text that hardly comes again.
  mutating func put(_ text: some Collection<UInt8>) {
    put(text.count)
    bytes.append(contentsOf: text)
  }

  /// Writes a text that may have been written in this block before.
  mutating func put(shared text: ArraySlice<UInt8>) {
    if let known = texts[text] { return put(known) }
    texts[Array(text)[...]] = texts.count
    put(-1)
    put(text)
  }

  mutating func put(shared text: String) { put(shared: Array(text.utf8)[...]) }
}
