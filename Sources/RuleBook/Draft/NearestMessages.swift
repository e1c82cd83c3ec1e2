import Triage

/// Orders texts by how near they are to a message: by the words they share.
struct NearestMessages {
  private let words: Set<ArraySlice<UInt8>>
  private let length: Int

  /// How much of the words must be common: one small word is none.
  private static let leastLikeness = 0.15

  /// How many texts are grouped at first.
  private static let firstLook = 64

  init(to message: LogText) {
    words = Self.words(in: message)
    length = message.bytes.count
  }

  /// The nearest texts of different meanings, the nearest first; those without a word in common are
  /// left out.
  func nearest(_ limit: Int, of texts: [LogText]) -> [LogText] {
    let likely =
      texts
      .map { (text: $0, likeness: likeness(to: $0)) }
      .filter { $0.likeness > Self.leastLikeness }
      .sorted { left, right in
        if left.likeness != right.likeness { return left.likeness > right.likeness }
        return left.text < right.text
      }
      .map(\.text)
    // There may be very many, and the first few mostly do: grouping costs far more than the words.
    var looked = Self.firstLook
    while true {
      let candidates = likely.prefix(looked)
      let grouping = MessageGrouping(candidates)
      var seen: Set<GroupName> = []
      let found = candidates.filter { seen.insert(grouping.name(of: $0)).inserted }
      if found.count >= limit || looked >= likely.count { return Array(found.prefix(limit)) }
      looked *= 8
    }
  }

  /// How much of the words of both texts is common, from 0 to 1.
  private func likeness(to text: LogText) -> Double {
    let others = Self.words(in: text)
    guard !others.isEmpty, !words.isEmpty else { return 0 }
    return 2 * Double(words.intersection(others).count) / Double(words.count + others.count)
  }

  /// The words of a message without values and marks, in small letters.
  private static func words(in message: LogText) -> Set<ArraySlice<UInt8>> {
    Set(
      MessageOutline(of: message).parts.filter { !$0.isValue && $0.range.count > 3 }
        .map { part in message.bytes[part.range].map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }[...] })
  }
}
