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
