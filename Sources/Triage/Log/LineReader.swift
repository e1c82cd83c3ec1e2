/// Cuts a stream of chunks into blocks of whole lines, in constant memory whatever their length.
package struct LineReader {
  /// How many bytes of a line are kept; what comes behind is delivered as it comes.
  package static let lengthLimit = 1 << 20

  /// How many lines were delivered.
  package private(set) var count = 0

  /// How many bytes were consumed.
  package private(set) var bytes = 0

  /// The beginning of a line whose end has not come yet.
  private var carry: [UInt8] = []
  private var isCut = false

  package init() {}

  /// Delivers every line that ends in this chunk, as many at a time as lie behind each other.
  mutating func consume(_ chunk: ArraySlice<UInt8>, deliver: (LineBlock) -> Void) {
    bytes += chunk.count
    var rest = chunk
    // A part this long holds no line that is too long, so that only carried ones must be measured.
    while rest.count > Self.lengthLimit {
      consumePart(rest.prefix(Self.lengthLimit), deliver)
      rest = rest.dropFirst(Self.lengthLimit)
    }
    consumePart(rest, deliver)
  }

  /// Delivers the last line, where the stream does not end with a line break.
  mutating func finish(deliver: (LineBlock) -> Void) {
    if !carry.isEmpty || isCut { endCarriedLine(hasBreak: false, deliver) }
  }

  private mutating func consumePart(_ part: ArraySlice<UInt8>, _ deliver: (LineBlock) -> Void) {
    var part = part
    if !carry.isEmpty || isCut {
      let end = part.withUnsafeBufferPointer { $0.breakOffset(from: 0) }
      keep(part.prefix(end), deliver)
      guard end < part.count else { return }
      endCarriedLine(hasBreak: true, deliver)
      part = part.dropFirst(end + 1)
    }
    guard let last = part.withUnsafeBufferPointer({ $0.lastBreakOffset() }) else {
      return keep(part, deliver)
    }
    let whole = part.prefix(last + 1)
    let lines = whole.withUnsafeBufferPointer { $0.breakCount() }
    deliver(LineBlock(firstNumber: count + 1, bytes: whole, part: .lines))
    count += lines
    keep(part.dropFirst(last + 1), deliver)
  }

  private mutating func keep(_ part: ArraySlice<UInt8>, _ deliver: (LineBlock) -> Void) {
    guard !part.isEmpty else { return }
    var rest = part
    if !isCut {
      let room = Self.lengthLimit - carry.count
      carry.append(contentsOf: rest.prefix(room))
      rest = rest.dropFirst(room)
      guard !rest.isEmpty else { return }
      isCut = true
      deliver(LineBlock(firstNumber: count + 1, bytes: carry[...], part: .beginning))
      carry.removeAll(keepingCapacity: true)
    }
    deliver(LineBlock(firstNumber: count + 1, bytes: rest, part: .rest))
  }

  private mutating func endCarriedLine(hasBreak: Bool, _ deliver: (LineBlock) -> Void) {
    if !isCut || hasBreak { carry.append(UInt8(ascii: "\n")) }
    deliver(
      LineBlock(firstNumber: count + 1, bytes: carry[...], part: isCut ? .end : .lines))
    count += 1
    isCut = false
    carry.removeAll(keepingCapacity: true)
  }
}

extension LineReader {
  /// Delivers every line that ends in this chunk, one by one.
  ///
  /// - Parameters:
  ///   - chunk: the next bytes of the stream.
  ///   - deliver: is given number, bytes without the line break, and whether the line was cut.
  package mutating func consume(
    _ chunk: ArraySlice<UInt8>, deliver: (Int, ArraySlice<UInt8>, Bool) -> Void
  ) {
    consume(chunk) { (block: LineBlock) in block.lines(deliver) }
  }

  /// Delivers the last line, where the stream does not end with a line break.
  package mutating func finish(deliver: (Int, ArraySlice<UInt8>, Bool) -> Void) {
    finish { (block: LineBlock) in block.lines(deliver) }
  }
}

extension LineBlock {
  fileprivate func lines(_ deliver: (Int, ArraySlice<UInt8>, Bool) -> Void) {
    guard part == .lines || part == .beginning else { return }
    visit { number, offset, line in
      let start = bytes.startIndex + offset
      deliver(number, bytes[start..<start + line.count], isCut)
    }
  }
}
