import Glibc

/// How the steps of a pattern grow with a hostile text, where they grow into the limit.
package struct StepGrowth: Sendable {
  /// The text that shows it.
  package let text: HostileText

  /// How often its part stands in it where the search is stopped, and how long it is then, in bytes.
  package let repetitions: Int
  package let length: Int

  /// The steps of shorter texts, each of about half the length of the next.
  package let steps: [(length: Int, steps: Int)]

  /// How the steps grow.
  package let degree: Degree

  /// A power of the text's length, or a growth beyond ``highestPower``: mostly an exponential one.
  package enum Degree: Hashable, Sendable {
    case power(Int)
    case beyond
  }

  /// The longest text that a pattern is tried on, in bytes; few lines of logs are longer.
  package static let longest = 4096
  private static let shortest = 8

  /// The highest power that is told; texts are stopped too soon to tell higher ones apart.
  package static let highestPower = 6

  /// Below this length a text is too short to tell how the steps grow.
  private static let tellingLength = 256

  /// Grows hostile texts made from a pattern's own parts until the steps run into the limit.
  ///
  /// Steps are counted, so the result is the same on every machine.
  ///
  /// - Parameters:
  ///   - pattern: the pattern.
  ///   - isOfLines: whether it is looked for in lines, which have no line break in them.
  ///   - limits: what a search may take; its time should be ample.
  /// - Returns: the growth on the text that is stopped first; nil where none is stopped.
  package static func found(
    in pattern: Pattern, ofLines isOfLines: Bool,
    limits: Limits = Limits(milliseconds: 60_000)
  ) -> StepGrowth? {
    var spent = 0
    return found(in: pattern, ofLines: isOfLines, limits: limits, spent: &spent)
  }

  /// The same; the steps that it took are added to others.
  package static func found(
    in pattern: Pattern, ofLines isOfLines: Bool,
    limits: Limits = Limits(milliseconds: 60_000), spent: inout Int
  ) -> StepGrowth? {
    var trial = Trial(pattern: pattern, limit: limits.steps, matcher: Matcher(limits: limits))
    var worst: StepGrowth?
    for text in HostileTexts(of: pattern).texts where !isOfLines || !text.hasLineBreak {
      if let growth = trial.growth(on: text, below: worst?.length ?? 2 * longest) { worst = growth }
    }
    spent += trial.spent
    return worst
  }

  /// The measuring of one pattern, within a budget of steps for all texts.
  private struct Trial {
    let pattern: Pattern
    let limit: Int
    let matcher: Matcher

    /// What was spent, in steps, and how many times the limit that may be.
    var spent = 0
    static let budget = 8

    /// The growth on one text; nil where it is not stopped below some length.
    mutating func growth(on text: HostileText, below most: Int) -> StepGrowth? {
      var known: [(length: Int, steps: Int)] = []
      var length = StepGrowth.shortest
      while length <= StepGrowth.longest, length < most, spent < Self.budget * limit {
        defer { length *= 2 }
        guard text.repetitions(upTo: length) > 1 else { continue }
        let bytes = text.bytes(upTo: length)
        guard let steps = matcher.steps(of: pattern, in: bytes[...]) else {
          spent += limit
          // A search as reports do it has the last word.
          guard case .stopped = matcher.firstMatch(of: pattern, in: bytes[...]) else { continue }
          return StepGrowth(
            text: text, repetitions: text.repetitions(upTo: length), length: bytes.count,
            steps: known, degree: StepGrowth.degree(of: known))
        }
        spent += steps
        if bytes.count >= StepGrowth.tellingLength, let last = known.last,
          !StepGrowth.mayReach(limit, from: last, to: (bytes.count, steps))
        {
          return nil
        }
        known.append((bytes.count, steps))
      }
      return nil
    }
  }

  /// Whether steps that go on growing as between two texts come near a limit in the longest one.
  private static func mayReach(
    _ limit: Int, from before: (length: Int, steps: Int), to last: (length: Int, steps: Int)
  ) -> Bool {
    let rest = log2(Double(longest) / Double(last.length))
    return log2(Double(max(last.steps, 1))) + power(from: before, to: last) * rest
      > log2(Double(limit)) - 2
  }

  /// The power of the length by which steps grow between two texts.
  private static func power(
    from before: (length: Int, steps: Int), to last: (length: Int, steps: Int)
  ) -> Double {
    log2(Double(max(last.steps, 1)) / Double(max(before.steps, 1)))
      / log2(Double(last.length) / Double(max(before.length, 1)))
  }

  private static func degree(of known: [(length: Int, steps: Int)]) -> Degree {
    guard known.count > 1 else { return .beyond }
    let power = power(from: known[known.count - 2], to: known[known.count - 1])
    return power > Double(highestPower) ? .beyond : .power(max(Int(power.rounded()), 2))
  }
}
