/// One line of a log: its bytes as they stand in the file, and the text without decorations.
package struct Line: Sendable {
  /// The line's number, from 1.
  package let number: Int

  /// The bytes of the line without its line break.
  package let raw: ArraySlice<UInt8>

  /// The line without timestamps, stage prefixes, colours and console notes.
  package let text: ArraySlice<UInt8>

  /// Whether bytes behind ``LineReader/lengthLimit`` were left out.
  package let isCut: Bool

  /// Where pieces of `text` lie in `raw`, by ascending offsets; nil where `text` is one slice of `raw`.
  private let pieces: [Piece]?

  /// A piece of the text that is contiguous in the raw line; both offsets count from 0.
  package struct Piece: Sendable {
    package var textOffset: Int
    package var rawOffset: Int

    package init(textOffset: Int, rawOffset: Int) {
      self.textOffset = textOffset
      self.rawOffset = rawOffset
    }
  }

  /// Makes a line whose text is a slice of its raw bytes.
  package init(
    number: Int, raw: ArraySlice<UInt8>, text: ArraySlice<UInt8>? = nil, isCut: Bool = false
  ) {
    self.number = number
    self.raw = raw
    self.text = text ?? raw
    self.isCut = isCut
    pieces = nil
  }

  /// Makes a line whose text was put together from pieces of its raw bytes.
  package init(
    number: Int, raw: ArraySlice<UInt8>, text: ArraySlice<UInt8>, pieces: [Piece], isCut: Bool
  ) {
    self.number = number
    self.raw = raw
    self.text = text
    self.isCut = isCut
    self.pieces = pieces
  }

  /// The offset in `raw`, from 0, of a place in `text`, given as an offset from the text's start.
  package func rawOffset(ofTextOffset offset: Int) -> Int {
    guard let pieces else { return text.startIndex - raw.startIndex + offset }
    guard let piece = pieces.last(where: { $0.textOffset <= offset }) else { return offset }
    return piece.rawOffset + offset - piece.textOffset
  }

  /// The evidence for a part of the text, given as offsets from the text's start.
  ///
  /// The quoted bytes are those of the raw line from the part's first to its last byte, so a colour
  /// code in the middle is quoted with it.
  package func evidence(of part: Range<Int>, in log: String) -> Evidence {
    let start = rawOffset(ofTextOffset: part.lowerBound)
    let end = part.isEmpty ? start : rawOffset(ofTextOffset: part.upperBound - 1) + 1
    let bytes = raw[(raw.startIndex + start)..<(raw.startIndex + end)]
    return Evidence(
      log: log, line: number, column: start + 1, length: bytes.count, text: LogText(bytes))
  }

  /// The evidence for the whole text.
  package func evidence(in log: String) -> Evidence {
    evidence(of: 0..<text.count, in: log)
  }
}
