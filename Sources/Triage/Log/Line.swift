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

  /// The column of the first byte of `raw`, from 1; behind 1 where only a part of the line is held.
  package let firstColumn: Int

  /// Where pieces of `text` lie in `raw`, by ascending offsets; nil where `text` is a slice of `raw`.
  let pieces: [Piece]?

  /// A piece of the text that is contiguous in the raw line; both offsets count from 0.
  package struct Piece: Sendable {
    package var textOffset: Int
    package var rawOffset: Int

    /// How many raw bytes stand for the piece as a whole, such as the six of `&quot;`; nil where the
    /// text is the raw bytes themselves.
    package var unit: Int?

    package init(textOffset: Int, rawOffset: Int, unit: Int? = nil) {
      self.textOffset = textOffset
      self.rawOffset = rawOffset
      self.unit = unit
    }
  }

  /// Makes a line whose text is a slice of its raw bytes.
  package init(
    number: Int, raw: ArraySlice<UInt8>, text: ArraySlice<UInt8>? = nil, isCut: Bool = false,
    firstColumn: Int = 1
  ) {
    self.number = number
    self.raw = raw
    self.text = text ?? raw
    self.isCut = isCut
    self.firstColumn = firstColumn
    pieces = nil
  }

  /// Makes a line whose text was put together from pieces of its raw bytes.
  package init(
    number: Int, raw: ArraySlice<UInt8>, text: ArraySlice<UInt8>, pieces: [Piece],
    isCut: Bool = false, firstColumn: Int = 1
  ) {
    self.number = number
    self.raw = raw
    self.text = text
    self.isCut = isCut
    self.firstColumn = firstColumn
    self.pieces = pieces
  }

  /// The offset in `raw`, from 0, of a place in `text`, given as an offset from the text's start.
  package func rawOffset(ofTextOffset offset: Int) -> Int {
    guard let pieces else { return text.startIndex - raw.startIndex + offset }
    guard let piece = pieces.last(where: { $0.textOffset <= offset }) else { return offset }
    return piece.unit == nil ? piece.rawOffset + offset - piece.textOffset : piece.rawOffset
  }

  /// The evidence for a part of the text, given as offsets from the text's start.
  ///
  /// The quoted bytes are those of the raw line from the part's first byte to where the next would
  /// begin, so a colour code or an escape in the middle is quoted with it.
  package func evidence(of part: Range<Int>, in log: String) -> Evidence {
    let start = rawOffset(ofTextOffset: part.lowerBound)
    let end = part.isEmpty ? start : rawEnd(ofTextOffset: part.upperBound - 1)
    let bytes = raw[(raw.startIndex + start)..<(raw.startIndex + end)].prefix(
      ofCharacters: Evidence.textLimit)
    return Evidence(
      log: log, line: number, column: firstColumn + start, length: bytes.count,
      text: LogText(bytes))
  }

  /// The evidence for the whole text.
  package func evidence(in log: String) -> Evidence {
    evidence(of: 0..<text.count, in: log)
  }

  /// The line's beginning, where the whole would be too much to keep.
  package func cut(to limit: Int) -> Line {
    guard text.count > limit else { return self }
    let text = text.prefix(ofCharacters: limit)
    guard let pieces else {
      return Line(
        number: number, raw: raw[..<text.endIndex], text: text, isCut: true,
        firstColumn: firstColumn)
    }
    let end = text.isEmpty ? 0 : rawEnd(ofTextOffset: text.count - 1)
    return Line(
      number: number, raw: raw[..<(raw.startIndex + end)], text: text, pieces: pieces, isCut: true,
      firstColumn: firstColumn)
  }

  /// The line's beginning in memory of its own, where thousands of lines may be kept.
  var kept: Line { cut(to: 4 << 10).detached }

  /// The same line in memory of its own, for keeping it longer than the chunk it was cut from.
  package var detached: Line {
    let copy = Array(raw)[...]
    guard let pieces else {
      let start = text.startIndex - raw.startIndex
      return Line(
        number: number, raw: copy, text: copy[start..<start + text.count], isCut: isCut,
        firstColumn: firstColumn)
    }
    return Line(
      number: number, raw: copy, text: Array(text)[...], pieces: pieces, isCut: isCut,
      firstColumn: firstColumn)
  }

  /// The offset in `raw` behind the bytes that a byte of the text stands for.
  private func rawEnd(ofTextOffset offset: Int) -> Int {
    let unit = pieces?.last { $0.textOffset <= offset }?.unit
    return rawOffset(ofTextOffset: offset) + (unit ?? 1)
  }
}

extension Line.Piece: Packable {
  func pack(into encoder: inout EventEncoder) {
    encoder.put(textOffset)
    encoder.put(rawOffset)
    unit.pack(into: &encoder)
  }

  init(from decoder: inout EventDecoder) {
    (textOffset, rawOffset) = (decoder.number(), decoder.number())
    unit = Int?(from: &decoder)
  }
}

extension Line: Packable {
  func pack(into encoder: inout EventEncoder) {
    encoder.put(number)
    encoder.put(firstColumn)
    isCut.pack(into: &encoder)
    encoder.put(raw)
    pieces.pack(into: &encoder)
    if pieces == nil { encoder.put(text.startIndex - raw.startIndex) }
    encoder.put(text)
  }

  init(from decoder: inout EventDecoder) {
    let (number, firstColumn) = (decoder.number(), decoder.number())
    let isCut = Bool(from: &decoder)
    let raw = Array(decoder.text())[...]
    if let pieces = [Piece]?(from: &decoder) {
      self.init(
        number: number, raw: raw, text: Array(decoder.text())[...], pieces: pieces, isCut: isCut,
        firstColumn: firstColumn)
      return
    }
    let start = decoder.number()
    let count = decoder.text().count
    let isWithin = start >= 0 && start <= raw.count && count <= raw.count - start
    self.init(
      number: number, raw: raw, text: isWithin ? raw[start..<start + count] : raw, isCut: isCut,
      firstColumn: firstColumn)
  }
}
