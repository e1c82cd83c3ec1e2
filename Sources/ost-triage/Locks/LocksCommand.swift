import ArgumentParser
import Intake
import Triage

/// Reads builds and tells the story of their engines' locks.
struct LocksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "locks",
    abstract: "Tells who held the engine's locks, who waited and who was refused.",
    discussion: """
      PATH is a log, a folder, an archive, or '-' for standard input. Consoles and prose that quote \
      lines of engine.log will do. For the refused requests it tells what a timed wait would have \
      saved: for 1, 2, 5 (the engine's default), 10, 30 and 60 seconds, and those of '--wait'.
      """)

  @Argument(help: "Logs, folders or archives; '-' is standard input.", completion: .file())
  var paths: [String]

  @Option(
    name: .customLong("wait"),
    help: ArgumentHelp("One more wait to try out. Repeatable.", valueName: "seconds"))
  var waits: [Double] = []

  @OptionGroup(title: "Clock") var clock: ClockOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    // NaN is in no range.
    if !waits.allSatisfy({ (0.001...86_400).contains($0) }) {
      throw ValidationError("'--wait' takes seconds from 0.001 to 86400")
    }
  }

  func run() throws {
    let destination = try output.destination(apartFrom: paths)
    var result = reading.read(
      paths, SignatureSet([]), leavingOut: destination.file, aspects: .locks)
    StandardStream.report(
      result.messages, color: output.color)
    guard result.isReadable else { return try ExitStatus.impossible.exit() }

    let hasLogs = result.hasLogs
    let report = LockReport(
      BuildAssembler.builds(
        from: result.takeBuilds(), overriding: Build.ID(), timezone: clock.zone),
      waits: waits.map { Int(($0 * 1000).rounded()) })
    try destination.write { output.write(report, to: &$0, isTerminal: $1, width: $2) }
    // A report on some of what was named must not pass for one on all of it.
    if result.diagnostics.hasError || !hasLogs { try ExitStatus.impossible.exit() }
  }
}
