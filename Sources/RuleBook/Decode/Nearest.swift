/// Finds the known word that a misspelt one is most likely meant to be.
package enum Nearest {
  /// The nearest of some words, if one is near enough to be meant.
  package static func of(_ word: String, in known: [String]) -> String? {
    all(word, in: known).first
  }

  /// The words that are near enough to be meant, nearest first.
  package static func all(_ word: String, in known: [String]) -> [String] {
    let own = Array(word.unicodeScalars)
    let limit = max(1, own.count / 3)
    guard own.count <= 200 else { return [] }
    return
      known
      .compactMap { (other: String) -> (word: String, distance: Int)? in
        // As many edits as the lengths differ by are the least.
        let scalars = other.unicodeScalars.prefix(own.count + limit + 1)
        guard abs(scalars.count - own.count) <= limit else { return nil }
        return (other, distance(own, Array(scalars)))
      }
      .filter { $0.distance <= limit }
      .sorted { ($0.distance, $0.word) < ($1.distance, $1.word) }
      .map(\.word)
  }

  /// Edits between two words; two swapped neighbours are one edit.
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var before: [Int] = []
    var last = Array(0...right.count)
    for (i, a) in left.enumerated() {
      var row = [i + 1]
      for (j, b) in right.enumerated() {
        var best = min(last[j] + (a == b ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a == right[j - 1], left[i - 1] == b { best = min(best, before[j - 1] + 1) }
        row.append(best)
      }
      (before, last) = (last, row)
    }
    return last[right.count]
  }
}
