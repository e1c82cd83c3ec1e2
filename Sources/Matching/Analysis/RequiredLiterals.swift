/// Finds the literals without which a pattern cannot match.
struct RequiredLiterals {
  /// Each entry is needed; of the literals in one entry, any will do.
  private(set) var needs: [[Literal]] = []

  private let shortest: Int
  private var run = Literal()

  /// How many copies of a repeated tree are looked at.
  private static let copyLimit = 16

  /// How many literals an entry may have, and how many entries are collected.
  private static let entryLimit = 16
  private static let needLimit = 32

  /// A longer run is cut, so that repeated texts stay small.
  private static let lengthLimit = 256

  /// Collects the literals of a tree that have at least a length.
  init(of tree: PatternTree, shortest: Int) {
    self.shortest = shortest
    visit(tree)
    endRun()
  }

  private mutating func endRun() {
    if run.count >= shortest { needs.append([run]) }
    if !run.isEmpty { run = Literal() }
  }

  private mutating func visit(_ tree: PatternTree) {
    guard needs.count < Self.needLimit else { return }
    switch tree {
    case .empty: break
    case .text(let literal):
      run.append(literal)
      if run.count > Self.lengthLimit { endRun() }
    case .oneOf(let set):
      if let (byte, ignoresCase) = set.letter {
        run.append(byte, ignoresCase: ignoresCase)
      } else {
        endRun()
      }
    case .wide: endRun()
    case .sequence(let items): for item in items { visit(item) }
    case .choice(let branches):
      endRun()
      if let entry = entry(for: branches) { needs.append(entry) }
    case .repeated(let inner, let min, let max):
      for _ in 0..<Swift.min(min, Self.copyLimit) where run.count <= Self.lengthLimit {
        visit(inner)
      }
      if min != max || min > Self.copyLimit { endRun() }
    }
  }

  /// One literal for each branch; nil where a branch has none.
  private func entry(for branches: [PatternTree]) -> [Literal]? {
    guard branches.count <= Self.entryLimit else { return nil }
    var entry: [Literal] = []
    for branch in branches {
      let found = RequiredLiterals(of: branch, shortest: shortest).needs
      func length(_ need: [Literal]) -> Int { need.map(\.count).min() ?? 0 }
      guard let best = found.max(by: { length($0) < length($1) }) else { return nil }
      entry += best
    }
    return entry.count <= Self.entryLimit ? entry : nil
  }
}

extension ByteSet {
  /// The byte, or the letter of either case, that a set is.
  fileprivate var letter: (byte: UInt8, ignoresCase: Bool)? {
    guard let first else { return nil }
    switch count {
    case 1: return (first, false)
    case 2 where first.isASCIILetter && first & 0x20 == 0 && contains(first | 0x20):
      return (first, true)
    default: return nil
    }
  }
}
