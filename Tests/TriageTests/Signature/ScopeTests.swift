import Testing
import Triage

@Suite struct GlobTests {
  @Test(
    "a star is any run, a question mark is one byte",
    arguments: [
      ("*", "", true), ("*", "abc", true), ("", "", true), ("", "a", false), ("a*c", "abbc", true),
      ("a*c", "abcd", false), ("*a*b*", "xxayybzz", true), ("a?c", "abc", true),
      ("a?c", "ac", false),
      ("?", "", false), ("**", "a", true), ("[a]", "[a]", true), ("[a]", "a", false),
      ("4.3", "4x3", false), ("*test_a", "t.test_a", true), ("*test_a", "t.test_ab", false),
      ("*ab", "aab", true), ("a*", "a", true), ("*.*.*", "a.b", false), ("שלו?", "שלו", false),
    ])
  func match(_ glob: String, _ text: String, _ matches: Bool) {
    #expect(Glob(glob).matches(text.utf8) == matches)
  }

  @Test func `a hostile glob takes no more than both lengths multiplied`() {
    let glob = Glob(String(repeating: "a*", count: 200) + "b")
    let text = [UInt8](repeating: UInt8(ascii: "a"), count: 20_000)
    let clock = ContinuousClock()
    let time = clock.measure { #expect(!glob.matches(text)) }
    #expect(time < .seconds(5))
  }
}

@Suite struct ScopeTests {
  private func fault(_ test: String?, _ phase: Phase?) -> Fault {
    Fault(
      place: test.map { .test(LogText($0.utf8)) } ?? .product, phase: phase, message: "m",
      http: nil,
      evidence: [])
  }

  private let build = Build.ID(branch: Branch("4.3"), suite: Suite("network-suite-4.3"), number: 1)

  @Test(
    "a scope is as narrow as it has keys that exclude anything",
    arguments: [
      (Scope(), 0), (Scope(branches: [Glob("*")]), 0), (Scope(branches: [Glob("4.3")]), 1),
      (Scope(branches: [Glob("4.3"), Glob("**")]), 0),
      (Scope(phases: [.setup, .call, .teardown]), 0),
      (Scope(phases: [.setup, .setup, .call]), 1),
      (
        Scope(branches: [Glob("4.?")], suites: [Glob("n*")], tests: [Glob("*t")], phases: [.call]),
        4
      ),
    ])
  func narrowness(_ scope: Scope, _ expected: Int) {
    #expect(scope.narrowness == expected)
  }

  @Test func `every key must admit the fault, by any of its globs`() {
    let fault = fault("tests.test_a", .setup)
    #expect(Scope().contains(fault, of: build))
    #expect(Scope(branches: [Glob("master"), Glob("4.*")]).contains(fault, of: build))
    #expect(!Scope(branches: [Glob("master")]).contains(fault, of: build))
    #expect(!Scope(branches: [Glob("4.3")], tests: [Glob("test_a")]).contains(fault, of: build))
    #expect(Scope(tests: [Glob("*test_a")], phases: [.setup]).contains(fault, of: build))
    #expect(!Scope(phases: [.call, .teardown]).contains(fault, of: build))
  }

  @Test func `what is unknown lies in no narrowed scope`() {
    let nobody = fault(nil, nil)
    #expect(Scope(tests: [Glob("*")]).contains(nobody, of: Build.ID()))
    #expect(Scope(branches: [Glob("*")], suites: [Glob("*")]).contains(nobody, of: Build.ID()))
    #expect(!Scope(branches: [Glob("4.3")]).contains(nobody, of: Build.ID()))
    #expect(!Scope(suites: [Glob("?*")]).contains(nobody, of: Build.ID()))
    #expect(!Scope(tests: [Glob("*a")]).contains(nobody, of: Build.ID()))
    #expect(!Scope(phases: [.call]).contains(nobody, of: Build.ID()))
  }
}

@Suite struct TemplateTests {
  @Test(
    "known names are filled, all else stays as it is written",
    arguments: [
      ("on {branch}", "on 4.3"), ("{branch}{nic}", "4.3eth1"), ("{none} {branch}", "{none} 4.3"),
      ("{}", "{}"), ("{a b}", "{a b}"), ("{branch", "{branch"), ("a } {nic}", "a } eth1"),
      ("{שלום}", "{שלום}"), ("", ""), ("{x}", "{nic}"),
    ])
  func fill(_ source: String, _ filled: String) {
    #expect(
      Template(source).filled(with: ["branch": "4.3", "nic": "eth1", "x": "{nic}"]) == filled)
  }

  @Test func `names are told in order`() {
    #expect(Template("{a} {b c} {d_1}{a}").names == ["a", "d_1", "a"])
  }
}
