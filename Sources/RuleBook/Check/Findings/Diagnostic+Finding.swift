import Triage

extension Diagnostic {
  /// A message about a finding, as bad as the finding is.
  init(
    _ finding: RuleFinding, _ sentence: String, path: String, position: Position? = nil,
    snippet: Snippet? = nil, notes: [String] = [], help: String? = nil
  ) {
    self.init(
      finding.severity, sentence, path: path, position: position, snippet: snippet, notes: notes,
      help: help)
    self.finding = finding.name
  }
}
