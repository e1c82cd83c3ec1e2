/// The command that drafts a rule from a group of a report.
struct DraftCommand {
  /// The command as it is typed, before the number of the group.
  private let start: String

  /// Makes the command for the inputs of a report; nil where they cannot be read again or named.
  init?(_ inputs: [String]) {
    guard !inputs.isEmpty, !inputs.contains("-"),
      inputs.allSatisfy({ VisibleText.of($0) == $0 })
    else { return nil }
    start = "ost-triage rules new \(inputs.map(ShellWord.path).joined(separator: " ")) --group "
  }

  /// The command for a group, numbered from 1.
  func text(for group: Int) -> String { start + String(group) }
}
