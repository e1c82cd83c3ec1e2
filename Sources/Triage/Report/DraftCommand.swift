/// The command that drafts a rule from a group of a report.
struct DraftCommand {
  let group: Int

  /// Whether the program has the command; until it has, reports do not speak of it.
  private static let isThere = false

  /// - Parameter group: the number of the group, from 1.
  init?(group: Int) {
    guard Self.isThere else { return nil }
    self.group = group
  }

  /// The command as it is typed; `PATH` is what was given to the report.
  var text: String { "ost-triage rules new PATH --group \(group)" }
}
