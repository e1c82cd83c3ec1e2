package import Triage

/// What rules are checked against, beside each other.
package struct CheckGrounds: Sendable {
  /// The messages that keys name; without them keys are not looked up.
  package var catalogue: Catalogue?

  /// The day that fixes are compared with; without it no fix lies in the future.
  package var today: Timestamp?

  /// What the rules do on recorded builds.
  package var trial: RuleTrial?

  package init(
    catalogue: Catalogue? = nil, today: Timestamp? = nil, trial: RuleTrial? = nil
  ) {
    self.catalogue = catalogue
    self.today = today
    self.trial = trial
  }

  /// Whether a check on these grounds could have made a finding.
  func canJudge(_ finding: RuleFinding) -> Bool {
    switch finding {
    case .vanishedKey, .changedMessage: catalogue != nil
    case .neverFires, .hitsPassingBuild, .nearMiss: trial != nil
    case .futureFix: today != nil
    // With a catalogue there is nothing that could not be tried.
    case .exampleNotTried: catalogue == nil
    default: true
    }
  }
}
