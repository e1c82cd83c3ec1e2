/// The nondeterministic automaton of many patterns: each position takes one byte of a set.
///
/// It is built after Glushkov: no empty transitions, so the set of positions just matched is the
/// whole state. It takes in at least the texts of its patterns, and never a line break.
struct PositionAutomaton: Sendable {
  /// What a position takes and what may follow it.
  struct Position: Sendable {
    var set: ByteSet
    var follow: [Int32] = []
    /// The pattern that is a candidate behind this position.
    var accepts: Int32?
  }

  private(set) var positions: [Position] = []

  /// The positions that a match begins with.
  private(set) var start: [Int32] = []

  /// Bytes of one class have the same transitions everywhere.
  private(set) var classes = [UInt8](repeating: 0, count: 256)

  /// The columns that pairs of these classes have in tables of transitions.
  private(set) var columns = PairColumns(classes: [])

  /// The patterns that the automaton looks for.
  private(set) var patterns: [Int] = []

  /// A pattern with more positions is left to PCRE2.
  private static let positionLimit = 512

  /// A piece of the automaton while it is built.
  private struct Fragment {
    var first: [Int32] = []
    var last: [Int32] = []
    var isOptional = true
  }

  var isEmpty: Bool { patterns.isEmpty }

  /// Adds a pattern; refuses one that matches nothing at all or is too large.
  mutating func add(_ tree: PatternTree, for pattern: Int) -> Bool {
    let before = positions.count
    guard let fragment = fragment(tree, limit: before + Self.positionLimit), !fragment.isOptional
    else {
      positions.removeSubrange(before...)
      return false
    }
    for position in fragment.last { positions[Int(position)].accepts = Int32(pattern) }
    start += fragment.first
    patterns.append(pattern)
    return true
  }

  /// Groups the bytes that no position tells apart.
  mutating func finish() {
    var known: [[UInt64]: UInt8] = [:]
    for byte in UInt8.min...UInt8.max {
      var members = [UInt64](repeating: 0, count: positions.count / 64 + 1)
      for (index, position) in positions.enumerated() where position.set.contains(byte) {
        members[index >> 6] |= 1 << UInt64(index & 63)
      }
      let number = known[members] ?? UInt8(known.count)
      known[members] = number
      classes[Int(byte)] = number
    }
    columns = PairColumns(classes: classes)
  }

  private mutating func position(_ set: ByteSet) -> Fragment {
    positions.append(Position(set: set))
    let number = Int32(positions.count - 1)
    return Fragment(first: [number], last: [number], isOptional: false)
  }

  private mutating func link(_ before: [Int32], to after: [Int32]) {
    for position in before {
      for next in after where !positions[Int(position)].follow.contains(next) {
        positions[Int(position)].follow.append(next)
      }
    }
  }

  private mutating func joined(_ before: Fragment, _ after: Fragment) -> Fragment {
    link(before.last, to: after.first)
    return Fragment(
      first: before.isOptional ? before.first + after.first : before.first,
      last: after.isOptional ? after.last + before.last : after.last,
      isOptional: before.isOptional && after.isOptional)
  }

  /// Adds the positions of a tree; nil where there would be too many.
  private mutating func fragment(_ tree: PatternTree, limit: Int) -> Fragment? {
    guard positions.count < limit else { return nil }
    switch tree {
    case .empty: return Fragment()
    case .text(let literal):
      var result = Fragment()
      for index in 0..<literal.count { result = joined(result, position(literal.set(at: index))) }
      return result
    case .oneOf(let set): return position(set)
    case .wide(let set):
      let ascii = position(set)
      let high = position(.high)
      link(high.last, to: high.first)
      return Fragment(
        first: ascii.first + high.first, last: ascii.last + high.last, isOptional: false)
    case .sequence(let items):
      var result = Fragment()
      for item in items {
        guard let next = fragment(item, limit: limit) else { return nil }
        result = joined(result, next)
      }
      return result
    case .choice(let branches):
      var result = Fragment(isOptional: false)
      for branch in branches {
        guard let next = fragment(branch, limit: limit) else { return nil }
        result.first += next.first
        result.last += next.last
        result.isOptional = result.isOptional || next.isOptional
      }
      return result
    case .repeated(let inner, let min, let max): return copies(of: inner, min, max, limit: limit)
    }
  }

  /// A repetition: as many copies as are needed, and a loop where there may be more.
  private mutating func copies(
    of tree: PatternTree, _ min: Int, _ max: Int?, limit: Int
  ) -> Fragment? {
    let count = Swift.min(min, AutomatonPart.copyLimit)
    var result = Fragment()
    for number in 0..<Swift.max(count, 1) {
      guard let copy = fragment(tree, limit: limit) else { return nil }
      let isLast = number == Swift.max(count, 1) - 1
      if isLast, max.map({ $0 > Swift.max(count, 1) }) ?? true { link(copy.last, to: copy.first) }
      result = joined(result, copy)
    }
    if count == 0 { result.isOptional = true }
    return result
  }
}
