import ArgumentParser
import Intake
import RuleBook
import Triage

/// Reads the builds that a rule is drafted from and tried on.
struct DraftReading {
  let paths: [String]
  let others: [String]
  let identity: IdentityOptions
  let clock: ClockOptions
  let reading: ReadingOptions
  let catalogue: Catalogue?

  /// What was read, judged.
  struct Result {
    /// The report of the paths; its order is the order of numbers.
    var report: Report

    /// All builds in the report's order, also those that the draft is only tried on.
    var builds: [JudgedBuild]

    /// The same, to be put together again.
    fileprivate var assembled: [AssembledBuilds]

    /// The logs of the paths with the lines that were asked for.
    var excerpts: [(summary: LogSummary, build: Build.ID, lines: [Line])]
  }

  /// Reads and judges, or says why not and ends the command.
  func read(
    by signatures: [Signature], keeping excerpt: LineExcerpt? = nil, isRepeated: Bool = false
  ) throws -> Result {
    let set = SignatureSet(signatures)
    let drafts = try read(paths, set, keeping: excerpt, isRepeated)
    if let problem = identity.problem(with: drafts) {
      StandardStream.report([problem])
      throw ExitStatus.usage.code
    }
    let more = others.isEmpty ? [] : try read(others, set, keeping: nil, isRepeated)
    let judge = Judge(set, catalogue: catalogue)
    let own = BuildAssembler.builds(from: drafts, overriding: identity.id, timezone: clock.zone)
    let tried = BuildAssembler.builds(from: more, overriding: Build.ID(), timezone: clock.zone)
      .without(own.ids)
    let report = Report(judged: judge.judge(own, keepingLines: true), by: signatures)
    // Brought together, so that messages of one meaning are found in all of them.
    let all =
      tried.isEmpty
      ? report
      : Report(
        judged: report.builds + judge.judge(tried, keepingLines: true), by: signatures)
    if !isRepeated { tellLeftOut(all) }
    return Result(
      report: report, builds: all.builds, assembled: [own, tried],
      excerpts: drafts.flatMap { draft in
        draft.findings.filter { !$0.excerpt.isEmpty }.map { findings in
          (findings.summary, draft.identity(overriding: identity.id), findings.excerpt)
        }
      })
  }

  private func read(
    _ paths: [String], _ set: SignatureSet, keeping excerpt: LineExcerpt?, _ isRepeated: Bool
  ) throws -> [BuildDraft] {
    let result = reading.read(paths, set, leavingOut: nil, keeping: excerpt)
    if !isRepeated {
      StandardStream.report(result.messages)
    }
    guard result.isReadable, result.hasLogs, !result.diagnostics.hasError else {
      throw ExitStatus.impossible.code
    }
    return result.builds
  }

  /// Says of what a draft cannot be tried on, because there is too much of it.
  private func tellLeftOut(_ report: Report) {
    let builds = report.builds.count { !$0.build.hasLines }
    let faults = report.totals.faultsLeftOutOfReport
    guard builds + faults > 0 else { return }
    StandardStream.report([
      Diagnostic(
        .warning,
        "a draft is not tried on all that was read: of \(faults) faults and of the lines of "
          + "\(builds) builds there is too much",
        path: paths.count == 1 ? paths[0] : "the inputs", help: "name fewer builds")
    ])
  }

  /// Lines like the one that a rule is drafted from, of builds that passed.
  func passingLines(like subject: DraftSubject, on read: Result) throws -> [LogText] {
    guard let probe = NearLines.probe(for: subject), !(paths + others).contains("-"),
      read.builds.contains(where: { $0.build.result == .passed })
    else { return [] }
    return NearLines.passing(
      of: try self.read(by: [probe], isRepeated: true).builds.map(\.build))
  }

  /// What a draft would do to the builds.
  ///
  /// - Parameters:
  ///   - draft: the draft.
  ///   - subject: what it is made from.
  ///   - book: the rules that the builds were judged by.
  ///   - read: the builds.
  /// - Returns: the effect; nil where they cannot be read again.
  /// - Throws: how the command ends where reading them again fails.
  func effect(
    of draft: RuleDraft, from subject: DraftSubject, in book: RuleBook, on read: Result
  ) throws -> DraftEffect? {
    guard var signature = draft.signature else { return nil }
    var signatures = book.signatures
    let mustBeRead = subject.place.isLog || book[signature.id] != nil
    signatures.removeAll { $0.id == signature.id }
    // Behind all others: hits of logs tell signatures by their numbers.
    signature.id = Signature.ID("~\(signature.id)")
    signatures.append(signature)
    let set = SignatureSet(signatures)
    let after: [JudgedBuild]
    if mustBeRead {
      // Patterns for logs are searched for while the logs are read.
      guard !(paths + others).contains("-") else { return nil }
      after = try self.read(by: signatures, isRepeated: true).builds
    } else {
      let judge = Judge(set, catalogue: catalogue)
      after =
        Report(
          judged: read.assembled.flatMap { judge.judge($0, keepingLines: true) }, by: signatures
        ).builds
    }
    guard after.count == read.builds.count else { return nil }
    return DraftEffect(
      before: read.builds, after: after, of: signature, in: set, from: subject)
  }
}
