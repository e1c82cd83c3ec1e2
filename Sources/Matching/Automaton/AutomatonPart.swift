/// Chooses the part of a pattern that the automaton looks for.
///
/// A whole pattern would often make the automaton remember a beginning for the rest of a line, and
/// multiply its states with those of others. One part without gaps is enough to find candidates.
struct AutomatonPart {
  let rarity: Rarity

  /// How many copies of a repeated tree are told apart.
  static let copyLimit = 12

  /// The most telling part without gaps, cut to what is needed at least at its ends.
  ///
  /// - Parameters:
  ///   - tree: what a match looks like.
  ///   - isGap: whether no part goes beyond a piece of the tree.
  /// - Returns: the part; the empty tree where there is none.
  func best(of tree: PatternTree, cutAt isGap: (PatternTree) -> Bool) -> PatternTree {
    switch tree {
    case .sequence:
      var best = PatternTree.empty
      var bestBits = -1.0
      for part in Self.flattened(tree).split(whereSeparator: isGap) {
        let trimmed = Self.trimmed(part)
        let bits = bits(of: trimmed)
        if bits > bestBits { (best, bestBits) = (trimmed, bits) }
      }
      return best
    case .choice(let branches): return .choice(branches.map { best(of: $0, cutAt: isGap) })
    case .repeated(let inner, let min, _): return .times(inner, min: min, max: min == 0 ? 0 : min)
    default: return tree
    }
  }

  /// How many bits of information a match of a tree carries at least.
  func bits(of tree: PatternTree) -> Double {
    switch tree {
    case .empty: return 0
    case .text(let literal):
      return (0..<literal.count).reduce(0) { $0 + rarity.bits(of: literal.set(at: $1)) }
    case .oneOf(let set): return rarity.bits(of: set)
    case .wide(let set): return rarity.bits(of: set.union(.high))
    case .sequence(let items): return items.reduce(0) { $0 + bits(of: $1) }
    case .choice(let branches): return branches.map { bits(of: $0) }.min() ?? 0
    case .repeated(let inner, let min, _):
      return bits(of: inner) * Double(Swift.min(min, Self.copyLimit))
    }
  }

  private static func flattened(_ tree: PatternTree) -> [PatternTree] {
    guard case .sequence(let items) = tree else { return [tree] }
    return items.flatMap { flattened($0) }
  }

  /// Leaves out what may be absent at both ends, because the rest has to be there anyway.
  private static func trimmed(_ part: ArraySlice<PatternTree>) -> PatternTree {
    var items = part
    while let first = items.first, case .repeated(_, min: 0, _) = first { items.removeFirst() }
    while let last = items.last, case .repeated(_, min: 0, _) = last { items.removeLast() }
    if let first = items.first { items[items.startIndex] = atLeast(first) }
    if let last = items.last { items[items.endIndex - 1] = atLeast(last) }
    return .sequence(Array(items))
  }

  private static func atLeast(_ tree: PatternTree) -> PatternTree {
    guard case .repeated(let inner, let min, _) = tree, min > 0 else { return tree }
    return .times(inner, min: min, max: min)
  }
}
