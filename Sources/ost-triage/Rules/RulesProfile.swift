import ArgumentParser
import Intake
import RuleBook
import Triage

extension RulesCommand {
  /// Tells what the patterns of rules cost on builds.
  struct Profile: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Tells what each rule costs on builds, and which are slow and why.",
      discussion: """
        Reads what 'report' reads, one file after the other. For each rule and place: the lines it \
        was looked for in, those that the prefilter let through, how often PCRE2 was asked, how \
        often it matched, the steps it took (the same on every run), the limits it ran into, and \
        the processor time. The costliest come first, by their steps.
        """)

    @Argument(help: "Logs, folders or archives; '-' is standard input.", completion: .file())
    var paths: [String] = []

    @OptionGroup(title: "Rules") var rules: RuleOptions
    @OptionGroup(title: "Rules") var catalogue: CatalogueOptions

    @Option(
      help: ArgumentHelp(
        "How many rows to print, the costliest; 20 in a text, all in JSON.", valueName: "n"))
    var top: Int?

    @Flag(help: "Leave out times, so that the same input gives the same output.")
    var counts = false

    @Option(help: "The form of the result.")
    var format = Format.text

    @Option(help: ArgumentHelp("The file to write instead of standard output.", valueName: "file"))
    var output: String?

    enum Format: String, ExpressibleByArgument, CaseIterable {
      case text, json
    }

    func validate() throws {
      if let top, top < 1 { throw ValidationError("'--top' takes a number from 1 on") }
    }

    func run() throws {
      let inputs = try ReadingOptions.inputs(paths)
      var statuses: [ExitStatus] = []
      let destination = try Destination(
        opening: output, apartFrom: inputs + catalogue.named, rules.sources)
      let messages = try catalogue.read(color: .auto)
      let book = RuleBook(loading: rules.sources)
      StandardStream.report(book.diagnostics)
      if book.diagnostics.hasError { statuses.append(.wrongRule) }

      let set = SignatureSet(book.signatures, isProfiled: true)
      // Several threads would learn from whichever log comes first what is rare in logs.
      let result = Intake(jobs: 1, leavingOut: destination.file).read(inputs, signatures: set)
      StandardStream.report(result.diagnostics.summedUp(beyond: 10) + result.remarks)
      guard result.isReadable, result.hasLogs else { return try ExitStatus.impossible.exit() }
      if result.diagnostics.hasError { statuses.append(.impossible) }

      let judge = Judge(set, catalogue: messages)
      let builds = BuildAssembler.builds(from: result.builds, overriding: Build.ID())
      for build in builds { _ = judge.judge(build) }
      let costs = RuleProfile(of: set, builds: builds.count)
      try destination.write { _, _ in rendered(costs) }
      try ExitStatus.worst(of: statuses).exit()
    }

    private func rendered(_ profile: RuleProfile) -> String {
      var text = ""
      switch format {
      case .text:
        TextRuleProfile(limit: top ?? TextRuleProfile.usualLimit, showsTimes: !counts).write(
          profile, to: &text)
      case .json: JSONRuleProfile(limit: top, showsTimes: !counts).write(profile, to: &text)
      }
      return text
    }
  }
}
