import Foundation
import Intake
import RuleBook
import Triage

/// One run of the tests of rules after the other, each with the files as they are then.
struct RuleTestRun {
  /// What came of the last run.
  private(set) var tests = RuleTests(of: [])

  /// What is to be said besides: wrong rule files, builds that cannot be read.
  private(set) var remarks: [Diagnostic] = []
  private(set) var status = ExitStatus.success

  /// The rule files as the last run found them.
  private var files = RuleFileTexts([])

  private let paths: [String]
  private let sources: [RuleSource]
  private let filter: Glob?
  private let builds: [String]
  private let catalogue: Catalogue?
  private let leavingOut: FileIdentity?
  private let links: LinkOptions

  /// How often files are looked at, in milliseconds.
  private static let pause = 500

  init(
    paths: [String], rules: RuleOptions, filter: Glob?, builds: [String], catalogue: Catalogue?,
    leavingOut: FileIdentity?, links: LinkOptions
  ) {
    self.links = links
    self.paths = paths
    // The rules that are not tried live in the same builds.
    sources = rules.sources + paths.map { .user($0) }
    self.filter = filter
    self.builds = builds
    self.catalogue = catalogue
    self.leavingOut = leavingOut
  }

  /// Whether any rule is in a file, where it can change.
  var hasFiles: Bool { !RuleFileTexts(sources).isEmpty }

  /// Tries the rules; those that did not change since the last run keep what came of it.
  mutating func run() {
    // Looked at first, so that what changes meanwhile is a change.
    files = RuleFileTexts(sources)
    let all = RuleBook(loading: sources)
    let tried = paths.isEmpty ? all : RuleBook(loading: paths.map { .user($0) })
    let wanted = tried.rules.filter { rule in
      filter?.matches(rule.signature.id.name.utf8) ?? true
    }
    let named = NamedRules(paths: paths)
    let empty = named.withoutRules
    remarks = tried.diagnostics + empty
    var statuses: [ExitStatus] = []
    if named.isAnyMissing || !empty.isEmpty {
      statuses.append(.impossible)
    } else if tried.diagnostics.hasError {
      statuses.append(.wrongRule)
    }
    if let filter, wanted.isEmpty, !tried.rules.isEmpty {
      remarks.append(
        Diagnostic(
          .error, "no rule has such an id", path: "--filter \(filter.source)",
          help: "see 'ost-triage rules list'"))
      statuses.append(.impossible)
    }
    tests = RuleTests(of: wanted, catalogue: catalogue, since: tests)
    if tests.count(.untried) > 0 {
      remarks.append(
        Diagnostic(
          .warning, "examples are not tried: only a catalogue tells their keys",
          path: "rules test", help: "name one with '--catalogue FILE'"))
    }
    if !builds.isEmpty { statuses += compareBuilds(by: all) }
    if tests.hasFailure { statuses.append(.conditionHolds) }
    status = ExitStatus.worst(of: statuses)
  }

  /// Reads the builds and compares them with what they say of themselves.
  private mutating func compareBuilds(by book: RuleBook) -> [ExitStatus] {
    let set = SignatureSet(book.signatures)
    var intake = Intake(jobs: ProcessorCount.available, leavingOut: leavingOut)
    intake.followsLinks = links.areFollowed
    let result = intake.read(builds, signatures: set)
    var found = result.messages
    let judge = Judge(set, catalogue: catalogue)
    for build in BuildAssembler.builds(from: result.builds, overriding: Build.ID()) {
      let path = build.source + "/truth.json"
      guard let bytes = BoundedFile.bytes(of: path, limit: BuildTruth.byteLimit) else { continue }
      do throws(BuildTruthError) {
        let truth = try BuildTruth(bytes, path: path, build: build.source)
        tests.compare(judge.judge(build), with: truth)
      } catch {
        found.append(error.diagnostic)
      }
    }
    if tests.buildCount == 0, result.hasLogs {
      found.append(
        Diagnostic(
          .error, "no build says in a truth.json which rules recognise its faults",
          path: builds.count == 1 ? builds[0] : "the builds",
          help: "write {\"faults\": [{\"message\": \"…\", \"signature\": \"…\"}]} beside the logs"))
    }
    remarks += found
    return found.hasError ? [.impossible] : []
  }

  /// Waits until rule files change; no paths where somebody wants to end.
  func waitForChange() -> [String] {
    while !Interrupt.isAsked {
      Interrupt.wait(milliseconds: Self.pause)
      let changes = RuleFileTexts(sources).changes(since: files)
      if !changes.isEmpty, !Interrupt.isAsked { return changes }
    }
    return []
  }
}
