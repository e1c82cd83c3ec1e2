import Intake
import RuleBook
import Triage

/// Judges recorded builds by rules, to see what the rules do.
struct BuildTrial {
  let trial: RuleTrial

  /// Whether some of what was named could not be read.
  let isIncomplete: Bool

  /// Reads and judges builds; what cannot be read is told, and ends the command where it is all.
  init(
    of sources: [RuleSource], on paths: [String], _ reading: ReadingOptions,
    _ catalogue: Catalogue?, leavingOut file: FileIdentity?, color: When
  ) throws {
    let set = SignatureSet(RuleBook(loading: sources).signatures)
    let result = reading.read(paths, set, leavingOut: file)
    StandardStream.report(result.messages, color: color)
    guard result.isReadable, result.hasLogs else { throw ExitStatus.impossible.code }
    isIncomplete = result.diagnostics.hasError
    let judge = Judge(set, catalogue: catalogue, explains: true)
    let builds = BuildAssembler.builds(from: result.builds, overriding: Build.ID(), timezone: nil)
    trial = RuleTrial(builds.lazy.map { judge.judge($0) }, by: set)
  }
}
