import Triage
import Yams

extension RuleDecoder {
  /// The logs in which a step may be.
  private static let stepPlaces = ["engine", "vdsm", "supervdsm", "console", "log"]

  /// What a step may be.
  private static let stepKinds = stepPlaces + ["refused", "waited"]

  private static let stepCure =
    "write a log and a pattern, as in \"engine: 'Lock-wait acquired'\", or 'refused:' with a command"

  /// Reads `proof`: its first step, what follows and what must be absent.
  mutating func proof(_ part: Entry) -> RuleProof? {
    let keys = Self.stepKinds + ["same", "lookback", "then", "not", "reason"]
    guard
      let entries = entries(of: part.node, named: "proof", keys: keys, cure: Self.stepCure)
    else { return nil }
    var proof = RuleProof()
    for entry in entries {
      switch entry.key.value {
      case "then":
        proof.steps += steps(entry, kinds: Self.stepKinds)
      case "not":
        proof.not += steps(entry, kinds: Self.stepKinds)
      case "reason":
        proof.reason = nonEmptyText(
          entry.node, named: "reason", cure: "write what the evidence shows")
      case "lookback":
        proof.lookback = duration(entry)
      default: break
      }
    }
    let own = entries.filter { Self.stepKinds.contains($0.key.value) || $0.key.value == "same" }
    if let first = step(own, at: part.key.place, of: "proof") { proof.steps.insert(first, at: 0) }
    return proof.steps.isEmpty ? nil : proof
  }

  /// Reads one step or a list of them.
  private mutating func steps(_ entry: Entry, kinds: [String]) -> [RuleStep] {
    let name = entry.key.value
    let nodes: [Node] =
      if case .sequence = entry.node {
        items(of: entry.node, named: name, cure: Self.stepCure)
      } else {
        [entry.node]
      }
    return nodes.compactMap { node in
      let name = Self.item + name
      guard
        let entries = entries(
          of: node, named: name, keys: kinds + ["same", "within"], cure: Self.stepCure)
      else { return nil }
      return step(entries, at: place(of: node), of: name)
    }
  }

  /// Makes a step of its keys: exactly one of them says what it is.
  private mutating func step(_ entries: [Entry], at place: Range<Int>, of name: String) -> RuleStep?
  {
    let kinds = entries.filter { Self.stepKinds.contains($0.key.value) }
    guard let kind = kinds.first else {
      let subject = name == "proof" ? "'proof'" : "a step"
      report(.missingKey, "\(subject) says not what to look for", at: place, help: Self.stepCure)
      return nil
    }
    for other in kinds.dropFirst() {
      report(
        "a step with both '\(kind.key.value)' and '\(other.key.value)'", at: other.key.place,
        help: "make it a step of its own below 'then:'")
    }
    var made = RuleStep(step: ProofStep(kind: .refused(LockCondition())))
    switch kind.key.value {
    case "refused", "waited":
      guard let condition = lockCondition(kind) else { return nil }
      made.step.kind = kind.key.value == "refused" ? .refused(condition) : .waited(condition)
    default:
      guard let clause = clause(kind) else { return nil }
      made.clause = clause
      made.step.kind = .line(clause.signatureClause)
    }
    for entry in entries {
      switch entry.key.value {
      case "same": made.step.same = link(entry)
      case "within": if let time = duration(entry) { made.step.within = time }
      default: break
      }
    }
    return made
  }

  private mutating func link(_ entry: Entry) -> ProofStep.Link? {
    let names = ProofStep.Link.allCases.map(\.rawValue)
    let cure = "write " + names.map { "'\($0)'" }.joined(separator: " or ")
    guard let word = nonEmptyText(entry.node, named: "same", cure: cure) else { return nil }
    return known(word, in: names, as: "link").flatMap(ProofStep.Link.init)
  }

  /// Reads whose requests for locks are meant.
  private mutating func lockCondition(_ part: Entry) -> LockCondition? {
    let keys = ["command", "origin", "holder", "holder-origin", "key"]
    let cure = "write as in {command: RefreshHostCapabilities, holder-origin: internal}"
    guard
      let entries = entries(of: part.node, named: part.key.value, keys: keys, cure: cure)
    else { return nil }
    var condition = LockCondition()
    for entry in entries {
      switch entry.key.value {
      case "command": condition.command = globs(entry)
      case "holder": condition.holder = globs(entry)
      case "key": condition.key = globs(entry)
      case "origin": condition.origin = origin(entry)
      default: condition.holderOrigin = origin(entry)
      }
    }
    return condition
  }

  /// Reads one glob or a list of them.
  private mutating func globs(_ entry: Entry) -> [Glob] {
    let name = entry.key.value
    if case .sequence = entry.node {
      return texts(entry.node, named: name, cure: "write a list of names").map { Glob($0.value) }
    }
    let text = nonEmptyText(entry.node, named: name, cure: "write a name, as in ActivateVds")
    return text.map { [Glob($0.value)] } ?? []
  }

  private mutating func origin(_ entry: Entry) -> LockOwner.Origin? {
    let names = [LockOwner.Origin.internal, .external].map(\.rawValue)
    let cure = "write 'internal' for the engine itself or 'external' for a client"
    guard let word = nonEmptyText(entry.node, named: entry.key.value, cure: cure) else {
      return nil
    }
    return known(word, in: names, as: "origin").flatMap(LockOwner.Origin.init)
  }

  /// A word that is one of a few, or a message that names them.
  private mutating func known(_ word: RuleText, in names: [String], as kind: String) -> String? {
    if names.contains(word.value) { return word.value }
    let near = Nearest.of(word.value, in: names)
    report(
      "unknown \(kind) '\(Visible.short(word.value))'", at: word.place,
      help: near.map { "write '\($0)'" }
        ?? "write " + names.map { "'\($0)'" }.joined(separator: " or "))
    return nil
  }

  /// Reads a time such as `500ms`, `2s`, `10m` or `1h`, in milliseconds.
  private mutating func duration(_ entry: Entry) -> Int? {
    let cure = "write a number and a unit, as in 500ms, 2s, 10m or 1h"
    guard let text = nonEmptyText(entry.node, named: entry.key.value, cure: cure) else {
      return nil
    }
    let digits = text.value.prefix { $0.isASCII && $0.isNumber }
    let units = ["ms": 1, "s": 1000, "m": 60_000, "h": 3_600_000]
    if let number = Int(digits), let unit = units[String(text.value.dropFirst(digits.count))],
      number > 0, number <= 86_400_000 / unit
    {
      return number * unit
    }
    report(
      "'\(Visible.short(text.value))' is no time, or longer than a day", at: text.place, help: cure)
    return nil
  }
}
