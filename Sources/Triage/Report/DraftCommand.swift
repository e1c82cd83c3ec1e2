/// The command that drafts a rule from a group of a report.
struct DraftCommand {
  /// The command as it is typed, before the number of the group.
  private let start: String

  /// Makes the command for the inputs of a report; nil where they cannot be read again or named.
  ///
  /// Without the report's options it would number other groups.
  init?(_ inputs: [String], options: [String]) {
    guard !inputs.isEmpty, !inputs.contains("-"),
      (inputs + options).allSatisfy({ VisibleText.of($0) == $0 })
    else { return nil }
    let words = inputs.map(ShellWord.path) + options.map(ShellWord.quoted)
    start = "ost-triage rules new \(words.joined(separator: " ")) --group "
  }

  /// The command for a group, numbered from 1.
  func text(for group: Int) -> String { start + String(group) }
}
