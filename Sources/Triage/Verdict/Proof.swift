/// On what a verdict rests.
package enum Proof: String, Hashable, Sendable {
  /// Evidence in other logs of the same build was looked for and found.
  case proved
  /// The text alone.
  case byMessage = "by-message"
}
