/// Finds long literals in a text by looking at every eighth window of eight bytes.
///
/// A literal of fifteen bytes holds such a window wherever it lies, so all eight alignments of its
/// rarest fifteen bytes are in the table. A bitmap answers for nearly every window of a text; what
/// passes it is looked up and compared as a whole.
///
/// The tables are raw memory, because the bounds checks of arrays would cost as much as the search.
/// They are written in the initialiser only, so any thread may read them.
final class WindowTable: @unchecked Sendable {
  /// A literal that stands for a pattern.
  struct Entry {
    var pattern: Int
    var literal: Literal
  }

  /// One alignment of a literal.
  private struct Window {
    var key: UInt64
    var literal: Int32
    /// Where the window begins in the literal.
    var offset: Int32
    /// The next window of the same key; 0 ends the chain.
    var next: Int32
  }

  private struct Place {
    var start: Int32
    var count: Int32
    var pattern: Int32
  }

  private let bitmap: UnsafeMutableBufferPointer<UInt64>
  private let bitmapShift: UInt64
  /// A second bitmap of other bits of the hash, for windows that pass the first one by chance.
  private let secondBitmap: UnsafeMutableBufferPointer<UInt64>
  private let slots: UnsafeMutableBufferPointer<Int32>
  private let slotMask: Int
  /// The windows, from 1.
  private let windows: UnsafeMutableBufferPointer<Window>
  private let literals: UnsafeMutableBufferPointer<Place>
  /// The bytes of all literals, and the bits that are set before they are compared.
  private let bytes: UnsafeMutableBufferPointer<UInt8>
  private let folds: UnsafeMutableBufferPointer<UInt8>

  let isEmpty: Bool

  init(_ entries: [Entry], rarity: Rarity) {
    isEmpty = entries.isEmpty
    let windowCount = entries.count * WindowKey.stride
    // Thirty-two bits for each window let about three windows of a hundred pass by chance.
    var bits = 16
    while bits < 21, 1 << bits < windowCount * 32 { bits += 1 }
    bitmapShift = UInt64(64 - bits)
    bitmap = .allocate(capacity: 1 << (bits - 6))
    bitmap.initialize(repeating: 0)
    secondBitmap = .allocate(capacity: 1 << (Self.secondBits - 6))
    secondBitmap.initialize(repeating: 0)
    var slotCount = 64
    while slotCount < windowCount * 2 { slotCount *= 2 }
    slotMask = slotCount - 1
    slots = .allocate(capacity: slotCount)
    slots.initialize(repeating: 0)
    windows = .allocate(capacity: windowCount + 1)
    windows.initialize(repeating: Window(key: 0, literal: 0, offset: 0, next: 0))
    literals = .allocate(capacity: entries.count)
    literals.initialize(repeating: Place(start: 0, count: 0, pattern: 0))
    let size = entries.reduce(0) { $0 + $1.literal.count }
    bytes = .allocate(capacity: size)
    bytes.initialize(repeating: 0)
    folds = .allocate(capacity: size)
    folds.initialize(repeating: 0)
    var end = 0
    for (index, entry) in entries.enumerated() {
      let literal = entry.literal
      for offset in 0..<literal.count {
        bytes[end + offset] = literal.bytes[offset]
        folds[end + offset] = literal.folds[offset]
      }
      literals[index] = Place(
        start: Int32(end), count: Int32(literal.count), pattern: Int32(entry.pattern))
      end += literal.count
      let start = Self.rarest(in: literal, rarity).start
      for alignment in 0..<WindowKey.stride {
        insert(
          literal: index, offset: start + alignment, as: index * WindowKey.stride + alignment + 1)
      }
    }
  }

  deinit {
    bitmap.deallocate()
    secondBitmap.deallocate()
    slots.deallocate()
    windows.deallocate()
    literals.deallocate()
    bytes.deallocate()
    folds.deallocate()
  }

  private func insert(literal: Int, offset: Int, as number: Int) {
    let start = Int(literals[literal].start) + offset
    var key: UInt64 = 0
    for place in (start..<start + WindowKey.size).reversed() {
      key = key << 8 | UInt64(bytes[place])
    }
    key |= 0x2020_2020_2020_2020
    let hash = WindowKey.hash(key)
    let bit = hash >> bitmapShift
    bitmap[Int(bit >> 6)] |= 1 << (bit & 63)
    let second = Self.secondBit(of: hash)
    secondBitmap[second >> 6] |= 1 << UInt64(second & 63)
    var slot = Self.slot(of: hash) & slotMask
    while slots[slot] != 0, windows[Int(slots[slot])].key != key { slot = (slot + 1) & slotMask }
    windows[number] = Window(
      key: key, literal: Int32(literal), offset: Int32(offset), next: slots[slot])
    slots[slot] = Int32(number)
  }

  private static let secondBits = 19

