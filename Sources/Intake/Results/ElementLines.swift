import Triage

/// Cuts the text of an element into lines that know where they stand in the file.
struct ElementLines {
  /// How many bytes of a line are kept.
  private static let lengthLimit = 64 << 10

  private var text: [UInt8] = []
  private var raw: [UInt8] = []
  private var pieces: [Line.Piece] = []
  private var place = (line: 1, column: 1)
  private var isOpen = false

  /// The offset behind the last byte of the current line.
  private(set) var end = 0

  /// Whether a line has begun that a next part may continue.
  var continues: Bool { isOpen }

  /// Adds a part of the text; gives the line that ends with it.
  ///
  /// - Parameters:
  ///   - part: the text; a line break always comes alone.
  ///   - raw: the bytes that stand for it in the file, behind those that lie between it and the
  ///     part before.
  ///   - gap: how many bytes lie between.
  ///   - start: its place, which counts where a line begins.
  ///   - end: the offset behind it.
  /// - Returns: the line, where one is complete.
  mutating func add(
    _ part: UnsafeBufferPointer<UInt8>, raw: UnsafeBufferPointer<UInt8>, gap: Int,
    from start: (line: Int, column: Int), to end: Int
  ) -> Line? {
    if !isOpen {
      place = start
      isOpen = true
    }
    self.end = end
    if part.count == 1, part.first == UInt8(ascii: "\n") { return take() }
    if text.count + part.count <= Self.lengthLimit {
      // A reference such as `&quot;` or text in another encoding stands for its bytes as a whole.
      let length = raw.count - gap
      pieces.append(
        Line.Piece(
          textOffset: text.count, rawOffset: self.raw.count + gap,
          unit: length == part.count ? nil : length))
      text += part
      self.raw += raw
    }
    return nil
  }

  /// Gives the line that has no line break behind it.
  mutating func finish() -> Line? {
    isOpen ? take() : nil
  }

  private mutating func take() -> Line {
    defer {
      text.removeAll(keepingCapacity: true)
      raw.removeAll(keepingCapacity: true)
      pieces.removeAll(keepingCapacity: true)
      isOpen = false
    }
    // Most lines hold no reference; without pieces they need half the memory.
    if raw == text { return Line(number: place.line, raw: raw[...], firstColumn: place.column) }
    return Line(
      number: place.line, raw: raw[...], text: text[...], pieces: pieces, firstColumn: place.column)
  }
}
