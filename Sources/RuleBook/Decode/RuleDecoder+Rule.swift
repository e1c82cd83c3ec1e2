import Triage
import Yams

extension RuleDecoder {
  /// The parts of a rule while they are read.
  private struct Parts {
    var id: RuleText?
    var title: RuleText?
    var match: [RuleClause] = []
    var not: [RuleClause] = []
    var scope = RuleScope()
    var explanation: (read: RuleExplanation, status: Explanation.Status)?
    var proof: RuleProof?
    var follows: [RuleFollow] = []
    var fixes: [RuleFix] = []
    var before: [RuleText] = []
    var was: [RuleText] = []
    var examples = RuleExamples()
    var allow: [RuleAllowance] = []
  }

  /// Reads one document; nil where anything in it is wrong.
  mutating func rule(
    _ root: Node, document: Range<Int>, location: RuleLocation?, origin: RuleSource.Origin
  ) -> RuleFile? {
    let known = problems.count
    guard let entries = entries(of: root, named: "", as: declaration) else { return nil }
    var parts = Parts()
    for entry in entries { read(entry, into: &parts) }
    requireKeys(of: declaration, in: entries, at: place(of: root))
    guard problems.count == known, let id = parts.id, let title = parts.title else {
      return nil
    }
    var signature = Signature(
      id: Signature.ID(id.value), title: Template(title.value),
      match: parts.match.map(\.signatureClause), not: parts.not.map(\.signatureClause),
      scope: parts.scope.scope,
      explanation: parts.explanation.map {
        Explanation(
          status: $0.status, reason: Template($0.read.reason.value),
          links: $0.read.links.map(\.value))
      },
      proof: parts.proof?.rule, fixes: parts.fixes.map(\.fix),
      before: parts.before.map { Signature.ID($0.value) },
      was: parts.was.map { Signature.ID($0.value) })
    signature.follows = parts.follows.map(\.follow)
    return RuleFile(
      source: source, signature: signature, origin: origin, location: location,
      document: document, id: id, title: title, match: parts.match, not: parts.not,
      scope: parts.scope, explanation: parts.explanation?.read, proof: parts.proof,
      follows: parts.follows, fixes: parts.fixes, before: parts.before, was: parts.was,
      examples: parts.examples, allow: parts.allow)
  }

  private mutating func read(_ entry: Entry, into parts: inout Parts) {
    switch entry.name {
    case "id": parts.id = id(entry)
    case "title": parts.title = text(entry)
    case "match": read(match: entry, into: &parts.match, not: &parts.not)
    case "not": parts.not += clauses(entry)
    case "scope": parts.scope = scope(entry)
    case "explanation": parts.explanation = explanation(entry)
    case "follows": parts.follows = follows(entry)
    case "proof": parts.proof = proof(entry)
    case "fixes": parts.fixes = fixes(entry)
    case "before": parts.before = texts(entry)
    case "was": parts.was = texts(entry)
    case "examples": parts.examples = examples(entry)
    case "allow": parts.allow = allowances(entry)
    default: break
    }
  }

  private mutating func id(_ entry: Entry) -> RuleText? {
    guard let id = text(entry) else { return nil }
    let allowed = id.value.unicodeScalars.firstIndex { scalar in
      !(scalar.isASCII
        && (("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
          || "-_./".unicodeScalars.contains(scalar)))
    }
    let help = "write lower-case letters, digits, '-', '_' and '.', with '/' between folders"
    if let wrong = allowed {
      let next = id.value.unicodeScalars.index(after: wrong)
      let character = id.value.unicodeScalars[wrong].escaped(asASCII: false)
      report(
        .wrongID, "character '\(character)' in an id", at: id.place(of: wrong..<next), help: help)
      return nil
    }
    let parts = id.value.split(separator: "/", omittingEmptySubsequences: false)
    if parts.contains(where: { $0.isEmpty || $0.hasPrefix(".") }) {
      report(.wrongID, "id with an empty or hidden part", at: id.place, help: entry.declared.cure)
      return nil
    }
    return id
  }

  private mutating func explanation(_ part: Entry)
    -> (read: RuleExplanation, status: Explanation.Status)?
  {
    guard let mapping = part.declared.shape.mapping, let entries = entries(of: part) else {
      return nil
    }
    var status: Explanation.Status?
    var reason: RuleText?
    var links: [RuleText] = []
    for entry in entries {
      switch entry.name {
      case "status": status = text(entry).flatMap { Explanation.Status(rawValue: $0.value) }
      case "reason": reason = text(entry)
      default: links = texts(entry)
      }
    }
    requireKeys(of: mapping, in: entries, at: part.key.place)
    guard let status, let reason else { return nil }
    return (RuleExplanation(reason: reason, links: links), status)
  }
}

extension RuleClause {
  var signatureClause: Signature.Clause {
    Signature.Clause(place: place, patterns: patterns.map(\.pattern))
  }
}
