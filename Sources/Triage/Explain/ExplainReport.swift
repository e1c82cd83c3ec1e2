/// What `explain` tells: one build, with the story of each fault that is asked for.
package struct ExplainReport: Sendable {
  /// The build with all its faults.
  package let build: JudgedBuild

  /// The stories in the order of the faults; at most ``limit``.
  package let stories: [FaultStory]

  /// How many stories a report has.
  package static let limit = 50

  /// How many signatures were asked.
  package let signatures: Int

  /// What is to be said of the whole, in sentences.
  package let remarks: [String]

  /// How the times of logs without a zone are read, in sentences with short names of logs.
  package let clocks: [String]

  let page: FailurePage

  /// Makes the report on a build.
  ///
  /// - Parameters:
  ///   - build: the build, judged with what was considered.
  ///   - signatures: those it was judged by.
  ///   - selection: which of its faults are told.
  package init(
    _ build: JudgedBuild, by signatures: [Signature] = [],
    selecting selection: ExplainSelection = ExplainSelection()
  ) {
    let report = Report(judged: [build], by: signatures)
    var build = build
    for (index, fault) in (report.builds.first?.faults ?? []).enumerated() {
      build.faults[index].standing = fault.standing
    }
    self.build = build
    self.signatures = signatures.count
    page = FailurePage(report)
    let history = LockHistory(build.build.locks, clock: build.build.clock)
    let sources = StorySources(of: build.build, history)
    let summaries = Dictionary(report.signatures.map { ($0.id, $0) }) { first, _ in first }
    let fixes = Dictionary(signatures.map { ($0.id, $0.fixes) }) { first, _ in first }
    let chosen = build.faults.indices.filter { selection.contains(build.faults[$0]) }
    stories = chosen.prefix(Self.limit).map { index in
      let judged = build.faults[index]
      return FaultStory(
        index: index, judged: judged,
        victims: build.faults.indices.filter { build.faults[$0].root == index },
        fixes: judged.signature.flatMap { fixes[$0] } ?? [],
        standing: judged.signature.flatMap { summaries[$0]?.standings.first }, sources)
    }
    remarks =
      Self.remarks(on: selection, told: chosen.count, of: build)
      + Self.remarks(onLeftOut: chosen.count - Self.limit) + history.remarks
    let names = LogNames(build.build.logs.map(\.name))
    clocks = build.build.clock.remarks(named: names.short)
  }

  private static func remarks(onLeftOut more: Int) -> [String] {
    more > 0 ? ["the first \(limit) are told; '--test' and '--line' choose among \(more) more"] : []
  }

  /// What is to be said of faults that nobody asked for.
  private static func remarks(
    on selection: ExplainSelection, told: Int, of build: JudgedBuild
  ) -> [String] {
    guard !selection.isEmpty else { return [] }
    let total = build.faults.count
    if told == total { return [] }
    let asked = [
      selection.test.map { "of tests that match '\(VisibleText.of($0.source))'" },
      selection.line.map { "that line \(VisibleText.of($0.description)) is part of" },
    ]
    .compactMap { $0 }.joined(separator: " and ")
    guard told == 0 else { return ["\(told) of \(counted(total, "fault")) told: those \(asked)"] }
    var remarks = ["no fault \(asked)"]
    if let place = selection.line {
      remarks += build.build.logs.filter { place.log != nil && place.names($0.name) }
        .filter { place.line > $0.lines }
        .map { "\(VisibleText.of($0.name)) has \(counted($0.lines, "line"))" }
    }
    return remarks
  }
}

extension LockHistory {
  /// What was left out, in sentences.
  var remarks: [String] {
    var remarks = leftOut.map { log, count in
      "\(VisibleText.of(log)): \(counted(count, "line")) about locks left out; what follows the first is not told in full"
    }
    if retired.count > 0 {
      remarks.append(
        "\(counted(retired.count, "hold")) that nobody was refused or waited for: counted, but not listed"
      )
    }
    if retired.keyless > 0 {
      remarks.append(
        "\(counted(retired.keyless, "hold")) of too many keys are not among the busiest keys")
    }
    return remarks
  }
}
