import Triage
import Yams

extension RuleDecoder {
  /// Reads `proof`: its first step, what follows and what must be absent.
  mutating func proof(_ part: Entry) -> RuleProof? {
    guard let mapping = part.declared.shape.mapping, let entries = entries(of: part) else {
      return nil
    }
    var proof = RuleProof()
    for entry in entries {
      switch entry.name {
      case "then": proof.steps += steps(entry)
      case "not": proof.not += steps(entry)
      case "reason": proof.reason = text(entry)
      case "lookback": proof.lookback = duration(entry)
      default: break
      }
    }
    if let first = step(entries, at: part.key.place, of: mapping) {
      proof.steps.insert(first, at: 0)
    }
    return proof.steps.isEmpty ? nil : proof
  }

  /// Reads one step or a list of them.
  private mutating func steps(_ part: Entry) -> [RuleStep] {
    guard let mapping = part.declared.shape.mapping else { return [] }
    return nodes(part).compactMap { node in
      entries(of: node, named: Self.item + part.name, as: mapping).flatMap {
        step($0, at: place(of: node), of: mapping)
      }
    }
  }

  /// Makes a step of its keys: exactly one of them says what it is.
  private mutating func step(
    _ entries: [Entry], at place: Range<Int>, of mapping: RuleMapping
  ) -> RuleStep? {
    let kinds = entries.filter { mapping.choice?.names.contains($0.name) == true }
    guard let kind = kinds.first else {
      report(
        .missingKey, "\(mapping.noun) says not what to look for", at: place, help: mapping.cure)
      return nil
    }
    for other in kinds.dropFirst() {
      report(
        "a step with both '\(kind.name)' and '\(other.name)'", at: other.key.place,
        help: "make it a step of its own below 'then:'")
    }
    var made = RuleStep(step: ProofStep(kind: .refused(LockCondition())))
    switch kind.name {
    case "refused", "waited":
      guard let condition = lockCondition(kind) else { return nil }
      made.step.kind = kind.name == "refused" ? .refused(condition) : .waited(condition)
    default:
      guard let clause = clause(kind) else { return nil }
      made.clause = clause
      made.step.kind = .line(clause.signatureClause)
    }
    for entry in entries {
      switch entry.name {
      case "same": made.step.same = link(entry)
      case "within": if let time = duration(entry) { made.step.within = time }
      default: break
      }
    }
    return made
  }

  private mutating func link(_ entry: Entry) -> ProofStep.Link? {
    text(entry).flatMap { ProofStep.Link(rawValue: $0.value) }
  }

  /// Reads whose requests for locks are meant.
  private mutating func lockCondition(_ part: Entry) -> LockCondition? {
    guard let entries = entries(of: part) else { return nil }
    var condition = LockCondition()
    for entry in entries {
      switch entry.name {
      case "command": condition.command = globs(entry)
      case "holder": condition.holder = globs(entry)
      case "key": condition.key = globs(entry)
      case "origin": condition.origin = origin(entry)
      default: condition.holderOrigin = origin(entry)
      }
    }
    return condition
  }

  private mutating func globs(_ entry: Entry) -> [Glob] { texts(entry).map { Glob($0.value) } }

  private mutating func origin(_ entry: Entry) -> LockOwner.Origin? {
    text(entry).flatMap { LockOwner.Origin(rawValue: $0.value) }
  }

  /// Reads a time such as `500ms`, `2s`, `10m` or `1h`, in milliseconds.
  private mutating func duration(_ entry: Entry) -> Int? {
    guard let text = text(entry) else { return nil }
    let digits = text.value.prefix { $0.isASCII && $0.isNumber }
    let units = ["ms": 1, "s": 1000, "m": 60_000, "h": 3_600_000]
    if let number = Int(digits), let unit = units[String(text.value.dropFirst(digits.count))],
      number > 0, number <= 86_400_000 / unit
    {
      return number * unit
    }
    report(
      "'\(Visible.short(text.value))' is no time, or longer than a day", at: text.place,
      help: entry.declared.cure)
    return nil
  }
}
