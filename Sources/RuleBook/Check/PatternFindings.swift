import Matching
import Triage

/// What patterns are found to be, each looked at once however many rules have it.
struct PatternFindings {
  private struct Key: Hashable {
    var source: String
    var place: Place
  }

  /// Searches ordinary texts; steps alone decide, so that a check says the same on a slow machine.
  private let matcher = Matcher(limits: limits, work: SearchWork(limits))
  private static let limits = Limits(milliseconds: 60_000)

  private var widths: [Key: Width] = [:]
  private var growths: [Key: StepGrowth?] = [:]

  /// How many steps the hostile texts of all patterns took so far.
  private var spent = 0

  /// How many patterns were not tried on hostile texts, because others had taken all the steps.
  private(set) var leftOut = 0

  /// What all patterns together may take: so many searches up to their limit.
  private static let searches = 50

  /// How much a pattern matches that it should not.
  enum Width {
    case empty
    case ordinary(matched: Int, all: Int)
    /// It is looked for in logs, and nothing in it can be searched for.
    case slow
    case narrow
  }

  /// How much a pattern matches at a place.
  mutating func width(of pattern: Pattern, at place: Place) -> Width {
    let key = Key(source: pattern.source, place: place)
    if let known = widths[key] { return known }
    let found = width(of: pattern, place)
    widths[key] = found
    return found
  }

  private func width(of pattern: Pattern, _ place: Place) -> Width {
    // What PCRE2 itself tells counts every pattern of lookarounds alone.
    if case .match = matcher.firstMatch(of: pattern, in: []) { return .empty }
    guard place != .key else { return .narrow }
    let (matched, all) = OrdinaryTexts.matches(of: pattern, at: place, using: matcher)
    guard 100 * matched < OrdinaryTexts.limit * all else {
      return .ordinary(matched: matched, all: all)
    }
    return place.isLog && PatternSet([pattern]).means == [.everyLine] ? .slow : .narrow
  }

  /// How the steps of a pattern grow into the limit; nil where they do not, or nobody looked.
  mutating func growth(of pattern: Pattern, at place: Place) -> StepGrowth? {
    let key = Key(source: pattern.source, place: place)
    if let known = growths[key] { return known }
    guard spent < Self.searches * Self.limits.steps else {
      leftOut += 1
      return nil
    }
    let found = StepGrowth.found(in: pattern, ofLines: place.isLog, spent: &spent)
    growths[key] = .some(found)
    return found
  }

  /// What is to be said where not all patterns were tried.
  var remark: [Diagnostic] {
    guard leftOut > 0 else { return [] }
    return [
      Diagnostic(
        .warning,
        "how the steps of \(counted(leftOut, "pattern")) grow was not looked at: others took too many",
        path: "rules check",
        help: "mend the slow patterns that are told, or check fewer rules at once")
    ]
  }
}
