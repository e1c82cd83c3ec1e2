import Testing
import Triage

@testable import Intake

/// The dialects of nose and pytest, and files that break off.
@Suite struct JUnitReaderTests {
  /// Reads a file in pieces of a few bytes, so that every token is split somewhere.
  private func read(
    _ xml: String, piece: Int = 7, _ change: (inout IntakeLimits) -> Void = { _ in }
  ) -> LogFindings {
    var limits = IntakeLimits()
    change(&limits)
    let reader = JUnitReader(log: "j.xml", limits: limits)
    var rest = Array(xml.utf8)[...]
    while !rest.isEmpty {
      reader.consume(rest.prefix(piece))
      rest = rest.dropFirst(piece)
    }
    return reader.finish()
  }

  /// Checks that evidence and trace lines quote exactly what stands in the file.
  private func expectQuotes(_ findings: LogFindings, in xml: String) {
    let lines = Array(xml.utf8).split(separator: 0x0A, omittingEmptySubsequences: false)
    for failure in findings.failures {
      let evidence =
        failure.faults.map(\.evidence) + failure.trace.lines.map { $0.evidence(in: "j.xml") }
      for evidence in evidence {
        let line = lines[evidence.line - 1]
        let quoted = line.dropFirst(evidence.column - 1).prefix(evidence.length)
        #expect(LogText(quoted) == evidence.text)
      }
    }
  }

  private func tests(_ findings: LogFindings) -> [String] {
    findings.failures.map {
      if case .test(let name) = $0.place { name.shown } else { "-" }
    }
  }

  /// The spans of tests in milliseconds behind 10:00:00.
  private func spans(_ findings: LogFindings) -> [String] {
    let start = Timestamp(year: 2020, month: 1, day: 1, hour: 10).milliseconds
    return findings.testTimes.spans.map { span in
      "\(span.test) \(span.start.milliseconds - start)–\((span.end?.milliseconds ?? 0) - start)"
    }
  }

