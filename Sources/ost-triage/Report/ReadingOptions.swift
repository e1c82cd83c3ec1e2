import ArgumentParser
import Intake
import Triage

/// How inputs are read.
struct ReadingOptions: ParsableArguments {
  @Option(help: ArgumentHelp("How many files are read at the same time.", valueName: "n"))
  var jobs: Int?

  @Option(help: "When to show on standard error how far reading has come.")
  var progress = When.auto

  @OptionGroup var links: LinkOptions

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) {
      throw ValidationError("'--jobs' takes a number from 1 to 256")
    }
  }

  /// The inputs, or standard input where nothing is named and something is piped in.
  static func inputs(_ paths: [String]) throws -> [String] {
    guard paths.isEmpty else { return paths }
    if StandardStream.inputIsTerminal {
      throw ValidationError(
        "nothing to read: name a log, a folder or an archive, or pipe a log into ost-triage")
    }
    return ["-"]
  }

  /// Reads the inputs and shows how far it has come.
  func read(
    _ inputs: [String], _ set: SignatureSet, leavingOut file: FileIdentity?,
    aspects: ReadAspects = [], keeping excerpt: LineExcerpt? = nil
  ) -> IntakeResult {
    let meter = progress.isOn(for: StandardStream.error) ? ProgressLine() : nil
    defer { meter?.clear() }
    var intake = Intake(
      jobs: jobs ?? ProcessorCount.available, leavingOut: file, aspects: aspects)
    intake.excerpt = excerpt
    intake.followsLinks = links.areFollowed
    guard let meter else { return intake.read(inputs, signatures: set) }
    return intake.read(inputs, signatures: set) { meter.show($0) }
  }
}

/// Which links in folders of logs are followed.
struct LinkOptions: ParsableArguments {
  @Flag(
    name: .customLong("follow-links"),
    help: "Follow links that lead out of a named folder, to whatever file you may read.")
  var areFollowed = false
}
