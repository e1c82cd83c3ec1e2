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

  @Test(arguments: [
    ("4.*", "4.3", true), ("4.3", "4.*", false), ("*-suite-*", "network-suite-*", true),
    ("network-*", "*-suite-*", false), ("4.?", "4.*", false), ("4.?", "4.?", true),
    ("a*b", "a*", false), ("*", "anything", true), ("a*c", "a?c", true),
  ])
  func `a glob covers another where all its texts match`(
    _ left: String, _ right: String, _ covers: Bool
  ) {
    #expect(Glob(left).covers(Glob(right)) == covers)
  }

  @Test func `a scope covers another where each of its keys does`() {
    let wide = Scope(branches: [Glob("4.*")])
    let narrow = Scope(branches: [Glob("4.3")], phases: [.setup])
    #expect(wide.covers(narrow))
    #expect(!narrow.covers(wide))
    #expect(Scope().covers(narrow))
    #expect(!wide.covers(Scope()))
    #expect(Scope(phases: [.setup, .call, .teardown]).covers(Scope()))
  }
}