  /// The bits of the hash below those that any first bitmap takes.
  @inline(__always)
  private static func secondBit(of hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash >> 24) & (1 << secondBits - 1)
  }

  @inline(__always)
  private func passesSecond(_ place: UnsafePointer<UInt8>) -> Bool {
    let bit = Self.secondBit(of: WindowKey.hash(WindowKey.key(at: place)))
    return secondBitmap[bit >> 6] >> UInt64(bit & 63) & 1 != 0
  }

  @inline(__always)
  private static func slot(of hash: UInt64) -> Int { Int(truncatingIfNeeded: hash >> 20) }

  /// Where the fifteen bytes begin whose windows come least often, and how often they come.
  static func rarest(in literal: Literal, _ rarity: Rarity) -> (start: Int, cost: Int) {
    let counts = literal.bytes.withUnsafeBufferPointer { bytes -> [Int] in
      guard let base = bytes.baseAddress, bytes.count >= WindowKey.size else { return [] }
      return (0...(bytes.count - WindowKey.size)).map {
        rarity.count(of: WindowKey.key(at: base + $0))
      }
    }
    var best = (start: 0, cost: Int.max)
    guard counts.count >= WindowKey.stride else { return best }
    var sum = counts[..<(WindowKey.stride - 1)].reduce(0, +)
    for start in 0...(counts.count - WindowKey.stride) {
      sum += counts[start + WindowKey.stride - 1]
      if sum < best.cost { best = (start, sum) }
      sum -= counts[start]
    }
    return best
  }

  /// Calls back for every literal in a block, with its pattern and a place inside of it.
  @inline(__always)
  func search(_ block: UnsafeBufferPointer<UInt8>, found: (_ pattern: Int, _ offset: Int) -> Void) {
    guard let base = block.baseAddress, block.count >= WindowKey.size, !isEmpty,
      let bits = UnsafePointer(bitmap.baseAddress)
    else { return }
    let filter = WindowFilter(bits: bits, shift: bitmapShift, base: base)
    let last = block.count - WindowKey.size
    var offset = 0
    while true {
      offset = filter.turn(from: offset, last: last)
      guard offset <= last else { return }
      for window in stride(
        from: offset, through: min(offset + 3 * WindowKey.stride, last), by: WindowKey.stride)
      where filter.passes(window) != 0 && passesSecond(base + window) {
        lookUp(window, in: block, found)
      }
      offset += 4 * WindowKey.stride
    }
  }

  /// Compares the literals that have a window at an offset.
  @inline(never)
  private func lookUp(
    _ offset: Int, in block: UnsafeBufferPointer<UInt8>, _ found: (Int, Int) -> Void
  ) {
    guard let base = block.baseAddress else { return }
    let key = WindowKey.key(at: base + offset)
    var slot = Self.slot(of: WindowKey.hash(key)) & slotMask
    while slots[slot] != 0 {
      var number = Int(slots[slot])
      if windows[number].key == key {
        while number != 0 {
          let window = windows[number]
          let place = literals[Int(window.literal)]
          if matches(place, at: offset - Int(window.offset), in: block) {
            found(Int(place.pattern), offset)
          }
          number = Int(window.next)
        }
        return
      }
      slot = (slot + 1) & slotMask
    }
  }

  @inline(__always)
  private func matches(
    _ place: Place, at start: Int, in block: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let count = Int(place.count)
    guard start >= 0, start + count <= block.count else { return false }
    let from = Int(place.start)
    for index in 0..<count
    where block[start + index] | folds[from + index] != bytes[from + index] { return false }
    return true
  }
}

/// The bitmap over one block.
private struct WindowFilter {
  let bits: UnsafePointer<UInt64>
  let shift: UInt64
  let base: UnsafePointer<UInt8>

  /// Whether a window may be in the table: 1 or 0.
  @inline(__always)
  func passes(_ offset: Int) -> UInt64 {
    let bit = WindowKey.hash(WindowKey.key(at: base + offset)) &>> shift
    return bits[Int(truncatingIfNeeded: bit &>> 6)] &>> (bit & 63) & 1
  }

  /// The next offset at which one of four windows passes, or one behind the last.
  ///
  /// Four windows in a turn let the loads overlap, and one branch covers them. The loop stands alone
  /// so that all it needs stays in registers.
  @inline(never)
  func turn(from start: Int, last: Int) -> Int {
    let filter = self
    var offset = start
    while offset &+ 3 &* WindowKey.stride <= last {
      let either = filter.passes(offset) | filter.passes(offset &+ WindowKey.stride)
      let other =
        filter.passes(offset &+ 2 &* WindowKey.stride)
        | filter.passes(offset &+ 3 &* WindowKey.stride)
      if either | other != 0 { return offset }
      offset &+= 4 &* WindowKey.stride
    }
    while offset <= last, filter.passes(offset) == 0 { offset &+= WindowKey.stride }
    return offset
  }
}
