import Glibc

/// Whole lines of a log that lie behind each other in memory, so that they can be searched at once.
struct LineBlock {
  /// The number of the first line, from 1.
  let firstNumber: Int

  /// The lines, each with its line break; of a part of a line what there is of it.
  let bytes: ArraySlice<UInt8>

  let part: Part

  /// What the block holds.
  enum Part {
    /// Whole lines.
    case lines

    /// The beginning of a line that is too long to be held.
    case beginning

    /// More of that line.
    case rest

    /// Its line break, or nothing where the log ends.
    case end
  }

  /// Whether the block is one line of which only the beginning is held.
  var isCut: Bool { part == .beginning }

  /// Visits the lines in place, in order.
  ///
  /// - Parameter body: is given a line's number, its offset in the block and its bytes without the
  ///   line break; they stay there during the call only.
  @inline(__always)
  func visit(_ body: (_ number: Int, _ offset: Int, _ line: UnsafeBufferPointer<UInt8>) -> Void) {
    bytes.withUnsafeBufferPointer { bytes in
      var (number, start) = (firstNumber, 0)
      while start < bytes.count {
        let end = bytes.breakOffset(from: start)
        body(
          number, start, UnsafeBufferPointer(rebasing: bytes[start..<textEnd(start, end, bytes)]))
        number += 1
        start = end + 1
      }
    }
  }

  /// The line that begins at an offset.
  func line(_ number: Int, at offset: Int) -> Line {
    let end = bytes.withUnsafeBufferPointer { bytes in
      textEnd(offset, bytes.breakOffset(from: offset), bytes)
    }
    let raw = bytes[(bytes.startIndex + offset)..<(bytes.startIndex + end)]
    return Line(number: number, raw: raw, isCut: isCut)
  }

  /// The offset behind the line break of the line at an offset.
  func lineEnd(from offset: Int) -> Int {
    bytes.withUnsafeBufferPointer { $0.breakOffset(from: offset) } + 1
  }

  /// How many lines end between two offsets.
  func lineCount(in offsets: Range<Int>) -> Int {
    bytes.withUnsafeBufferPointer { UnsafeBufferPointer(rebasing: $0[offsets]).breakCount() }
  }

  /// The entry of a product's log that the line at an offset belongs to, or the last one before it.
  ///
  /// Looked for in a few lines only, as what goes on for longer seldom ends with anything of use.
  func context(at offset: Int) -> LineContext? {
    if offset < bytes.count, let own = LineContext(entry: line(0, at: offset).raw) { return own }
    var end = offset
    for _ in 0..<Self.contextLimit where end > 0 {
      let start = bytes.withUnsafeBufferPointer { bytes in
        UnsafeBufferPointer(rebasing: bytes[..<(end - 1)]).lastBreakOffset().map { $0 + 1 } ?? 0
      }
      if let found = LineContext(entry: line(0, at: start).raw.prefix(1024)) { return found }
      end = start
    }
    return nil
  }

  private static let contextLimit = 100

  /// Where a line's text ends: before the carriage return, where the line break has one.
  @inline(__always)
  private func textEnd(_ start: Int, _ end: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    !isCut && end > start && bytes[end - 1] == 0x0D ? end - 1 : end
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The offset of the first line break at or behind an offset; the end where there is none.
  @inline(__always)
  func breakOffset(from offset: Int) -> Int {
    guard let baseAddress, offset < count,
      let found = memchr(baseAddress + offset, 0x0A, count - offset)
    else { return count }
    return UnsafeRawPointer(found) - UnsafeRawPointer(baseAddress)
  }

  /// The offset of the last line break; nil where there is none.
  func lastBreakOffset() -> Int? {
    var offset = count
    while offset > 0 {
      offset &-= 1
      if self[offset] == 0x0A { return offset }
    }
    return nil
  }

  /// The number of line breaks.
  ///
  /// Sums of 128 bytes fit into a byte, which is the form that becomes vector instructions.
  func breakCount() -> Int {
    guard let baseAddress else { return 0 }
    var (total, offset) = (0, 0)
    while count - offset >= 128 {
      let part = baseAddress + offset
      var (sum, index): (UInt8, Int) = (0, 0)
      while index < 128 {
        sum &+= part[index] == 0x0A ? 1 : 0
        index &+= 1
      }
      total &+= Int(sum)
      offset &+= 128
    }
    while offset < count {
      if baseAddress[offset] == 0x0A { total &+= 1 }
      offset &+= 1
    }
    return total
  }
}
