import Triage
import Yams

extension RuleDecoder {
  mutating func scope(_ part: Entry) -> Scope {
    var scope = Scope()
    for entry in entries(of: part) ?? [] {
      let texts = texts(entry)
      switch entry.name {
      case "branches": scope.branches = texts.map { Glob($0.value) }
      case "suites": scope.suites = texts.map { Glob($0.value) }
      case "tests": scope.tests = texts.map { Glob($0.value) }
      default: scope.phases = texts.compactMap { Phase(rawValue: $0.value) }
      }
    }
    return scope
  }

  mutating func fixes(_ part: Entry) -> [Fix] {
    guard let mapping = part.declared.shape.mapping else { return [] }
    return nodes(part).compactMap { node in
      entries(of: node, named: Self.item + part.name, as: mapping).flatMap {
        fix($0, at: place(of: node), of: mapping)
      }
    }
  }

  private mutating func fix(
    _ entries: [Entry], at place: Range<Int>, of mapping: RuleMapping
  ) -> Fix? {
    let problems = diagnostics.count
    var branch: RuleText?
    var change: RuleText?
    var since: [Fix.Since] = []
    var version: ProductVersion?
    for entry in entries {
      guard let text = text(entry) else { continue }
      switch entry.name {
      case "branch": branch = text
      case "change": change = text
      case "version": version = productVersion(text)
      case "date": since += date(text).map { [.date($0)] } ?? []
      default: since += buildNumber(text).map { [.build($0)] } ?? []
      }
    }
    requireKeys(of: mapping, in: entries, at: place)
    func has(_ key: String) -> Bool { entries.contains { $0.name == key } }
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
