import Testing

@testable import Triage

/// A place where a report shows something else than it was meant to.
struct Deviation: CustomStringConvertible {
  var form: String
  var payload: Payload
  var what: String

  var description: String { "\(form): payload \"\(payload)\": \(what)" }
}

/// A piece of a document with its place in the document's structure.
struct Piece: Hashable {
  var place: String
  var text: String

  /// The same where an empty comment cuts the text in two.
  var whole: Piece {
    guard text.utf8.contains(0) else { return self }
    return Piece(place: place, text: String(decoding: text.utf8.filter { $0 != 0 }, as: UTF8.self))
  }
}

extension Unicode.Scalar {
  /// The scalar with what is not printable ASCII by its number.
  var shownInASCII: String {
    (0x20..<0x7F).contains(value) ? String(self) : "\\u{\(String(value, radix: 16))}"
  }
}
