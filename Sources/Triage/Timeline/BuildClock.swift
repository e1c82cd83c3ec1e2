/// The one clock of a build's logs.
package struct BuildClock: Sendable {
  /// What is to be said of logs whose zone is not their own word, in sentences.
  package var remarks: [String] = []

  package init() {}

  /// A moment that a log wrote, on the build's clock; nil where nobody can tell its zone.
  package func moment(_ time: Timestamp, in log: String) -> Moment? {
    Moment(time)
  }
}
