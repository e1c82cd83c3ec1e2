import Triage

/// Puts one payload, or a harmless word in its place, into every position that input can fill.
struct Filler {
  /// What is filled in; nil for the harmless twin.
  let payload: Payload?

  /// The names of the positions that were filled, for the figures.
  final class Positions {
    var names: Set<String> = []
  }

  let positions: Positions?

  init(_ payload: Payload?, noting positions: Positions? = nil) {
    self.payload = payload
    self.positions = positions
  }

  /// The harmless words: for a text, and for a path of which a report may show the last part.
  static let word = "zqtextqz"
  static let pathWord = "zqpathqz"

  /// Text of a rule, an option or a name, which the tool holds as a String.
  func text(_ position: String) -> String {
    positions?.names.insert(position)
    return payload?.text ?? Self.word
  }

  /// Text of a log, as bytes.
  func log(_ position: String) -> LogText {
    positions?.names.insert(position)
    return payload.map { LogText($0.bytes) } ?? LogText(Self.word.utf8)
  }

  /// A path.
  func path(_ position: String) -> String {
    positions?.names.insert(position)
    return payload?.text ?? Self.pathWord
  }
}
