/// What a change of rules does to the verdicts on the same builds.
package struct VerdictDiff: Sendable {
  /// How the rules differ.
  package let rules: RuleSetChanges

  /// All faults that are judged otherwise, in the report's order; those that are gone last in
  /// their build.
  package let changes: [VerdictChange]

  /// How many builds were judged.
  package let builds: Int

  /// How many faults both rule sets judge the same.
  package let same: Int

  /// What only the new rules could not judge or read.
  package let notEvaluated: [(build: JudgedBuild, part: NotEvaluated)]

  /// Faults that a report leaves out of builds with very many; they were not compared.
  package let leftOut: Int

  /// How many rule files of either set are wrong, so that their rules take no part.
  package var wrongFiles = 0

  /// Compares two reports on the same inputs.
  package init(from old: Report, to new: Report, rules: RuleSetChanges) {
    self.rules = rules
    let companies = (before: Companies(old), after: Companies(new))
    let earlier = Dictionary(grouping: old.builds) { BuildKey($0) }
    var used: [BuildKey: Int] = [:]
    var changes: [VerdictChange] = []
    var notEvaluated: [(build: JudgedBuild, part: NotEvaluated)] = []
    var (same, leftOut) = (0, 0)
    for build in new.builds {
      let key = BuildKey(build)
      let index = used[key, default: 0]
      used[key] = index + 1
      guard let twins = earlier[key], index < twins.count else { continue }
      let twin = twins[index]
      let known = Set(twin.notEvaluated.map(PartKey.init))
      for part in build.notEvaluated where !known.contains(PartKey(part)) {
        notEvaluated.append((build, part))
      }
      leftOut += max(
        build.faultTotal - build.faults.count, twin.faultTotal - twin.faults.count, 0)
      for (before, after) in FaultPairs(twin.faults, build.faults).pairs {
        let isRegrouped = Self.isRegrouped(before, after, twin, build, companies)
        let kind = VerdictChange.kind(
          from: before?.fault, to: after?.fault, rules, isRegrouped: isRegrouped)
        guard let kind else {
          same += 1
          continue
        }
        changes.append(
          VerdictChange(build: build, before: before?.fault, after: after?.fault, kind: kind))
      }
    }
    (self.changes, self.same, self.notEvaluated) = (changes, same, notEvaluated)
    self.leftOut = leftOut
    builds = new.builds.count
  }

  /// How many changes of a kind there are.
  package func count(_ kind: VerdictChange.Kind) -> Int { changes.count { $0.kind == kind } }

  /// Whether a fault follows from another one than before, or is grouped with others.
  private static func isRegrouped(
    _ before: FaultPairs.Side?, _ after: FaultPairs.Side?, _ old: JudgedBuild, _ new: JudgedBuild,
    _ companies: (before: Companies, after: Companies)
  ) -> Bool {
    guard let before, let after else { return false }
    if before.root(in: old) != after.root(in: new) { return true }
    guard before.fault.verdict == .unexplained, after.fault.verdict == .unexplained else {
      return false
    }
    return companies.before.messages(of: before.fault) != companies.after.messages(of: after.fault)
  }

  /// What tells a build apart in both reports.
  private struct BuildKey: Hashable {
    let id: Build.ID
    let source: String

    init(_ build: JudgedBuild) {
      id = build.build.id
      source = build.build.source
    }
  }

  private struct PartKey: Hashable {
    let log: String
    let line: Int?
    let reason: String

    init(_ part: NotEvaluated) {
      log = part.log
      line = part.line
      reason = part.reason
    }
  }
}

/// Which messages a report brings together as one kind of unexplained fault.
private struct Companies {
  private var messages: [Key: Set<LogText>] = [:]

  init(_ report: Report) {
    for build in report.builds {
      for fault in build.faults where fault.verdict == .unexplained {
        messages[Key(fault), default: []].insert(fault.fault.message)
      }
    }
  }

  /// The messages that stand in one group with this fault's.
  func messages(of fault: JudgedFault) -> Set<LogText> { messages[Key(fault)] ?? [] }

  private struct Key: Hashable {
    let group: GroupName?
    let signature: Signature.ID?

    init(_ fault: JudgedFault) {
      group = fault.group
      signature = fault.signature
    }
  }
}
