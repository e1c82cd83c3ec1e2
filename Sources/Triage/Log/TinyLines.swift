/// Finds the rest of long runs of lines that are too short to tell anything.
///
/// A gigabyte of line breaks packs into a megabyte, and reading a line costs more than reading a
/// byte. So of lines with at most ``length`` bytes that follow each other only the first ``limit``
/// are read; what comes behind them is counted and searched with the patterns of signatures.
struct TinyLines {
  /// How many bytes such a line has at most, besides its line break.
  static let length = 3

  /// How many of a run are read.
  static let limit = 1000

  /// How many of the last lines so far are of one run.
  private var run = 0

  /// How far apart lines are looked at; a run that is longer than the limit is never missed.
  private static let stride = limit / 2

  /// The parts of a block that are to be read, and those that are only to be searched, in order.
  mutating func parts(of block: LineBlock) -> [(part: LineBlock, isRead: Bool)] {
    guard block.part == .lines else {
      run = 0
      return [(block, true)]
    }
    let cuts = block.bytes.withUnsafeBufferPointer { rests(in: $0) }
    guard !cuts.isEmpty else { return [(block, true)] }
    var parts: [(LineBlock, Bool)] = []
    var (number, offset) = (block.firstNumber, 0)
    func add(until end: Int, isRead: Bool) {
      guard end > offset else { return }
      let start = block.bytes.startIndex
      let bytes = block.bytes[(start + offset)..<(start + end)]
      parts.append((LineBlock(firstNumber: number, bytes: bytes, part: .lines), isRead))
      number += block.lineCount(in: offset..<end)
      offset = end
    }
    for cut in cuts {
      add(until: cut.lowerBound, isRead: true)
      add(until: cut.upperBound, isRead: false)
    }
    add(until: block.bytes.count, isRead: true)
    return parts
  }

  /// Where the rests of long runs lie.
  private mutating func rests(in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var offset = 0
    while true {
      var (end, rest) = (offset, offset)
      while let next = Self.tinyLineEnd(in: bytes, from: end) {
        run += 1
        end = next
        if run <= Self.limit { rest = next }
      }
      if end > rest { found.append(rest..<end) }
      guard end < bytes.count else { return found }
      run = 0
      guard let next = Self.nextRun(in: bytes, behind: end) else { return found }
      offset = next
    }
  }

  /// The offset behind a line that is tiny; nil for any other.
  @inline(__always)
  private static func tinyLineEnd(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    // The last one of these is a line break, or a carriage return before one.
    let last = min(start &+ length &+ 1, bytes.count &- 1)
    var index = start
    while index <= last {
      let byte = bytes[index]
      if byte == 0x0A {
        return index &- start <= length || bytes[index &- 1] == 0x0D ? index &+ 1 : nil
      }
      // Without its colours a line may be another one.
      if byte == 0x1B { return nil }
      index &+= 1
    }
    return nil
  }

  /// Where a run begins that may be long, or in which the block ends, behind a line's beginning.
  private static func nextRun(in bytes: UnsafeBufferPointer<UInt8>, behind start: Int) -> Int? {
    var sample = start
    while sample < bytes.count - 1 {
      sample = min(sample + stride, bytes.count - 1)
      // The line that ends at the sample or within the reach of a tiny one.
      let end = (sample...min(sample + length + 1, bytes.count - 1)).first { bytes[$0] == 0x0A }
      guard let end, let first = runStart(in: bytes, endingWith: end, behind: start) else {
        continue
      }
      return first
    }
    return nil
  }

  /// Where the run begins whose line ends with a line break; nil where that line is not tiny.
  private static func runStart(
    in bytes: UnsafeBufferPointer<UInt8>, endingWith end: Int, behind start: Int
  ) -> Int? {
    var found: Int?
    var end = end
    while end > start {
      var first = end
      while first > start, end - first <= length + 1, bytes[first - 1] != 0x0A { first -= 1 }
      guard first > start, tinyLineEnd(in: bytes, from: first) == end + 1 else { return found }
      found = first
      end = first - 1
    }
    return found
  }
}
