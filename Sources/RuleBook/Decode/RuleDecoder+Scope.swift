import Triage
import Yams

extension RuleDecoder {
  mutating func scope(_ node: Node) -> Scope {
    let cure = "write a list of globs, as in branches: ['4.3']"
    var scope = Scope()
    let keys = ["branches", "suites", "tests", "phases"]
    for entry in entries(of: node, named: "scope", keys: keys, cure: cure) ?? [] {
      let name = entry.key.value
      let example = name == "phases" ? "[setup]" : name == "branches" ? "['4.3']" : "['*…*']"
      let texts = texts(entry.node, named: name, cure: "write a list, as in \(name): \(example)")
      switch name {
      case "branches": scope.branches = texts.map { Glob($0.value) }
      case "suites": scope.suites = texts.map { Glob($0.value) }
      case "tests": scope.tests = texts.map { Glob($0.value) }
      default: scope.phases = texts.compactMap { phase($0) }
      }
    }
    return scope
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

  mutating func fixes(_ node: Node) -> [Fix] {
    let cure = "write a list, as in [{branch: master, date: 2019-05-28}]"
    return items(of: node, named: "fixes", cure: cure).compactMap { fix($0) }
  }

  private mutating func fix(_ node: Node) -> Fix? {
    let cure = "write as in {branch: master, date: 2019-05-28}"
    let keys = ["branch", "date", "build", "version", "change"]
    guard let entries = entries(of: node, named: Self.item + "fixes", keys: keys, cure: cure) else {
      return nil
    }
    let problems = diagnostics.count
    var branch: RuleText?
    var change: RuleText?
    var since: [Fix.Since] = []
    var version: ProductVersion?
    for entry in entries {
      guard let text = nonEmptyText(entry.node, named: entry.key.value, cure: cure) else {
        continue
      }
      switch entry.key.value {
      case "branch": branch = text
      case "change": change = text
      case "version": version = productVersion(text)
      case "date": since += date(text).map { [.date($0)] } ?? []
      default: since += buildNumber(text).map { [.build($0)] } ?? []
      }
    }
    let place = place(of: node)
    func has(_ key: String) -> Bool { entries.contains { $0.key.value == key } }
    if !has("branch") {
      report("fix without a 'branch'", at: place, help: "add the branch that got the fix")
    }
    if has("date"), has("build") {
      report("fix with both 'date' and 'build'", at: place, help: "keep the one that is known")
    } else if !has("date"), !has("build"), !has("version") {
      report(
        "fix without 'date', 'build' or 'version'", at: place,
        help: "add 'date:' with the day, or 'build:' or 'version:' with the first that has the fix")
    }
    guard diagnostics.count == problems, let branch else { return nil }
    return Fix(
      branch: Branch(branch.value), since: since.first, version: version, change: change?.value)
  }

  private mutating func date(_ text: RuleText) -> Timestamp? {
    let parts = text.value.split(separator: "-", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { $0.utf8.allSatisfy { (48...57).contains($0) } ? Int($0) : nil }
    if parts.map(\.utf8.count) == [4, 2, 2], numbers.count == 3,
      let date = Self.day(year: numbers[0], month: numbers[1], day: numbers[2])
    {
      return date
    }
    report(
      "'\(Visible.short(text.value))' is no date", at: text.place,
      help: "write year, month and day, as in 2019-05-28")
    return nil
  }

  private static func day(year: Int, month: Int, day: Int) -> Timestamp? {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...12).contains(month), (1...days[month - 1]).contains(day) else { return nil }
    return Timestamp(year: year, month: month, day: day)
  }

  private mutating func buildNumber(_ text: RuleText) -> Int? {
    if let number = Int(text.value), number > 0, text.value.first != "+" { return number }
    report(
      "'\(Visible.short(text.value))' is no build number", at: text.place,
      help: "write the number of the first build that has the fix")
    return nil
  }

  private mutating func productVersion(_ text: RuleText) -> ProductVersion? {
    if let version = ProductVersion(text.value) { return version }
    report(
      "'\(Visible.short(text.value))' is no version", at: text.place,
      help: "write the first version of the engine that has the fix, as in 4.4.0")
    return nil
  }
}
