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
