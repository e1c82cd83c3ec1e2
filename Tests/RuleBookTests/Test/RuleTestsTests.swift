import Foundation
@testable import RuleBook
import Testing
import Triage

/// What `rules test` makes of examples and of builds that say what they hold.
@Suite struct RuleTestsTests {
  private func book(_ texts: [String]) -> RuleBook {
    let files = texts.enumerated().map { index, text in
      RuleSource.Text(path: "lift/\(index).yaml", text: text)
    }
    return RuleBook(loading: [RuleSource(.user, .texts(files))])
  }

  private func rule(_ name: String, matches: String, rejects: String) -> String {
    """
    id: lift/\(name)
    title: lift \(name)
    match: {fault: 'Lift is \(name)'}
    examples: {matches: ['\(matches)'], rejects: ['\(rejects)']}
    """
  }

  private func fault(_ message: String) -> Fault {
    Fault(
      place: .test(LogText(Array("tests.test_lift".utf8))), phase: .call,
      message: LogText(Array(message.utf8)), http: nil, evidence: [])
  }

  private func build(_ recognised: [(message: String, signature: String?)]) -> JudgedBuild {
    let faults = recognised.map { message, signature in
      JudgedFault(
        fault: fault(message), verdict: signature == nil ? .unexplained : .explained,
        signature: signature.map(Signature.ID.init))
    }
    return JudgedBuild(
      build: Build(id: Build.ID(), source: "builds/7"), faults: faults, notEvaluated: [])
  }

  private func truth(_ faults: String) throws -> BuildTruth {
    try BuildTruth(
      Array("{\"faults\": [\(faults)]}".utf8), path: "builds/7/truth.json", build: "builds/7")
  }

  private func outcomes(_ tests: RuleTests) -> [String: [String]] {
    Dictionary(
      tests.results.map { ($0.id, $0.cases.map { "\($0.name): \($0.outcome.rawValue)" }) },
      uniquingKeysWith: { first, _ in first })
  }

  @Test func `an example is missing or noisy`() {
    let tests = RuleTests(
      of: book([rule("stuck", matches: "Lift is late", rejects: "Lift is stuck")]).rules)
    #expect(outcomes(tests) == ["lift/stuck": ["matches 1: missing", "rejects 1: noisy"]])
    #expect(tests.hasFailure)
  }

  @Test func `only rules that changed are tried again`() {
    let late = rule("late", matches: "Lift is late", rejects: "Door is late")
    let stuck = rule("stuck", matches: "Lift is loose", rejects: "Door is stuck")
    let first = RuleTests(of: book([late, stuck]).rules)
    #expect(first.triedNow == ["lift/late", "lift/stuck"])
    let mended = stuck.replacing("loose", with: "stuck")
    let second = RuleTests(of: book([late, mended]).rules, since: first)
    #expect(second.triedNow == ["lift/stuck"])
    #expect(!second.hasFailure)
    #expect(second.count(.passed) == 4)
  }

