extension Form {
  /// Who reads the form.
  enum Judge: String {
    case markdown = "cmark-gfm"
    case text = "allowed characters"
    case json = "a JSON parser"
    /// JSON of which a payload may change how much there is.
    case freeJSON = "a JSON parser that takes any shape"
    case xml = "an XML parser"
  }
}

extension Form.Judge {
  /// What each document is to the judge; nil where it is not accepted.
  func pieces(of documents: [String]) throws -> [[Piece]?] {
    switch self {
    case .markdown: try MarkdownJudge.pieces(of: documents)
    case .text: documents.map { _ in [] }
    case .json, .freeJSON: documents.map(DataJudge.json)
    case .xml: documents.map(DataJudge.xml)
    }
  }

  /// Whether people read the form as it is.
  var isForPeople: Bool { self == .text || self == .markdown }

  /// Places whose text a payload may change in other ways: a group is named by the numbers and
  /// names in its messages, and carets below a quoted line are as many as it has columns.
  var freePlaces: Set<String> {
    self == .json ? ["/builds/faults/group", "/changes/builds/faults/group"] : ["text"]
  }

  /// A piece as it is compared: a text that a comment cuts in two is one.
  func comparable(_ piece: Piece) -> Piece {
    guard self == .markdown, piece.text.utf8.contains(0) else { return piece }
    return Piece(
      place: piece.place, text: String(decoding: piece.text.utf8.filter { $0 != 0 }, as: UTF8.self))
  }
}
