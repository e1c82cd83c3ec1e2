import Testing

@testable import Triage

@Suite struct MessageGroupTests {
  private let report = Report(
    judged: [
      judged("4.3", 1, fault("VM vm1 is not running.")),
      judged(
        "4.3", 2, fault("VM vm2 is not running."), fault("VM vm2 is not running.", test: "b"),
        fault("Illegal Network parameters")),
      judged("4.3", 3, fault("VM is not running."), fault("VM vm1 is not running.", .illegal)),
    ], by: [])

  @Test func `faults that mean the same are one group with its first message as example`() throws {
    let groups = FailurePage(report).unexplained
    #expect(groups.map(\.faults.count) == [3, 1, 1, 1])
    let first = try #require(groups.first)
    #expect(first.title == "VM <*> is not running")
    #expect(first.example == "VM vm1 is not running.")
    #expect(first.builds.map(\.build.id.number) == [1, 2])
  }

  @Test func `a group of one message is shown as the message`() {
    let titles = FailurePage(report).unexplained.dropFirst().map(\.title)
    #expect(
      titles == ["Illegal Network parameters", "VM is not running.", "VM vm1 is not running."])
  }

  @Test func `a fault is told its group in JSON`() {
    let json = rendered(report, as: .json)
    #expect(json.contains(#""group": "VM <*> is not running""#))
    #expect(json.contains(#""group": "Illegal Network parameters""#))
    #expect(!json.contains(#""group": null"#))
  }

  @Test func `the only build of a report shows groups, so that their numbers are known`() {
    let mixed = Report(judged: [judged("4.3", 1, fault("a1 b"), fault("a2 b"))], by: [])
    let shown = """

      Unexplained

        1. <*> b
          2 faults
          for example a1 b
          tests.test_a.test_b

      """
    #expect(rendered(mixed, as: .text).hasSuffix(shown))
  }

  @Test func `the command that drafts a rule follows each group`() {
    var report = self.report
    report.inputs = ["builds/it's 4.3", "-x"]
    let command = #"ost-triage rules new 'builds/it'\''s 4.3' ./-x --group 2"#
    #expect(rendered(report, as: .text).contains("    \(command)\n"))
    #expect(rendered(report, as: .markdown).contains("<br>`\(command)` |"))
  }

  @Test func `the command has the options that decide which groups there are`() {
    var report = self.report
    report.inputs = ["logs"]
    report.options = ["--timezone=-04:00", "--rules=my rules"]
    #expect(
      rendered(report, as: .text)
        .contains("ost-triage rules new logs --timezone=-04:00 '--rules=my rules' --group 2\n"))
    report.options = ["--rules=a\u{1B}b"]
    #expect(!rendered(report, as: .text).contains("rules new"))
  }

  @Test(arguments: [[], ["-"], ["a", "-"], ["a\u{1B}b"]])
  func `inputs that cannot be named again have no command`(_ inputs: [String]) {
    var report = self.report
    report.inputs = inputs
    #expect(!rendered(report, as: .text).contains("rules new"))
    #expect(!rendered(report, as: .markdown).contains("rules new"))
  }
}
