package import Triage

/// Messages of which very many of one kind may come, such as on the members of an archive.
package struct DiagnosticTally: Sendable {
  /// The first of each kind, in order.
  package private(set) var kept: [Diagnostic] = []

  /// How many there were of each kind.
  private var counts: [String: Int] = [:]

  /// How many of a kind are kept, and how many kinds are told apart.
  private static let limit = 100
  private static let kindLimit = 1000

  package init() {}

  package mutating func add(_ diagnostic: Diagnostic) {
    let kind = kind(of: diagnostic)
    counts[kind, default: 0] += 1
    if counts[kind, default: 0] <= Self.limit { kept.append(diagnostic) }
  }

  /// Adds those of another tally behind these.
  package mutating func add(_ other: DiagnosticTally) {
    var rest = other.counts
    for diagnostic in other.kept {
      rest[other.kind(of: diagnostic), default: 1] -= 1
      add(diagnostic)
    }
    for (kind, count) in rest where count > 0 { counts[kind, default: 0] += count }
  }

  /// The first ones of each kind, and how many more there are.
  package func summedUp(beyond limit: Int) -> [Diagnostic] {
    var shown: [String: Int] = [:]
    var told = kept.filter { diagnostic in
      let kind = kind(of: diagnostic)
      shown[kind, default: 0] += 1
      return shown[kind, default: 0] <= limit
    }
    for diagnostic in told {
      guard shown.removeValue(forKey: kind(of: diagnostic)) != nil else { continue }
      let count = counts[kind(of: diagnostic), default: 0]
      guard count > limit else { continue }
      told.append(
        Diagnostic(
          .note, "\(count - limit) more like the first of these: \(diagnostic.sentence)",
          path: diagnostic.path))
    }
    return told
  }

  /// The sentence without its numbers and names; behind many kinds all others are one.
  private func kind(of diagnostic: Diagnostic) -> String {
    let sentence = diagnostic.sentence.utf8.lazy.filter { !(0x30...0x39).contains($0) }
      .prefix { $0 != UInt8(ascii: "'") }
    let kind = diagnostic.severity.rawValue + String(decoding: Array(sentence), as: UTF8.self)
    return counts[kind] == nil && counts.count >= Self.kindLimit ? "" : kind
  }
}
