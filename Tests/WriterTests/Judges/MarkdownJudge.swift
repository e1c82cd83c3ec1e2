import Foundation

/// Reads markdown as GitHub does, with cmark-gfm.
enum MarkdownJudge {
  private static let options =
    ["table", "strikethrough", "autolink", "tagfilter", "tasklist"]
    .flatMap { ["-e", $0] } + ["--unsafe"]

  /// What each of some documents becomes: its tags, and the text between.
  ///
  /// They are read in one go with a mark between them. Where one of them swallows a mark or makes
  /// its own, each is read alone.
  static func pieces(of documents: [String]) throws -> [[Piece]] {
    let mark = "<!-- next -->"
    let html = try html(of: documents.joined(separator: "\n\n\(mark)\n\n"))
    let parts = html.split(separating: mark + "\n")
    if parts.count == documents.count { return parts.map(pieces) }
    return try documents.map { pieces(of: ArraySlice(try Self.html(of: $0))) }
  }

  static func html(of document: String) throws -> [UInt8] {
    try Tool.run("cmark-gfm", options, input: document).output
  }

  /// Cuts HTML into its tags and texts; an empty comment, which the tool writes to part names that
  /// GitHub would link, cuts a text in two.
  static func pieces(of html: ArraySlice<UInt8>) -> [Piece] {
    var pieces: [Piece] = []
    var tag: [UInt8] = []
    var text: [UInt8] = []
    var rest = html
    while let byte = rest.first {
      if byte == UInt8(ascii: "<") {
        if rest.starts(with: emptyComment) {
          rest = rest.dropFirst(emptyComment.count)
          text += [0]
          continue
        }
        let end = rest.firstIndex(of: UInt8(ascii: ">")) ?? rest.endIndex - 1
        pieces.append(piece(tag, text))
        (tag, text) = (Array(rest[...end]), [])
        rest = rest[(end + 1)...]
      } else {
        text.append(byte)
        rest = rest.dropFirst()
      }
    }
    pieces.append(piece(tag, text))
    return pieces
  }

  private static let emptyComment = Array("<!-- -->".utf8)

  private static func piece(_ tag: [UInt8], _ text: [UInt8]) -> Piece {
    Piece(
      place: String(decoding: tag, as: UTF8.self),
      text: [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")].reduce(
        String(decoding: text, as: UTF8.self)
      ) { $0.replacingOccurrences(of: $1.0, with: $1.1, options: .literal) })
  }

  /// The elements that reports have.
  private static let own: Set<String> = [
    "h2", "h3", "p", "table", "thead", "tbody", "tr", "th", "td", "code", "pre", "ul", "li", "br",
  ]

  /// The first tag that no report has by itself, such as a link without a rule that has one.
  static func stranger(in pieces: [Piece]) -> String? {
    pieces.first { piece in
      let name = piece.place.drop { $0 == "<" || $0 == "/" }.prefix { $0.isLetter || $0.isNumber }
      return !piece.place.isEmpty && !own.contains(String(name))
    }
    .map { "\($0.place) before '\(Payload($0.text.utf8))'" }
  }

  /// A cell, a paragraph or a piece of code that begins with a mark.
  static func mark(in pieces: [Piece]) -> String? {
    pieces.first { $0.text.unicodeScalars.first.map(TextJudge.joins) ?? false }
      .map { "a mark begins '\(Payload($0.text.utf8))'" }
  }

  /// What GitHub would make a mention, a reference or an emoji of, after the markup is read.
  static func reference(in pieces: [Piece]) -> String? {
    for piece in pieces
    where !["<code>", "<pre>"].contains(piece.place) && !piece.place.hasPrefix("<code ") {
      for text in piece.text.utf8.split(separator: 0) {
        if let found = reference(in: Array(text)) { return found }
      }
    }
    return nil
  }

  private static func reference(in text: [UInt8]) -> String? {
    func isWord(_ index: Int) -> Bool {
      guard text.indices.contains(index) else { return false }
      return text[index] >= 0x80 || UnicodeScalar(text[index]).properties.isAlphabetic
        || isDigit(index)
    }
    func isDigit(_ index: Int) -> Bool {
      text.indices.contains(index) && (0x30...0x39).contains(text[index])
    }
    for (index, byte) in text.enumerated() {
      let isReference =
        switch byte {
        case UInt8(ascii: "@"):
          index + 1 < text.count && text[index + 1] < 0x80 && isWord(index + 1)
            && !isWord(index - 1)
        case UInt8(ascii: "#"): isDigit(index + 1)
        case UInt8(ascii: "-"):
          isDigit(index + 1) && index >= 2 && !isWord(index - 3)
            && text[(index - 2)..<index].map { $0 | 0x20 } == Array("gh".utf8)
        case UInt8(ascii: ":"): isEmoji(text[(index + 1)...])
        default: false
        }
      if isReference {
        return Payload(text[max(0, index - 20)..<min(text.count, index + 20)]).description
      }
    }
    return nil
  }

  private static func isEmoji(_ text: ArraySlice<UInt8>) -> Bool {
    let name = text.prefix { byte in
      UnicodeScalar(byte).properties.isAlphabetic && byte < 0x80 || (0x30...0x39).contains(byte)
        || "_+-".utf8.contains(byte)
    }
    // Of numbers only two are emoji, and the times of day are none.
    let isNumber = name.allSatisfy { (0x30...0x39).contains($0) }
    if isNumber, !["100", "1234"].contains(String(decoding: name, as: UTF8.self)) { return false }
    return !name.isEmpty && text.dropFirst(name.count).first == UInt8(ascii: ":")
  }
}

extension [UInt8] {
  /// The parts between marks.
  fileprivate func split(separating mark: String) -> [ArraySlice<UInt8>] {
    let data = Data(self)
    var parts: [ArraySlice<UInt8>] = []
    var start = 0
    while let range = data.range(of: Data(mark.utf8), in: start..<data.count) {
      parts.append(self[start..<range.lowerBound])
      start = range.upperBound
    }
    return parts + [self[start...]]
  }
}
