import Triage

/// One test of a JUnit file, while it is read.
struct JUnitCase {
  let classname: [UInt8]
  let name: [UInt8]

  /// How long it ran with its fixtures, in milliseconds.
  let time: Int

  /// Where its element stands.
  let line: Int

  var isSkipped = false

  /// The failures that count.
  var failures: [Failure] = []

  /// Failures of earlier tries; they count only where the last try failed too.
  var reruns: [Failure] = []

  /// How many of the failures are failures and errors in the sense of JUnit.
  var failed = 0
  var errors = 0

  /// How many failures of one test are kept.
  static let failureLimit = 20

  /// The test's dotted name; a module that could not be imported has no test name.
  var test: LogText {
    if let context { return TestName.dotted(name: context) }
    return TestName.dotted(classname: classname, name: name)
  }

  /// The module or class whose fixture failed, as nose names it by cutting its suite's name at the
  /// last dot: `<nose.suite` and `ContextSuite context=002_bootstrap>:setup`.
  private var context: ArraySlice<UInt8>? {
    let lead: StaticString = "ContextSuite context="
    guard name[...].starts(with: lead), let end = name.lastIndex(of: UInt8(ascii: ">")),
      end > lead.utf8CodeUnitCount
    else { return contextOfDotted }
    return name[lead.utf8CodeUnitCount..<end]
  }

  /// The same where the context has dots: `<nose.suite.ContextSuite context=a` and `b>:setup`.
  private var contextOfDotted: ArraySlice<UInt8>? {
    let lead: StaticString = "<nose.suite.ContextSuite context="
    guard classname[...].starts(with: lead), let end = name.lastIndex(of: UInt8(ascii: ">")) else {
      return nil
    }
    return (classname[lead.utf8CodeUnitCount...] + [UInt8(ascii: ".")] + name[..<end])[...]
  }

  /// How the test counts.
  var counts: TestCounts {
    if failed + errors > 0 {
      // pytest counts a test that broke in its teardown as passed, too.
      let passed = failed == 0 && failures.allSatisfy { $0.phase == .teardown }
      return TestCounts(passed: passed ? 1 : 0, failed: failed, errors: errors)
    }
    return isSkipped ? TestCounts(skipped: 1) : TestCounts(passed: 1)
  }
}
