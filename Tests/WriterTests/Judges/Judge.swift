/// Who reads a form.
enum Judge: String {
  case markdown = "cmark-gfm"
  case text = "allowed characters"
  case json = "a JSON parser"
  /// JSON of which a payload may change how much there is.
  case freeJSON = "a JSON parser that takes any shape"
  case xml = "an XML parser"
}

extension Judge {
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
  /// names in its messages, and bars and carets are as long as what stands beside them.
  var freePlaces: Set<String> {
    switch self {
    case .json:
      ["/builds/faults/group", "/changes/before/group", "/changes/after/group", "/faults/group"]
    case .markdown: ["<code class=\"language-text\">"]
    case .xml: ["text"]
    case .text, .freeJSON: []
    }
  }

  /// The first thing in a document that the tool did not mean; nil where there is none.
  func problem(
    in document: String, _ pieces: [Piece]?, from twin: Twin, showing shown: Shown
  ) -> String? {
    guard let pieces else { return "no parser accepts it" }
    if let problem = TextJudge.problem(in: document, isForPeople: isForPeople) { return problem }
    return switch self {
    case .text, .freeJSON: nil
    case .markdown:
      twin.difference(of: pieces.map(\.whole), showing: shown) ?? MarkdownJudge.mark(in: pieces)
        ?? MarkdownJudge.reference(in: pieces)
    case .xml: twin.difference(of: pieces, showing: shown)
    case .json: twin.differenceInAnyOrder(of: pieces, showing: shown)
    }
  }
}
