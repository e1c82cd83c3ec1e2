/// The text of a log as UTF-8, checked for what may be missing in it.
final class TextSource: ByteSource {
  /// How a text is encoded.
  enum Encoding {
    case utf8, utf8WithMark, utf16LittleEndian, utf16BigEndian
  }

  /// What was seen on the way.
  private(set) var checks = TextChecks()

  private let source: any ByteSource
  private let encoding: Encoding
  private var decoder: UTF16Decoder?
  private var isFirst = true
  private var isOver = false

  init(_ source: any ByteSource, encoding: Encoding) {
    self.source = source
    self.encoding = encoding
    switch encoding {
    case .utf8, .utf8WithMark: decoder = nil
    case .utf16LittleEndian: decoder = UTF16Decoder(isBigEndian: false)
    case .utf16BigEndian: decoder = UTF16Decoder(isBigEndian: true)
    }
  }

  func next() throws(ReadProblem) -> ArraySlice<UInt8> {
    while !isOver {
      var piece = try source.next()
      isOver = piece.isEmpty
      // The head that told the encoding comes as one piece, so the mark is in it as a whole.
      if isFirst, encoding == .utf8WithMark { piece = piece.dropFirst(3) }
      isFirst = false
      if decoder != nil {
        piece = (isOver ? decoder?.finish() : decoder?.decode(piece)) ?? []
      }
      if piece.isEmpty { continue }
      checks.look(at: piece)
      return piece
    }
    return []
  }
}
