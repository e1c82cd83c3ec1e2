import Testing
import Triage

/// Whether two scopes can hold the same fault.
@Suite struct ScopeMeetingTests {
  @Test(arguments: [
    ("4.3", "4.3", true), ("4.3", "4.?", true), ("4.3", "master", false), ("*", "", true),
    ("a*c", "*b*", true), ("a*", "*z", true), ("a*b", "a*c", false), ("?", "", false),
    ("*test_x", "tests.*.test_?", true), ("**a", "b*", true), ("a?c", "ab", false),
    ("*x*", "yyy", false), ("", "", true),
  ])
  func `globs meet where one text matches both`(_ left: String, _ right: String, _ meet: Bool) {
    #expect(Glob(left).meets(Glob(right)) == meet)
    #expect(Glob(right).meets(Glob(left)) == meet)
  }

  @Test func `scopes meet where every key does`() {
    let old = Scope(branches: [Glob("4.3")])
    #expect(!old.meets(Scope(branches: [Glob("master")])))
    #expect(old.meets(Scope(branches: [Glob("master"), Glob("4.*")], phases: [.setup])))
    #expect(!Scope(phases: [.call]).meets(Scope(phases: [.setup])))
    #expect(old.meets(Scope()))
  }
}
