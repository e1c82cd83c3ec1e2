/// The sentences a report opens with: the answer first.
struct Headline {
  let page: FailurePage

  /// Builds, faults and verdicts in one line, and what needs a word besides.
  var lines: [String] {
    [summary] + remarks
  }

  /// The plain verdict on the only build of a report, and its tests.
  func lines(for build: JudgedBuild) -> [String] {
    [sentence(for: build)] + [build.build.tests.flatMap(Self.tests)].compactMap { $0 } + remarks
  }

  /// How the tests ended; a mail, for one, tells nothing of those that passed.
  private static func tests(_ counts: TestCounts) -> String? {
    let parts = [
      (counts.passed, "passed"), (counts.failed, "failed"),
      (counts.errors, counts.errors == 1 ? "error" : "errors"), (counts.skipped, "skipped"),
    ]
    let told = parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return told.isEmpty ? nil : "tests: \(told.joined(separator: ", "))"
  }

  private var summary: String {
    let totals = page.totals
    if totals.builds == 0 { return "no build found" }
    let builds = "\(counted(totals.builds, "build")), \(totals.failed) failed"
    if totals.faults == 0 {
      return totals.withoutFault == 0 ? "\(builds): no failures" : "\(builds): no fault found"
    }
    let verdicts = Verdict.byStrength.map { "\(totals[$0]) \($0.label)" }
    return "\(builds): \(faults), \(verdicts.joined(separator: ", "))"
  }

  /// How many faults there are, and from how many causes where some follow from others.
  private var faults: String {
    let (faults, causes) = (page.totals.faults, page.totals.causes)
    let text = counted(faults, "fault")
    return causes < faults ? "\(text) of \(counted(causes, "cause"))" : text
  }

  private var remarks: [String] {
    let totals = page.totals
    var lines: [String] = []
    if totals.withoutFault > 0, totals.builds > 1 {
      let builds = counted(totals.withoutFault, "failed build")
      let verb = totals.withoutFault == 1 ? "shows no fault and counts" : "show no fault and count"
      lines.append("\(builds) \(verb) as unexplained")
    }
    if page.regressed > 0 {
      let kinds =
        page.regressed == 1 ? "1 kind of fault has" : "\(page.regressed) kinds of fault have"
      lines.append("\(kinds) regressed: seen in a build that has the fix")
    }
    let ofBuilds = totals.faultsLeftOut - totals.faultsLeftOutOfReport
    for (count, place) in [
      (ofBuilds, "one build"), (totals.faultsLeftOutOfReport, "all builds together"),
    ] where count > 0 {
      lines.append("\(counted(count, "more fault")) left out: too many in \(place)")
    }
    if totals.inputsNotEvaluated > 0 {
      let parts = counted(totals.inputsNotEvaluated, "part")
      let told = totals.inputsLeftOut == 0 ? "" : ", but for \(totals.inputsLeftOut) of them"
      lines.append("\(parts) of the input not evaluated: see the end\(told)")
    }
    if let changes = page.changes {
      lines.append(
        "since the baseline: \(changes.new.count) new, \(changes.gone.count) gone, "
          + "\(changes.continuing) continuing")
    }
    if let catalogue = page.catalogue {
      let name =
        catalogue.file.map { "the catalogue '\(ShortText($0).visible)'" } ?? "your catalogue"
      let messages = counted(catalogue.messages, "message")
      lines.append("keys are those of \(name): \(messages), digest \(catalogue.digest)")
    }
    return lines
  }

  private func sentence(for build: JudgedBuild) -> String {
    let name = BuildNames.full(build)
    let result: String
    switch build.build.result {
    case .failed, .aborted, .passed: result = "\(name) \(build.build.result.rawValue)"
    case .unknown: result = "\(name), result unknown"
    }
    if build.failedWithoutFault { return "\(result), no fault found: unexplained" }
    if build.faults.isEmpty {
      return build.build.result == .passed ? result : "\(result), no fault found"
    }
    let verdicts = Verdict.byStrength.filter { page.totals[$0] > 0 }.map { verdict in
      "\(page.totals[verdict]) \(verdict.label)\(reasons(for: verdict))"
    }
    return "\(result): \(faults), \(verdicts.joined(separator: ", "))"
  }

  /// The reasons behind a verdict in parentheses, where they are few.
  private func reasons(for verdict: Verdict) -> String {
    let known: [FailurePage.Known] =
      switch verdict {
      case .explained: page.explained
      case .suspected: page.suspected
      case .unexplained, .notEvaluated: []
      }
    // The reasons stand in full below; here they only remind those who know them.
    let reasons = known.compactMap(\.plainReason).map {
      LineWrap.lines(ShortText($0).visible, columns: 72).count == 1
        ? ShortText($0).visible : LineWrap.lines(ShortText($0).visible, columns: 71)[0] + "…"
    }
    guard !reasons.isEmpty, reasons.count <= 2 else { return "" }
    return " (\(reasons.joined(separator: "; ")))"
  }
}