  @Test func `a build's faults are compared with the rules that it names`() throws {
    var tests = RuleTests(
      of: book([
        rule("late", matches: "Lift is late", rejects: "Door is late"),
        rule("stuck", matches: "Lift is stuck", rejects: "Door is stuck"),
      ]).rules)
    let truth = try truth(
      """
      {"message": "Lift is late", "signature": "lift/late"},
      {"message": "Lift is stuck", "signature": "lift/stuck"},
      {"message": "Lift is gone", "signature": "lift/stuck"},
      {"message": "Lift is full", "signature": null},
      {"message": "Lift is empty", "signature": null},
      {"message": "Lift is dirty"}
      """)
    tests.compare(
      build([
        ("Lift is late", "lift/late"), ("Lift is stuck", "lift/late"), ("Lift is full", nil),
        ("Lift is empty", "lift/stuck"), ("Lift is dirty", "lift/late"),
        ("Lift is red", "lift/late"),
        ("Lift is green", nil),
      ]), with: truth)
    let test = "builds/7: tests.test_lift (call)"
    let found = outcomes(tests)
    #expect(
      found["lift/late"]?.dropFirst(2) == [
        "builds/7: Lift is late: passed", "builds/7: Lift is stuck: noisy", "\(test): noisy",
      ])
    #expect(
      found["lift/stuck"]?.dropFirst(2) == [
        "builds/7: Lift is stuck: missing", "builds/7: Lift is gone: missing",
        "builds/7: Lift is empty: noisy",
      ])
    #expect(found[RuleTestResult.ofNoRule] == ["builds/7: Lift is full: passed"])
    #expect(tests.buildCount == 1)
    #expect(tests.ruleCount == 2)
  }

  @Test func `a build that names no rule says nothing, one without faults that there are none`()
    throws
  {
    var tests = RuleTests(
      of: book([rule("late", matches: "Lift is late", rejects: "Door is late")]).rules)
    tests.compare(build([("Lift is late", "lift/late")]), with: try truth("{\"message\": \"x\"}"))
    #expect(tests.buildCount == 0)
    tests.compare(build([("Lift is late", "lift/late")]), with: try truth(""))
    #expect(tests.count(.noisy) == 1)
  }

  @Test func `equal names are told apart`() throws {
    var tests = RuleTests(
      of: book([rule("late", matches: "Lift is late", rejects: "Door is late")]).rules)
    let one = "{\"message\": \"Lift is late\", \"signature\": \"lift/late\"}"
    tests.compare(
      build([("Lift is late", "lift/late"), ("Lift is late", "lift/late")]),
      with: try truth("\(one), \(one)"))
    let names = tests.results.flatMap(\.cases).map(\.name)
    #expect(names.suffix(2) == ["builds/7: Lift is late", "builds/7: Lift is late #2"])
    #expect(Set(names).count == names.count)
  }

  @Test(arguments: ["", "[]", "{}", "{\"faults\": [{\"http\": \"x\"}]}", "\u{0}"])
  func `a truth that cannot be read is told`(_ text: String) {
    #expect(throws: BuildTruthError.self) {
      try BuildTruth(Array(text.utf8), path: "truth.json", build: ".")
    }
  }

  @Test func `JUnit holds any text as XML may hold it`() throws {
    let hostile = "a<b> & \"c\" ]]> \\u0001\\u001b[31m \\u202e \\ufffe d"
    let text = """
      id: lift/hostile
      title: lift
      match: {fault: 'never found'}
      examples: {matches: ["\(hostile.replacing("\"", with: "\\\""))"], rejects: ['x']}
      """
    let tests = RuleTests(of: book([text]).rules)
    let wrong = Diagnostic(.error, "wrong <rule>", path: "a&b\u{1}.yaml")
    var xml = ""
    JUnitRuleTests().write(tests, wrong: [wrong], to: &xml)
    #expect(tests.count(.missing) == 1)
    let isAllowed = xml.unicodeScalars.allSatisfy { scalar in
      scalar.value >= 0x20 && scalar.value < 0xFFFE || scalar == "\n" || scalar == "\t"
    }
    #expect(isAllowed)
    #expect(!xml.contains("]]>"))
    #expect(xml.contains("<error type=\"wrong-rule\" message=\"wrong &lt;rule&gt;\">"))
    #expect(xml.contains("name=\"a&amp;b⟨U+0001⟩.yaml 1\""))
  }

  @Test func `a sign with a mark upon it is the same sign to XML`() {
    let text = "x\"\u{301} inj=\"\u{FE0F} <\u{301} &\u{301} ##[error]\n\u{301}"
    #expect(
      XMLText.attribute(text)
        == "x&quot;\u{301} inj=&quot;⟨U+FE0F⟩ &lt;\u{301} &amp;\u{301} ##&#91;error]⟨U+000A⟩◌\u{301}"
    )
    #expect(
      XMLText.content(text)
        == "x\"\u{301} inj=\"⟨U+FE0F⟩ &lt;\u{301} &amp;\u{301} ##&#91;error]\n◌\u{301}")
  }
}
