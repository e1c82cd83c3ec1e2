/// A product branch, such as `4.3` or `master`.
package struct Branch: Hashable, Sendable {
  package let name: String

  package init(_ name: String) {
    self.name = name
  }
}

extension Branch: Comparable {
  /// Natural order, so that 4.10 follows 4.9, with master last.
  package static func < (left: Branch, right: Branch) -> Bool {
    left.sortKey.lexicographicallyPrecedes(right.sortKey)
  }

  private var sortKey: [String] {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false).map { part in
      // A longer run of digits is a larger number.
      Int(part).map { Padding.digits($0, 12) } ?? String(part)
    }
    return [name == "master" ? "1" : "0"] + parts
  }
}
