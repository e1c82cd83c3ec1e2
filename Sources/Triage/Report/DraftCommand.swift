/// The command that drafts a rule from a group of a report.
struct DraftCommand {
  /// The command as it is typed, before the number of the group.
  private let start: String

  /// Makes the command for the inputs of a report; nil where they cannot be read again or typed.
  ///
  /// Without the report's options it would number other groups.
  init?(_ inputs: [String], options: [String]) {
    guard !inputs.isEmpty, !inputs.contains("-"),  // whole: an argument
      let command = ShellWord.command("ost-triage rules new", paths: inputs, options: options)
    else { return nil }
    start = "\(command) --group "
  }

  /// The command for a group, numbered from 1.
  func text(for group: Int) -> String { start + String(group) }
}
