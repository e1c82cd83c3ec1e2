import Intake
import Triage

extension IntakeResult {
  /// What is to be said of the inputs: a few problems of each kind, and where no log was read.
  var messages: [Diagnostic] { tally.summedUp(beyond: 10) + remarks }

  /// What is to be said where no log was read.
  private var remarks: [Diagnostic] {
    guard !hasLogs else { return [] }
    let passedOver = skipped.junk == 1 ? "1 file is" : "\(skipped.junk) files are"
    return [
      Diagnostic(
        .error, "no log was read", path: builds.count == 1 ? builds[0].source : "the inputs",
        notes: skipped.junk == 0 ? [] : ["\(passedOver) by name no log and passed over"],
        help: "name a console, test results, or a folder or archive that holds them")
    ]
  }
}
