import Triage
import Yams

/// A scope with its globs as written.
struct RuleScope: Sendable {
  var scope = Scope()
  var branches: [RuleText] = []
  var suites: [RuleText] = []
  var tests: [RuleText] = []
}

/// A fix with its place in the file: that of its date or build.
struct RuleFix: Sendable {
  var fix: Fix
  var place: Range<Int>
}

extension RuleDecoder {
  mutating func scope(_ node: Node) -> RuleScope {
    let cure = "write a list of globs, as in branches: ['4.3']"
    var read = RuleScope()
    let keys = ["branches", "suites", "tests", "phases"]
    for entry in entries(of: node, named: "scope", keys: keys, cure: cure) ?? [] {
      let name = entry.key.value
      let example = name == "phases" ? "[setup]" : name == "branches" ? "['4.3']" : "['*…*']"
      let texts = texts(entry.node, named: name, cure: "write a list, as in \(name): \(example)")
      switch name {
      case "branches": read.branches = texts
      case "suites": read.suites = texts
      case "tests": read.tests = texts
      default: read.scope.phases = texts.compactMap { phase($0) }
      }
    }
    read.scope.branches = read.branches.map { Glob($0.value) }
    read.scope.suites = read.suites.map { Glob($0.value) }
    read.scope.tests = read.tests.map { Glob($0.value) }
    return read
  }

  private mutating func phase(_ text: RuleText) -> Phase? {
    if let phase = Phase(rawValue: text.value) { return phase }
    let names = ["setup", "call", "teardown"]
    report(
      "unknown phase '\(Visible.short(text.value))'", at: text.place,
      notes: ["phases: " + names.joined(separator: ", ")],
      help: Nearest.of(text.value, in: names).map { "write '\($0)'" } ?? "write one of these")
    return nil
  }

  mutating func fixes(_ node: Node) -> [RuleFix] {
    let cure = "write a list, as in [{branch: master, date: 2019-05-28}]"
    return items(of: node, named: "fixes", cure: cure).compactMap { node in
      let since = node.mapping?["date"] ?? node
      return fix(node).map { RuleFix(fix: $0, place: place(of: since)) }
    }
  }

  private mutating func fix(_ node: Node) -> Fix? {
    let cure = "write as in {branch: master, date: 2019-05-28}"
    let keys = ["branch", "date", "build", "change"]
    guard let entries = entries(of: node, named: Self.item + "fixes", keys: keys, cure: cure) else {
      return nil
    }
    let problems = diagnostics.count
    var branch: RuleText?
    var change: RuleText?
    var since: [Fix.Since] = []
    for entry in entries {
      guard let text = nonEmptyText(entry.node, named: entry.key.value, cure: cure) else {
        continue
      }
      switch entry.key.value {
      case "branch": branch = text
      case "change": change = text
      case "date": since += date(text).map { [.date($0)] } ?? []
      default: since += buildNumber(text).map { [.build($0)] } ?? []
      }
    }
    let place = place(of: node)
    func has(_ key: String) -> Bool { entries.contains { $0.key.value == key } }
    if !has("branch") {
      report(
        .missingKey, "fix without a 'branch'", at: place, help: "add the branch that got the fix")
    }
    switch (has("date"), has("build")) {
    case (true, true):
      report("fix with both 'date' and 'build'", at: place, help: "keep the one that is known")
    case (false, false):
      report(
        .missingKey, "fix with neither 'date' nor 'build'", at: place,
        help: "add 'date:' with the day, or 'build:' with the first build that has the fix")
    default: break
    }
    guard diagnostics.count == problems, let branch, let first = since.first else { return nil }
    return Fix(branch: Branch(branch.value), since: first, change: change?.value)
  }

  private mutating func date(_ text: RuleText) -> Timestamp? {
    if let date = Timestamp(day: text.value) { return date }
    report(
      "'\(Visible.short(text.value))' is no date", at: text.place,
      help: "write year, month and day, as in 2019-05-28")
    return nil
  }

  private mutating func buildNumber(_ text: RuleText) -> Int? {
    if let number = Int(text.value), number > 0, text.value.first != "+" { return number }
    report(
      "'\(Visible.short(text.value))' is no build number", at: text.place,
      help: "write the number of the first build that has the fix")
    return nil
  }
}
