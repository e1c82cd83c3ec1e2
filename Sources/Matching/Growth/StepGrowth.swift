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

  /// The longest text that a pattern is tried on, in bytes; hardly a line of a log is longer.
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
    let matcher = Matcher(limits: limits)
    var worst: StepGrowth?
    for text in HostileTexts(of: pattern).texts where !isOfLines || !text.hasLineBreak {
      let most = worst?.length ?? 2 * longest
      guard let growth = growth(of: pattern, on: text, below: most, limits.steps, matcher) else {
        continue
      }
      worst = growth
    }
    return worst
  }

  /// The growth on one text; nil where it is not stopped below some length.
  private static func growth(
    of pattern: Pattern, on text: HostileText, below most: Int, _ limit: Int, _ matcher: Matcher
  ) -> StepGrowth? {
    var known: [(length: Int, steps: Int)] = []
    var length = shortest
    while length <= longest, length < most {
      guard text.repetitions(upTo: length) > 1 else {
        length *= 2
        continue
      }
      let bytes = text.bytes(upTo: length)
      guard let steps = matcher.steps(of: pattern, in: bytes[...]) else {
        // A search as reports do it has the last word.
        guard case .stopped = matcher.firstMatch(of: pattern, in: bytes[...]) else { return nil }
        return StepGrowth(
          text: text, repetitions: text.repetitions(upTo: length), length: bytes.count,
          steps: known, degree: degree(of: known))
      }
      if let last = known.last, length >= tellingLength {
        let power = log2(Double(max(steps, 1)) / Double(max(last.steps, 1)))
        let rest = log2(Double(longest) / Double(length))
        // At this rate the longest text stays far below the limit.
        if log2(Double(max(steps, 1))) + power * rest < log2(Double(limit)) - 2 { return nil }
      }
      known.append((bytes.count, steps))
      length *= 2
    }
    return nil
  }

  private static func degree(of known: [(length: Int, steps: Int)]) -> Degree {
    guard known.count > 1 else { return .beyond }
    let (last, before) = (known[known.count - 1], known[known.count - 2])
    let power =
      log2(Double(max(last.steps, 1)) / Double(max(before.steps, 1)))
      / log2(Double(last.length) / Double(before.length))
    return power > Double(highestPower) ? .beyond : .power(max(Int(power.rounded()), 2))
  }
}
