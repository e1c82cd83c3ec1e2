import Triage
import Yams

extension RuleDecoder {
  static let ruleKeys = [
    "id", "title", "match", "not", "scope", "explanation", "proof", "follows", "fixes", "before",
    "was", "examples", "allow",
  ]

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
    let problems = diagnostics.count
    let cure = "write 'id:', 'title:' and 'match:'"
    guard let entries = entries(of: root, named: "", keys: Self.ruleKeys, cure: cure) else {
      return nil
    }
    var parts = Parts()
    for entry in entries { read(entry, into: &parts) }
    requireKeys(of: entries, at: place(of: root))
    guard diagnostics.count == problems, let id = parts.id, let title = parts.title else {
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
    let idCure = "write the path below the rules folder, as in [network/some-rule]"
    switch entry.key.value {
    case "id": parts.id = id(entry.node)
    case "title":
      parts.title = nonEmptyText(
        entry.node, named: "title", cure: "write in a few words what happened")
    case "match": read(match: entry.node, into: &parts.match, not: &parts.not)
    case "not": parts.not += clauses(entry.node, named: "not", keys: Self.placeNames)
    case "scope": parts.scope = scope(entry.node)
    case "explanation": parts.explanation = explanation(entry)
    case "follows": parts.follows = follows(entry.node)
    case "proof": parts.proof = proof(entry)
    case "fixes": parts.fixes = fixes(entry.node)
    case "before": parts.before = texts(entry.node, named: "before", cure: idCure)
    case "was": parts.was = texts(entry.node, named: "was", cure: idCure)
    case "examples": parts.examples = examples(entry.node)
    case "allow": parts.allow = allowances(entry.node)
    default: break
    }
  }

  private mutating func requireKeys(of entries: [Entry], at place: Range<Int>) {
    let cures = [
      ("id", "add 'id:' with the path below the rules folder"),
      ("title", "add 'title:' with a few words that say what happened"),
      ("match", "add 'match:' with a pattern, as in \"fault: 'Internal Engine Error'\""),
    ]
    for (key, cure) in cures where !entries.contains(where: { $0.key.value == key }) {
      report(.missingKey, "rule has no '\(key)'", at: place, help: cure)
    }
  }

  private mutating func id(_ node: Node) -> RuleText? {
    let cure = "write the path below the rules folder, as in network/some-rule"
    guard let id = nonEmptyText(node, named: "id", cure: cure) else { return nil }
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
      report(.wrongID, "id with an empty or hidden part", at: id.place, help: cure)
      return nil
    }
    return id
  }

  private mutating func explanation(_ part: Entry)
    -> (read: RuleExplanation, status: Explanation.Status)?
  {
    let names = Explanation.Status.allCases.map(\.rawValue)
    let statusCure = "write " + names.map { "'\($0)'" }.joined(separator: " or ")
    guard
      let entries = entries(
        of: part.node, named: "explanation", keys: ["status", "reason", "links"],
        cure: "write 'status:' and 'reason:' below it")
    else { return nil }
    var status: Explanation.Status?
    var reason: RuleText?
    var links: [RuleText] = []
    for entry in entries {
      switch entry.key.value {
      case "status":
        guard let word = nonEmptyText(entry.node, named: "status", cure: statusCure) else { break }
        status = Explanation.Status(rawValue: word.value)
        if status == nil {
          let near = Nearest.of(word.value, in: names)
          report(
            "unknown status '\(Visible.short(word.value))'", at: word.place,
            help: near.map { "write '\($0)'" } ?? statusCure)
        }
      case "reason":
        reason = nonEmptyText(entry.node, named: "reason", cure: "write why this happens")
      default:
        links = texts(entry.node, named: "links", cure: "write a list, as in ['https://…']")
      }
    }
    let place = part.key.place
    func isMissing(_ key: String) -> Bool { !entries.contains { $0.key.value == key } }
    if isMissing("status") {
      report(
        .missingKey, "explanation has no 'status'", at: place,
        help: "add 'status: confirmed' or 'status: hypothesis'")
    }
    if isMissing("reason") {
      report(
        .missingKey, "explanation has no 'reason'", at: place,
        help: "add 'reason:', or leave 'explanation:' out until somebody knows it")
    }
    guard let status, let reason else { return nil }
    return (RuleExplanation(reason: reason, links: links), status)
  }
}

extension RuleClause {
  var signatureClause: Signature.Clause {
    Signature.Clause(place: place, patterns: patterns.map(\.pattern))
  }
}
