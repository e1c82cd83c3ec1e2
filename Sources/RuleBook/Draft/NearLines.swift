import Matching
package import Triage

/// Finds lines that are like one that a rule is drafted from, in logs that are not kept.
package enum NearLines {
  /// How many words a line must share, and how many lines are told.
  private static let wordCount = 2
  private static let limit = 200

  /// A signature for lines that begin alike; nil where the message has too few words.
  package static func probe(for subject: DraftSubject) -> Signature? {
    guard subject.place.isLog,
      let pieces = MessagePieces(cutting: [subject.occurrences[0].messageText]),
      let text = pieces.pieces.compactMap(\.fixed).max(by: { $0.count < $1.count })
    else { return nil }
    let words = text.split { !$0.isLetter }.filter { $0.count > 2 }.prefix(wordCount)
    guard let first = words.first, let last = words.last, words.count == wordCount else {
      return nil
    }
    let start = PatternText.escaped(text[first.startIndex..<last.endIndex])
    guard start.utf8.count >= PatternDraft.leastText, let pattern = try? Pattern(start) else {
      return nil
    }
    return Signature(
      id: Signature.ID("near"), title: Template("near"),
      match: [Signature.Clause(place: subject.place, patterns: [pattern])])
  }

  /// The lines that the probe found in builds that passed.
  package static func passing(of builds: [Build]) -> [LogText] {
    Array(
      builds.lazy.filter { $0.result == .passed }.flatMap { $0.hits.lazy.map(\.message) }
        .prefix(limit))
  }
}
