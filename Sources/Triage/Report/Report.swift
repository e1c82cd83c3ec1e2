/// What the user reads: the builds in order, and what each signature explains.
package struct Report: Sendable {
  /// Branch, then build number, then first evidence.
  package var builds: [JudgedBuild]

  /// Signatures that hold for at least one fault, by their ids.
  package var signatures: [SignatureSummary]

  /// What changed since an earlier report; nil without `--baseline`.
  package var changes: Changes?

  /// The catalogue that keys were looked up in; nil where there was none.
  package var catalogue: Catalogue.Name?

  /// What was read, as the user named it; empty where nobody tells.
  package var inputs: [String] = []

  /// The options that decide what is in the report and in which groups, as words of a command line.
  package var options: [String] = []

  package init(
    builds: [JudgedBuild], signatures: [SignatureSummary], changes: Changes? = nil
  ) {
    self.builds = builds
    self.signatures = signatures
    self.changes = changes
  }
}

extension Report {
  /// How many faults of all its builds together a report keeps; the others are counted.
  package static let faultLimit = 100_000

  /// How many bytes of memory each fault may take...
  package static let faultBytes = 1 << 10

  /// ...and how many more those may take together that need more.
  package static let moreFaultBytes = 16 << 20

  /// How many bytes of lines and answers are kept of all builds together, where a rule is drafted.
  package static let lineBytes = 32 << 20

  /// How much is told one by one of what could not be read or judged of all builds together.
  package static let notEvaluatedLimit = 20_000
}
