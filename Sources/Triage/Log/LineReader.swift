/// Cuts a stream of chunks into lines, in constant memory whatever the length of a line.
package struct LineReader {
  /// How many bytes of a line are kept; what comes behind is skipped and told.
  package static let lengthLimit = 1 << 20

  /// How many lines were delivered.
  package private(set) var count = 0

  /// How many bytes were consumed.
  package private(set) var bytes = 0

  /// The beginning of a line whose end has not come yet.
  private var carry: [UInt8] = []
  private var isCut = false

  package init() {}

  /// Delivers every line that ends in this chunk.
  ///
  /// - Parameters:
  ///   - chunk: the next bytes of the stream.
  ///   - deliver: is given number, bytes without the line break, and whether the line was cut.
  package mutating func consume(
    _ chunk: ArraySlice<UInt8>, deliver: (Int, ArraySlice<UInt8>, Bool) -> Void
  ) {
    bytes += chunk.count
    var start = chunk.startIndex
    while let end = chunk[start...].firstIndex(of: UInt8(ascii: "\n")) {
      if carry.isEmpty, !isCut {
        emit(chunk[start..<end], deliver)
      } else {
        keep(chunk[start..<end])
        let line = carry
        carry = []
        emit(line[...], deliver)
      }
      start = end + 1
    }
    keep(chunk[start...])
  }

  /// Delivers the last line, where the stream does not end with a line break.
  package mutating func finish(deliver: (Int, ArraySlice<UInt8>, Bool) -> Void) {
    guard !carry.isEmpty || isCut else { return }
    let line = carry
    carry = []
    emit(line[...], deliver)
  }

  private mutating func keep(_ part: ArraySlice<UInt8>) {
    guard !part.isEmpty else { return }
    let room = Self.lengthLimit - carry.count
    if part.count > room { isCut = true }
    carry.append(contentsOf: part.prefix(room))
  }

  private mutating func emit(
    _ line: ArraySlice<UInt8>, _ deliver: (Int, ArraySlice<UInt8>, Bool) -> Void
  ) {
    var line = line
    var cut = isCut
    isCut = false
    if line.count > Self.lengthLimit {
      line = line.prefix(Self.lengthLimit)
      cut = true
    }
    if !cut, line.last == UInt8(ascii: "\r") { line.removeLast() }
    count += 1
    deliver(count, line, cut)
  }
}
