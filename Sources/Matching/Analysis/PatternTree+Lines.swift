/// What a tree says about single lines: line breaks lie between them.
extension PatternTree {
  /// The tree of a pattern that is matched line by line, where no byte is a line break.
  var withoutLineBreaks: PatternTree {
    switch self {
    case .empty, .text: self
    case .oneOf(let set): .oneOf(set.subtracting(.lineBreak))
    case .wide(let set): .wide(set.subtracting(.lineBreak))
    case .sequence(let items): .sequence(items.map(\.withoutLineBreaks))
    case .choice(let branches): .choice(branches.map(\.withoutLineBreaks))
    case .repeated(let inner, let min, let max):
      .repeated(inner.withoutLineBreaks, min: min, max: max)
    }
  }

  /// The tree of a pattern that is matched across lines, with a gap wherever a line may end.
  ///
  /// So whatever stands between two gaps lies within one line.
  var cutAtLineBreaks: PatternTree {
    switch self {
    case .empty, .text: return self
    case .oneOf(let set), .wide(let set): return set.contains(0x0A) ? .anything : self
    case .sequence(let items): return .sequence(items.map(\.cutAtLineBreaks))
    case .choice(let branches): return .choice(branches.map(\.cutAtLineBreaks))
    case .repeated(let inner, let min, let max):
      let cut = inner.cutAtLineBreaks
      guard cut.hasGap else { return .repeated(cut, min: min, max: max) }
      return min > 0 ? .sequence([cut, .anything]) : .anything
    }
  }

  /// Whether a gap stands somewhere in the tree.
  var hasGap: Bool {
    switch self {
    case .empty, .text, .oneOf, .wide: false
    case .sequence(let items), .choice(let items): items.contains(where: \.hasGap)
    case .repeated(let inner, _, _): isGap || inner.hasGap
    }
  }

  /// How many bytes a match has at most; nil where nothing bounds them.
  var longest: Int? {
    switch self {
    case .empty: return 0
    case .text(let literal): return literal.count
    case .oneOf: return 1
    case .wide: return 4
    case .sequence(let items):
      return items.reduce(0) { sum, item in sum.flatMap { sum in item.longest.map { sum + $0 } } }
    case .choice(let branches):
      return branches.reduce(0) { most, branch in
        most.flatMap { most in branch.longest.map { max(most, $0) } }
      }
    case .repeated(let inner, _, let max):
      guard let max, let longest = inner.longest else { return nil }
      return longest.multipliedReportingOverflow(by: max).overflow ? nil : longest * max
    }
  }
}
