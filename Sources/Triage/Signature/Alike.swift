import Matching

/// Which patterns for logs look for the same in the same place: what one finds, all of them find.
struct Alike: Sendable {
  /// For each pattern the first one like it.
  let first: [Int]

  /// For each first one all that are like it; none for the others.
  private let others: [[Int]]

  init(_ patterns: [SignatureSet.LogPattern]) {
    struct Key: Hashable {
      var pattern: ObjectIdentifier
      var place: Place
    }
    var known: [Key: Int] = [:]
    var others = [[Int]](repeating: [], count: patterns.count)
    first = patterns.enumerated().map { index, pattern in
      let key = Key(pattern: ObjectIdentifier(pattern.pattern), place: pattern.place)
      let first = known[key] ?? index
      known[key] = first
      others[first].append(index)
      return first
    }
    self.others = others
  }

  /// All patterns like one, itself included.
  subscript(pattern: Int) -> [Int] { others[first[pattern]] }
}
