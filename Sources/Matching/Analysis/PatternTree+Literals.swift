extension PatternTree {
  /// How many bytes of a match are written out in the pattern; of alternatives the longest counts.
  var literalLength: Int {
    switch self {
    case .empty, .oneOf, .wide: 0
    case .text(let literal): literal.count
    case .sequence(let trees): trees.reduce(0) { $0 + $1.literalLength }
    case .choice(let trees): trees.map(\.literalLength).max() ?? 0
    case .repeated(let tree, let min, _): min > 0 ? tree.literalLength : 0
    }
  }
}
