@testable import Triage

/// Reports on builds, with the payload in all that logs, rules and options can tell.
extension Filler {
  /// A report with every section that the failure page can have.
  func report() -> Report {
    var report = Report(judged: [failed(), passed(), outside()], by: [signature()])
    report.catalogue = Catalogue.Name(
      file: text("catalogue file"), messages: 1, digest: "0badcafe")
    report.changes = Changes(
      new: [item("new"), item("second")], gone: [item("gone")], continuing: 1)
    return report
  }

  private func item(_ word: String) -> Changes.Item {
    Changes.Item(
      branch: text("baseline branch"),
      signature: word == "second" ? nil : "\(word)\(text("baseline signature"))",
      test: text("baseline test"), message: text("baseline message"))
  }

  /// The signature that explains; its fixes decide a standing.
  func signature() -> Signature {
    Signature(
      id: id, title: Template("a title"), match: [],
      fixes: [
        Fix(
          branch: Branch("x\(text("fix branch"))"),
          since: .date(Timestamp(year: 2019, month: 5, day: 28)), change: text("fix change"))
      ])
  }

  private var id: Signature.ID { Signature.ID(text("rule id")) }

  /// A failed build with faults of all verdicts and places.
  func failed() -> JudgedBuild {
    var build = Build(
      id: Build.ID(branch: Branch(text("branch")), number: 1), source: path("build folder"))
    build.result = .failed
    build.tests = TestCounts(passed: 1, failed: 1)
    build.started = Timestamp(year: 2019, month: 8, day: 20, hour: 2, zone: 0)
    build.versions = [text("package name"): text("package version")]
    build.logs = [LogSummary(name: path("log name"), kind: .engine, lines: 9, bytes: 99)]
    build.locks = locks()
    build.clock = BuildClock()
    var judged = JudgedBuild(
      build: build, faults: faults(),
      notEvaluated: [
        NotEvaluated(log: text("log not evaluated"), line: 3, reason: text("reason not evaluated"))
      ])
    judged.faults[1].root = 0
    judged.faults[1].rootReason = text("reason of a cascade")
    return judged
  }

  /// A build that is known by its suite, and one of another suite, so that both are named.
  private func passed() -> JudgedBuild {
    var build = Build(
      id: Build.ID(
        branch: Branch(text("branch")), suite: Suite(text("suite")), number: 2), source: "x")
    build.result = .passed
    return JudgedBuild(build: build, faults: [], notEvaluated: [])
  }

  /// A run of which only logs of products are known, told by its path.
  private func outside() -> JudgedBuild {
    var build = Build(id: Build.ID(), source: path("input path"))
    build.result = .unknown
    build.logs = [LogSummary(name: path("log name"), kind: .vdsm, lines: 9, bytes: 99)]
    var fault = self.fault(.product, "second", .unexplained)
    fault.fault.evidence = [evidence("log of a product's fault")]
    fault.evidence = fault.fault.evidence
    return JudgedBuild(build: build, faults: [fault], notEvaluated: [])
  }

  private func faults() -> [JudgedFault] {
    var explained = fault(.test(log("test name")), "", .explained)
    explained.proof = .proved
    explained.title = text("title")
    explained.reason = text("reason")
    explained.proofReason = text("reason of a proof")
    explained.proofNote = text("note of a proof")
    explained.proofRemark = text("remark of a proof")
    explained.links = ["x\(text("link"))"]
    explained.captures = [text("capture name"): log("capture value")]
    explained.also = [Signature.ID("a\(text("other rule"))")]
    explained.isAmbiguous = true
    explained.signature = id
    explained.keys = [text("catalogue key")]
    explained.chain = chain()
    explained.considered = considered()
    explained.consideredTotal = 9
    explained.refusal = refusal()
    var follows = fault(.test(LogText("tests.a.".utf8 + log("test name").bytes)), "x", .explained)
    follows.signature = id
    follows.title = text("title")
    var suspected = fault(.stage(.deploy), "y", .suspected)
    suspected.signature = Signature.ID("s\(text("rule id of a suspicion"))")
    suspected.title = text("title of a suspicion")
    suspected.reason = text("reason of a suspicion")
    var recognised = fault(.test(log("test name")), "w", .unexplained)
    recognised.signature = Signature.ID("r\(text("rule id of a recognised fault"))")
    recognised.keys = [text("catalogue key")]
    return [
      explained, follows, suspected, recognised,
      fault(.test(log("test name")), "z", .notEvaluated),
    ]
  }

  private func fault(
    _ place: Failure.Place, _ start: String, _ verdict: Verdict
  ) -> JudgedFault {
    let evidence = [evidence("log of evidence")]
    return JudgedFault(
      fault: Fault(
        place: place, phase: place == .product ? nil : .setup,
        message: LogText(start.utf8 + log("message").bytes), http: 409, evidence: evidence),
      verdict: verdict)
  }

  func evidence(_ position: String) -> Evidence {
    let quoted = log("quoted line")
    return Evidence(
      log: path(position), line: 5, column: 1, length: quoted.bytes.count, text: quoted)
  }

  private func chain() -> [FoundStep] {
    (1...2).map { number in
      FoundStep(
        evidence: evidence("log of a proof"), moment: Moment(milliseconds: number),
        context: LineContext(
          time: Timestamp(year: 1970, month: 1, day: 1), thread: text("thread"),
          action: text("action of a step")))
    }
  }

  private func considered() -> [Considered] {
    [
      Considered(
        signature: Signature.ID(text("considered rule")), outcome: .missed,
        reason: text("reason of a miss"),
        partial: Considered.Partial(
          pattern: text("pattern"), matched: text("pattern").utf8.count,
          rest: log("rest of a message"))),
      Considered(
        signature: Signature.ID(text("considered rule")), outcome: .won,
        reason: text("reason of a win")),
    ]
  }

  /// The same builds by other rules, for the diff of both.
  func diff() -> VerdictDiff {
    let old = report()
    var new = old
    for build in new.builds.indices {
      for index in new.builds[build].faults.indices {
        switch index {
        case 0:
          new.builds[build].faults[index].title = "b\(text("title"))"
          new.builds[build].faults[index].links = ["y\(text("link"))"]
          new.builds[build].faults[index].captures = [:]
        case 1: new.builds[build].faults[index].signature = Signature.ID("m\(text("rule id"))")
        case 2: new.builds[build].faults[index].verdict = .explained
        default: new.builds[build].faults[index].signature = nil
        }
      }
      new.builds[build].notEvaluated.append(
        NotEvaluated(
          log: "n\(text("log not evaluated"))", line: nil, reason: text("reason not evaluated")))
    }
    return VerdictDiff(
      from: old, to: new,
      rules: RuleSetChanges(
        before: 2, after: 3, added: [id], removed: [Signature.ID("d\(text("rule id"))")],
        changed: [Signature.ID("c\(text("rule id"))")],
        renamed: [(Signature.ID("o\(text("rule id"))"), Signature.ID("n\(text("rule id"))"))]))
  }
}
