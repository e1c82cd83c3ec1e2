import Matching

/// Something that could not be read or judged, so that nobody may say "no match" about it.
package struct NotEvaluated: Hashable, Sendable {
  /// The log, relative to the build; for an input that is no log, its path.
  package var log: String

  /// The line, where one is to blame.
  package var line: Int?

  /// A lower-case sentence that names what is missing.
  package var reason: String

  package init(log: String, line: Int? = nil, reason: String) {
    self.log = log
    self.line = line
    self.reason = reason
  }
}

extension NotEvaluated {
  /// How much of a pattern is quoted, in characters; its rule holds the rest.
  private static let patternLimit = 80

  /// What is said of a pattern that ran into a bound.
  static func sentence(_ pattern: Pattern, _ limit: Limit) -> String {
    let source = pattern.source
    let isLong = source.count > patternLimit
    let shown = isLong ? source.prefix(patternLimit) + "…" : source
    return "the pattern '\(shown)' ran into the \(limit.rawValue)"
  }
}
