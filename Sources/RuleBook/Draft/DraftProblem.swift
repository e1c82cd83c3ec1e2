package import Triage

/// Why no rule can be drafted.
package enum DraftProblem: Error {
  /// Nothing in a message is a text that other messages of its kind would have too.
  case nothingFixed(LogText)

  /// An id that a rule cannot have.
  case wrongID(String)

  /// The message to the user; the path tells what the rule was to be drafted from.
  package func diagnostic(path: String) -> Diagnostic {
    switch self {
    case .nothingFixed(let message):
      let shown = Visible.short(VisibleText.of(message.shown), limit: 100)
      return Diagnostic(
        .error, "the message has too few words to be recognised by", path: path,
        notes: ["the message is '\(shown)'"],
        help: "draft from a line of a log that tells more: 'ost-triage rules new LOG:LINE'")
    case .wrongID(let id):
      return Diagnostic(
        .error, "'\(Visible.short(id))' cannot be a rule's id", path: "--id",
        help: "write lower-case letters, digits, '-', '_' and '.', as in network/setup-busy")
    }
  }
}
