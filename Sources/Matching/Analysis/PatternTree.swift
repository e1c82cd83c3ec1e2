/// What the bytes of a line must look like where a pattern matches it.
///
/// The tree takes in at least every text that PCRE2 would match: what a pattern forbids beyond it
/// (lookarounds, anchors, references) is left out, because PCRE2 has the last word on every
/// candidate.
indirect enum PatternTree: Sendable {
  /// Nothing needs to be there.
  case empty

  /// Bytes one after the other.
  case text(Literal)

  /// One byte; with no byte in the set, no line matches.
  case oneOf(ByteSet)

  /// One character: an ASCII byte of the set, or any character beyond ASCII.
  case wide(ByteSet)

  case sequence([PatternTree])
  case choice([PatternTree])

  /// A tree several times; without a maximum, any number of times.
  case repeated(PatternTree, min: Int, max: Int?)

  /// Any bytes of one line, or none; stands for bytes of several lines too.
  static let anything = PatternTree.repeated(.oneOf(.line), min: 0, max: nil)

  /// A tree several times over, told as simply as it can be.
  static func times(_ tree: PatternTree, min: Int, max: Int?) -> PatternTree {
    if max == 0 { return .empty }
    if min == 1, max == 1 { return tree }
    switch tree {
    case .empty: return .empty
    case .wide(let set) where max == nil:
      // Each character has at least one byte, and nothing bounds how many there are.
      return .repeated(.oneOf(set.union(.high)), min: min, max: nil)
    default: return .repeated(tree, min: min, max: max)
    }
  }

  /// Whether a tree lets almost any byte stand any number of times.
  var isGap: Bool {
    guard case .repeated(.oneOf(let set), min: 0, max: nil) = self else { return false }
    return set.count > 128
  }
}
