import Triage

/// Finds the message of a catalogue that a text most likely was in another version.
struct MessageLikeness {
  /// The words of each message, without places.
  private let words: [Set<ArraySlice<UInt8>>]
  private let templates: [MessageTemplate]

  /// How many words a message must have to be compared, and how much of all words must be common.
  private static let leastWords = 5
  private static let leastLikeness = 0.75

  init(_ catalogue: Catalogue) {
    templates = catalogue.templates.filter(\.isSearchable)
    words = templates.map { Self.words(in: $0.text.bytes[...]) }
  }

  /// The most similar message, where one is similar enough for its text to have been changed.
  func nearest(to message: LogText) -> MessageTemplate? {
    let own = Self.words(in: message.bytes[...])
    guard own.count >= Self.leastWords else { return nil }
    var best: (index: Int, likeness: Double)?
    for (index, others) in words.enumerated() where others.count >= Self.leastWords {
      let common = others.count(where: own.contains)
      let likeness = 2 * Double(common) / Double(others.count + own.count)
      if likeness >= Self.leastLikeness, likeness > best?.likeness ?? 0 { best = (index, likeness) }
    }
    return best.map { templates[$0.index] }
  }

  /// The words of a text; a place `${name}` is none.
  private static func words(in text: ArraySlice<UInt8>) -> Set<ArraySlice<UInt8>> {
    Set(
      text.split { $0.isSpace }.filter { !$0.contains("${") }
        .map { $0.filter { $0.isWord || $0 >= 0x80 }[...] }
        .filter { !$0.isEmpty })
  }
}
