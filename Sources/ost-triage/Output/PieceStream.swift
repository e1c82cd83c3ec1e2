/// Text on its way out in pieces: renderers write words, and each of them would be a call of the system.
struct PieceStream: TextOutputStream {
  private var piece = ""
  private let put: (String) -> Void

  /// How many bytes make a piece.
  private static let size = 64 << 10

  /// Hands on what is rendered, piece by piece, to the last one.
  ///
  /// - Parameters:
  ///   - put: takes a piece.
  ///   - render: writes the text.
  static func write(_ put: (String) -> Void, _ render: (inout any TextOutputStream) -> Void) {
    withoutActuallyEscaping(put) { put in
      var stream: any TextOutputStream = PieceStream(put: put)
      render(&stream)
      (stream as? PieceStream)?.finish()
    }
  }

  private init(put: @escaping (String) -> Void) {
    self.put = put
  }

  mutating func write(_ text: String) {
    piece += text
    guard piece.utf8.count >= Self.size else { return }
    put(piece)
    piece.removeAll(keepingCapacity: true)
  }

  private func finish() {
    if !piece.isEmpty { put(piece) }
  }
}
