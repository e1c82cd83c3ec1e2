import Triage
import Yams

/// A scope with its globs as written.
struct RuleScope: Sendable {
  var scope = Scope()
  var branches: [RuleText] = []
  var suites: [RuleText] = []
  var tests: [RuleText] = []
}

/// A fix with its place in the file: that of its date, or its own.
struct RuleFix: Sendable {
  var fix: Fix
  var place: Range<Int>
}

extension RuleDecoder {
  mutating func scope(_ part: Entry) -> RuleScope {
    var read = RuleScope()
    for entry in entries(of: part) ?? [] {
      let texts = texts(entry)
      switch entry.name {
      case "branches": read.branches = texts
      case "suites": read.suites = texts
      case "tests": read.tests = texts
      default: read.scope.phases = texts.compactMap { Phase(rawValue: $0.value) }
      }
    }
    read.scope.branches = read.branches.map { Glob($0.value) }
    read.scope.suites = read.suites.map { Glob($0.value) }
    read.scope.tests = read.tests.map { Glob($0.value) }
    return read
  }

  mutating func fixes(_ part: Entry) -> [RuleFix] {
    guard let mapping = part.declared.shape.mapping else { return [] }
    return nodes(part).compactMap { node in
      guard let entries = entries(of: node, named: Self.item + part.name, as: mapping) else {
        return nil
      }
      let since = entries.first { $0.name == "date" }?.node ?? node
      return fix(entries, at: place(of: node), of: mapping).map {
        RuleFix(fix: $0, place: place(of: since))
      }
    }
  }

  private mutating func fix(
    _ entries: [Entry], at place: Range<Int>, of mapping: RuleMapping
  ) -> Fix? {
    let known = problems.count
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
        .missingKey, "fix without 'date', 'build' or 'version'", at: place,
        help: "add 'date:' with the day, or 'build:' or 'version:' with the first that has the fix")
    }
    guard problems.count == known, let branch else { return nil }
    return Fix(
      branch: Branch(branch.value), since: since.first, version: version, change: change?.value)
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

  private mutating func productVersion(_ text: RuleText) -> ProductVersion? {
    if let version = ProductVersion(text.value) { return version }
    report(
      "'\(Visible.short(text.value))' is no version", at: text.place,
      help: "write the first version of the engine that has the fix, as in 4.4.0")
    return nil
  }
}
