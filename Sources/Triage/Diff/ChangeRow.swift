/// Changes of one kind, from and to the same, of the same message: one entry of a diff for people.
struct ChangeRow {
  let kind: VerdictChange.Kind
  let before: String
  let after: String
  let message: LogText?

  /// What differs in words, where verdict and signature do not: before and after.
  let details: [(before: String, after: String)]
  private(set) var changes: [VerdictChange] = []

  /// The first of the changes; there always is one.
  var first: VerdictChange { changes[0] }

  /// The faults, as the new rules see them where they do.
  var faults: [JudgedFault] { changes.compactMap { $0.after ?? $0.before } }

  /// How many of the faults are of builds that passed: there is nothing to explain in these.
  var ofPassed: Int { changes.count { $0.build.build.result == .passed } }

  /// What must be said of the change besides; nil where there is nothing.
  var remark: String? { kind == .moved && first.isWeaker ? "the verdict is weaker" : nil }

  /// The rows of one kind in the order of their first changes.
  static func rows(of diff: VerdictDiff, _ kind: VerdictChange.Kind) -> [ChangeRow] {
    var rows: [ChangeRow] = []
    var indices: [Key: Int] = [:]
    for change in diff.changes where change.kind == kind {
      let key = Key(
        before: Self.label(change.before), after: Self.label(change.after),
        message: change.fault?.message, details: Self.details(change, diff.rules))
      let index = indices[key] ?? rows.count
      if index == rows.count {
        indices[key] = index
        rows.append(
          ChangeRow(
            kind: kind, before: key.before, after: key.after, message: key.message,
            details: key.details.map { ($0[0], $0[1]) }))
      }
      rows[index].changes.append(change)
    }
    return rows
  }

  private static func details(_ change: VerdictChange, _ rules: RuleSetChanges) -> [[String]] {
    guard let before = change.before, let after = change.after else { return [] }
    switch change.kind {
    case .lost, .moved, .gained: return []
    case .regrouped:
      return [[company(before, of: change), company(after, of: change)]]
    case .reworded:
      let told: [(JudgedFault) -> String] = [
        { $0.title ?? "no title" }, { $0.fullReason ?? "no reason" },
        { $0.links.isEmpty ? "no links" : $0.links.joined(separator: ", ") },
        { $0.proofNote ?? "nothing missing" },
        { "standing: \(StandingWords.label($0.standing))" },
        { fault in
          let captures = fault.captures.sorted { $0.key < $1.key }
          return captures.isEmpty
            ? "no captures"
            : captures.map { "\($0.key): \($0.value.shown)" }.joined(separator: ", ")
        },
      ]
      return
        (told.map { [$0(before), $0(after)] } + [
          [others(before.also.map(rules.current), before), others(after.also, after)],
          evidence(before.evidence, after.evidence),
        ])
        .filter { $0[0] != $0[1] }
    }
  }

  /// The signatures that hold beside the winner.
  private static func others(_ ids: [Signature.ID], _ fault: JudgedFault) -> String {
    if ids.isEmpty { return "no other signature holds" }
    let names = ids.sorted().map(\.name).joined(separator: ", ")
    return fault.isAmbiguous ? "ambiguous with \(names)" : "also holds: \(names)"
  }

  /// What is quoted from the logs, in numbers: the places differ from build to build.
  private static func evidence(_ before: [Evidence], _ after: [Evidence]) -> [String] {
    let (gone, new) = (Set(before).subtracting(after).count, Set(after).subtracting(before).count)
    if gone == 0, new == 0 { return ["", ""] }
    return [
      "evidence: \(counted(before.count, "place")), \(gone) of them only here",
      "evidence: \(counted(after.count, "place")), \(new) of them only here",
    ]
  }

  private static func company(_ fault: JudgedFault, of change: VerdictChange) -> String {
    if change.before?.root != change.after?.root {
      return fault.rootReason.map { "follows: \($0)" } ?? "follows from no other fault"
    }
    return "group: \(fault.group?.text.shown ?? "none")"
  }

  /// A judgement in a few words, such as `host/some-rule (explained, proved)`.
  private static func label(_ fault: JudgedFault?) -> String {
    guard let fault else { return "no fault" }
    let proof = fault.proof.map { ", \($0.label)" } ?? ""
    let signature = fault.signature.map { ShortText($0.name).visible } ?? "no signature"
    return "\(signature) (\(fault.verdict.label)\(proof))"
  }

  private struct Key: Hashable {
    let before: String
    let after: String
    let message: LogText?
    let details: [[String]]
  }
}

extension VerdictChange.Kind {
  /// The word at the head of a section.
  var heading: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}

extension VerdictDiff {
  /// The answer in one line.
  var headline: String {
    let weaker = changes.count { $0.kind == .moved && $0.isWeaker }
    let kinds = VerdictChange.Kind.allCases.map { kind in
      "\(count(kind)) \(kind.rawValue)"
        + (kind == .moved && weaker > 0 ? " (\(weaker) weaker)" : "")
    }
    let read = "\(counted(builds, "build")), \(counted(changes.count + same, "fault"))"
    return "\(read): \(kinds.joined(separator: ", ")), \(same) the same"
  }

  /// What else must be known, in sentences.
  var remarks: [String] {
    var lines: [String] = []
    if wrongFiles > 0 {
      let what =
        wrongFiles == 1 ? "file is wrong: its rule takes" : "files are wrong: their rules take"
      lines.append("\(wrongFiles) rule \(what) no part here")
    }
    if leftOut > 0 {
      lines.append("\(counted(leftOut, "fault")) not compared: too many in one build")
    }
    if rules.isEmpty { lines.append("the rules are the same") }
    return lines
  }
}