  @Test func `the suite's beginning and the tests' times tell when each ran`() {
    let findings = read(
      """
      <testsuites><testsuite name="pytest" timestamp="2020-01-01T10:00:00.000000"><testcase \
      classname="m" name="a" time="1.5"/><testcase classname="m" name="b" time="0.25"/>\
      <testcase classname="m" name="c" time="nan"/><testcase classname="m" name="d" time="-1e300"/>
      </testsuite><testsuite name="x" timestamp="2020-01-01T11:00:00"><testcase classname="m" \
      name="e" time="2"/></testsuite></testsuites>
      """)
    #expect(
      spans(findings) == [
        "m.a 0–1500", "m.b 1500–1750", "m.c 1750–1750", "m.d 1750–1750", "m.e 3600000–3602000",
      ])
    #expect(findings.testTimes.order == ["m.a", "m.b", "m.c", "m.d", "m.e"])
    #expect(findings.zones.runs.map(\.zone) == [nil])
  }

  @Test func `without the suite's beginning the order of the tests is all that is told`() {
    let findings = read(
      """
      <testsuite><testcase classname="m" name="a" time="1"/><testcase classname="m" name="b"/>\
      </testsuite>
      """)
    #expect(findings.testTimes.spans.isEmpty)
    #expect(findings.testTimes.order == ["m.a", "m.b"])
    #expect(findings.zones.isEmpty)
  }

  private let pytest3 = """
    <?xml version="1.0" encoding="utf-8"?><testsuite errors="1" failures="1" name="pytest" \
    skips="2" tests="5" time="12.3"><testcase classname="network-suite-4.3.tests.test_a" \
    file="tests/test_a.py" line="3" name="test_ok" time="0.1"></testcase><testcase \
    classname="network-suite-4.3.tests.test_a.TestC" name="test_bad[a/b.c]" time="1">\
    <failure message="Error: Fault reason is &quot;Operation Failed&quot;. Fault detail is \
    &quot;[]&quot;. HTTP response code is 400.">def test():
    &gt;   check()
    E   Error: Fault detail is &quot;[]&quot; &amp; רשת

    service.py:118: Error</failure><system-out>captured &lt;here&gt;
    </system-out></testcase>
    <testcase classname="network-suite-4.3.tests.test_b" name="test_set"><error \
    message="test setup failure">E   Error: no</error></testcase>
    <testcase classname="network-suite-4.3.tests.test_b" name="test_x"><skipped message="later" \
    type="pytest.xfail"></skipped></testcase>
    <testcase classname="network-suite-4.3.tests.test_b" name="test_y"><skipped message="no" \
    type="pytest.skip">x</skipped></testcase></testsuite>
    """

  @Test(arguments: [1, 7, 64, 1 << 16])
  func `a file of pytest 3 is read in pieces of any size`(_ piece: Int) throws {
    let findings = read(pytest3, piece: piece)
    #expect(findings.notEvaluated == [])
    #expect(
      findings.tests[.junit] == TestCounts(passed: 1, failed: 1, errors: 1, skipped: 2))
    #expect(findings.result == .failed)
    #expect(findings.identity == Build.ID(branch: Branch("4.3"), suite: Suite("network-suite-4.3")))
    #expect(tests(findings) == ["tests.test_a.TestC.test_bad[a/b.c]", "tests.test_b.test_set"])
    #expect(findings.failures.map(\.phase) == [.call, .setup])
    expectQuotes(findings, in: pytest3)
    let trace = try #require(findings.failures.first?.trace)
    #expect(trace.lines.map(\.number) == [1, 2, 3, 4, 5, 5])
    #expect(trace.lines[2].text.shown == "E   Error: Fault detail is \"[]\" & רשת")
    #expect(trace.lines[2].raw.shown == "E   Error: Fault detail is &quot;[]&quot; &amp; רשת")
    #expect(trace.lines[5].text.shown == "captured <here>")
    let fault = try #require(findings.failures.first?.faults.first)
    #expect(fault.message == "Fault detail is \"[]\"")
    #expect(fault.evidence.text == "Fault detail is &quot;[]&quot;")
  }

  @Test func `the message attribute is the fault where the text holds none`() throws {
    let xml = """
      <testsuites><testsuite name="pytest" timestamp="2019-07-30T23:10:02.5-04:00">
      <testcase classname="t" name="a"><error type="x"
        message='failed on setup with &quot;ovirtsdk4.Error: "A" &lt;b&gt;&#10;second&quot;'/></testcase>
      </testsuite></testsuites>
      """
    let findings = read(xml)
    #expect(findings.notEvaluated == [])
    let failure = try #require(findings.failures.first)
    #expect(failure.phase == .setup)
    #expect(failure.faults.first?.message == "ovirtsdk4.Error: \"A\" <b>")
    let evidence = try #require(failure.faults.first?.evidence)
    #expect(evidence.text == "ovirtsdk4.Error: \"A\" &lt;b&gt;")
    #expect(evidence.line == 3)
    expectQuotes(findings, in: xml)
    #expect(findings.started?.iso8601 == "2019-07-30T23:10:02-04:00")
  }

  @Test func `a file of nose holds its texts in CDATA sections`() throws {
    let xml = """
      <?xml version="1.0" encoding="UTF-8"?><testsuite name="nosetests" tests="3" errors="1" \
      failures="0" skip="1"><testcase classname="002_bootstrap" name="add_dc" time="13.599">\
      </testcase><testcase classname="002_bootstrap" name="add_hosts" time="1"><error \
      type="ovirtsdk4.Error" message="x"><![CDATA[Traceback:
      a ]]>]]&gt;<![CDATA[ b "q"
      ]]></error></testcase><testcase classname="002_bootstrap" name="s"><skipped \
      type="unittest.case.SkipTest" message="no"><![CDATA[SkipTest]]></skipped></testcase></testsuite>
      """
    let findings = read(xml)
    #expect(findings.notEvaluated == [])
    #expect(findings.tests[.junit] == TestCounts(passed: 1, errors: 1, skipped: 1))
    let failure = try #require(findings.failures.first)
    #expect(tests(findings) == ["002_bootstrap.add_hosts"])
    #expect(failure.phase == .call)
    #expect(failure.trace.lines.map(\.text.shown) == ["Traceback:", "a ]]> b \"q\""])
    #expect(failure.trace.lines.last?.raw.shown == "a ]]>]]&gt;<![CDATA[ b \"q\"")
    expectQuotes(findings, in: xml)
  }

  @Test func `phases are told by the messages of all generations`() {
    func phase(_ element: String, _ message: String) -> Phase? {
      let xml =
        "<testsuite><testcase classname='t' name='a'><\(element) message='\(message)'/>"
        + "</testcase></testsuite>"
      return read(xml).failures.first?.phase
    }
    #expect(phase("failure", "Error: x") == .call)
    #expect(phase("error", "Error: x") == .call)
    #expect(phase("error", "test setup failure") == .setup)
    #expect(phase("error", "test teardown failure") == .teardown)
    #expect(phase("error", "failed on setup with &quot;x&quot;") == .setup)
    #expect(phase("error", "failed on teardown with &quot;x&quot;") == .teardown)
    #expect(phase("error", "collection failure") == nil)
  }

  @Test func `a module that cannot be imported is a failure under the module's name`() {
    let findings = read(
      "<testsuite><testcase classname='' name='network-suite-master.tests.test_x'>"
        + "<error message='collection failure'>E  ImportError</error></testcase></testsuite>")
    #expect(tests(findings) == ["tests.test_x"])
    #expect(findings.tests[.junit] == TestCounts(errors: 1))
  }

  @Test(arguments: [
    ("&lt;nose.suite", "ContextSuite context=002_bootstrap&gt;:setup", "002_bootstrap"),
    ("&lt;nose.suite.ContextSuite context=a", "B&gt;:teardown", "a.B"),
  ])
  func `a fixture of nose fails under its module's name`(
    _ classname: String, _ name: String, _ test: String
  ) {
    let findings = read(
      "<testsuite><testcase classname='\(classname)' name='\(name)'><error type='E' message='x'/>"
        + "</testcase></testsuite>")
    #expect(tests(findings) == [test])
    #expect(findings.failures.first?.phase == (name.hasSuffix("setup") ? .setup : .teardown))
  }

  @Test func `a test that fails and breaks is two failures`() {
    let findings = read(
      "<testsuite><testcase classname='t' name='a'><failure message='x'/>"
        + "<error message='test teardown failure'/></testcase></testsuite>")
    #expect(findings.failures.map(\.phase) == [.call, .teardown])
  }

  @Test func `tries before a success are no faults`() {
    func count(_ inner: String) -> Int {
      read("<testsuite><testcase classname='t' name='a'>\(inner)</testcase></testsuite>")
        .failures.count
    }
    #expect(count("<rerun message='x'>y</rerun>") == 0)
    #expect(count("<rerun message='x'>y</rerun><failure message='x'>y</failure>") == 2)
  }

  @Test func `counts of attributes serve only where no test is told`() {
    #expect(
      read("<testsuite tests='5' failures='1' errors='1' skip='2'></testsuite>").tests[.junit]
        == TestCounts(passed: 1, failed: 1, errors: 1, skipped: 2))
    #expect(
      read("<testsuite tests='5'><testcase name='a'/></testsuite>").tests[.junit]
        == TestCounts(passed: 1))
    #expect(
      read("<testsuite tests='99999999999999999999' errors='-5'/>").tests[.junit] == nil)
  }

  @Test func `a file that is cut off keeps what came, half a failure too`() throws {
    let end = try #require(pytest3.range(of: "E   Error: no")?.upperBound)
    let findings = read(String(pytest3[..<end]))
    #expect(tests(findings) == ["tests.test_a.TestC.test_bad[a/b.c]", "tests.test_b.test_set"])
    #expect(findings.failures.last?.trace.lines.map(\.text.shown) == ["E   Error: no"])
    #expect(
      findings.notEvaluated == [
        NotEvaluated(
          log: "j.xml", line: 7, reason: "the XML is cut off here; results behind are missing")
      ])
    #expect(findings.tests[.junit]?.total == 3)
  }

  @Test func `a file that is cut off anywhere is told and never crashes`() {
    let bytes = Array(pytest3.utf8)
    for count in stride(from: 1, to: bytes.count - 1, by: 7) {
      let reader = JUnitReader(log: "j.xml")
      reader.consume(bytes[..<count])
      let findings = reader.finish()
      #expect(findings.notEvaluated.count == 1, "cut after \(count) bytes")
    }
  }

  @Test func `a document type is refused and nothing is expanded`() {
    let findings = read(
      "<?xml version='1.0'?>\n<!DOCTYPE t [<!ENTITY a 'aaaa'>]>\n"
        + "<testsuite><testcase name='&a;'/></testsuite>")
    #expect(
      findings.notEvaluated == [
        NotEvaluated(
          log: "j.xml", line: 2,
          reason: "a document type declaration is refused; results behind are not read")
      ])
    #expect(findings.tests.isEmpty)
  }

  @Test func `what is not well-formed is told with its line`() {
    let findings = read(
      "<testsuite>\n<testcase name='a'><failure message='m'>x\u{1B}[31m</failure></testcase>")
    #expect(
      findings.notEvaluated == [
        NotEvaluated(
          log: "j.xml", line: 2,
          reason: "not well-formed XML: not well-formed (invalid token); "
            + "results behind are not read")
      ])
    #expect(findings.failures.count == 1)
  }

  @Test func `an encoding that nobody knows is told`() {
    let findings = read("<?xml version='1.0' encoding='utf-7'?><testsuite/>")
    #expect(findings.notEvaluated.first?.reason.contains("unknown encoding") == true)
  }

  @Test func `Latin-1 is read and quoted as it stands`() throws {
    let xml =
      Array(
        "<?xml version='1.0' encoding='iso-8859-1'?><testsuite><testcase name='a'><failure>".utf8)
      + [0xE4, 0x62] + Array("</failure></testcase></testsuite>".utf8)
    let reader = JUnitReader(log: "j.xml")
    reader.consume(xml[...])
    let line = try #require(reader.finish().failures.first?.trace.lines.first)
    #expect(line.text.shown == "äb")
    #expect(line.evidence(in: "j.xml").text.bytes == [0xE4, 0x62])
    #expect(line.evidence(of: 0..<2, in: "j.xml").length == 2)
  }

  @Test(arguments: [1, 7, 1 << 16])
  func `what stands behind thousands of empty lines keeps its place`(piece: Int) {
    let empty = String(repeating: "\n", count: 3000)
    let xml = """
      <testsuite name="s">\(empty)
      <testcase classname="c" name="t"><failure message="m">one\(empty)two</failure></testcase>
      </testsuite>

      """
    let findings = read(xml, piece: piece)
    expectQuotes(findings, in: xml)
    #expect(findings.summary.lines == 6003)
    let lines = findings.failures.flatMap(\.trace.lines)
    #expect(lines.first.map { [$0.number] } == [3002])
    #expect(lines.last.map { [$0.number] } == [6002])
    #expect(findings.notEvaluated.isEmpty)
  }

  @Test func `long tokens and deep nesting stop the reader`() {
    let long = read(
      "<testsuite><testcase name='\(String(repeating: "n", count: 300_000))'/></testsuite>",
      piece: 1000
    ) { $0.xmlToken = 100_000 }
    #expect(
      long.notEvaluated.map(\.reason)
        == ["a tag or comment longer than 100000 bytes; results behind are not read"])
    let deep = read(String(repeating: "<a>", count: 100))
    #expect(
      deep.notEvaluated.map(\.reason)
        == ["elements nested deeper than 64; results behind are not read"])
  }

  @Test func `results in a console keep the console's lines and columns`() throws {
    let reader = JUnitReader(log: "console.log")
    let lines = [
      "<?xml version=\"1.0\"?>", "<testsuite>", "  <testcase classname=\"t\" name=\"a\">",
      "    <failure message=\"Error: x\">E   Error: x", "</failure>", "  </testcase>",
      "</testsuite>",
    ]
    for (index, line) in lines.enumerated() {
      reader.consume(line: Array(line.utf8)[...], number: 100 + index, column: 10)
    }
    let findings = reader.finish()
    #expect(findings.notEvaluated == [])
    let failure = try #require(findings.failures.first)
    #expect(failure.trace.lines.first?.number == 103)
    #expect(failure.trace.lines.first?.firstColumn == 10 + 32)
    #expect(failure.faults.first?.evidence.line == 103)
    #expect(failure.faults.first?.evidence.column == 10 + 32 + 4)
  }
}

extension String {
  /// The first occurrence of a text.
  fileprivate func range(of text: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
