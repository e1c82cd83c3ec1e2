import Triage

extension JUnitReader: ExpatEvents {
  func start(_ name: String, attributes: [(name: String, value: [UInt8])], at offset: Int) {
    func value(_ key: String) -> [UInt8]? { attributes.first { $0.name == key }?.value }
    switch name {
    case "testsuite": startSuite(value)
    case "testcase":
      // A case inside a case is none of ours; the outer one is told as far as it goes.
      endCase()
      let (classname, name) = (value("classname") ?? [], value("name") ?? [])
      current = JUnitCase(
        classname: classname, name: name, time: Self.milliseconds(value("time") ?? []),
        line: places.place(of: offset).line)
      identify([classname, value("file") ?? [], name])
    case "skipped", "skip": current?.isSkipped = true
    case "failure": startFailure(.failure, name, value, at: offset)
    case "error": startFailure(.error, name, value, at: offset)
    case "rerun", "rerunFailure", "rerunError": startFailure(.rerun, name, value, at: offset)
    case "system-out", "system-err":
      isInOutput = draft == nil && current?.failures.isEmpty == false
    default: break
    }
  }

  func end(_ name: String) {
    switch name {
    case "testcase": endCase()
    case "failure", "error", "rerun", "rerunFailure", "rerunError": endFailure()
    case "system-out", "system-err": endOutput()
    default: break
    }
  }

  func text(_ text: UnsafeBufferPointer<UInt8>, raw: UnsafeBufferPointer<UInt8>, at offset: Int) {
    guard draft != nil || isInOutput else { return }
    let length = raw.count
    var raw = raw
    // Between two parts of a line there may be the marks of a CDATA section or a comment.
    if lines.continues, offset > lines.end, let parser {
      raw = parser.raw(before: offset - lines.end)
    }
    let line = lines.add(
      text, raw: raw, gap: raw.count - length, from: places.place(of: offset), to: offset + length)
    if let line { keep(line) }
  }

  /// Ends what was open when the file broke off, so that half a failure is told too.
  func closeHalf() {
    if let line = lines.finish() { keep(line) }
    if draft != nil { endFailure() }
    // A test without a failure may have been about to fail.
    if current?.failures.isEmpty == false { endCase() }
    current = nil
  }

  private func keep(_ line: Line) {
    if draft != nil {
      draft?.block.trace.append(line)
    } else if let count = current?.failures.count {
      for index in 0..<count { current?.failures[index].trace.append(line) }
    }
  }

  private func startSuite(_ value: (String) -> [UInt8]?) {
    func count(_ keys: String...) -> Int {
      let digits = keys.lazy.compactMap(value).first ?? []
      return Int(String(decoding: digits, as: UTF8.self)) ?? 0
    }
    let ended = TestCounts(
      failed: count("failures"), errors: count("errors"),
      skipped: count("skipped", "skips", "skip"))
    let all = TestCounts(passed: count("tests"))
    stated = stated + ended + TestCounts(passed: all.total - ended.total)
    guard let text = value("timestamp"),
      let started = Timestamp(iso: String(decoding: text, as: UTF8.self))
    else { return }
    findings.zones.note(started, line: 1)
    (began, elapsed) = (Moment(started), 0)
    if started.milliseconds < findings.started?.milliseconds ?? .max { findings.started = started }
  }

  /// The milliseconds of an attribute such as `18.087`; none where it holds no sensible number.
  private static func milliseconds(_ text: [UInt8]) -> Int {
    guard let seconds = Double(String(decoding: text, as: UTF8.self)),
      (0...10_000_000).contains(seconds)
    else { return 0 }
    return Int((seconds * 1000).rounded())
  }

  private func identify(_ texts: [[UInt8]]) {
    guard findings.identity.suite == nil,
      let suite = texts.lazy.compactMap({ TestName.suite(in: $0) }).first
    else { return }
    findings.identity.suite = suite
    findings.identity.branch = suite.branch
  }

  private func startFailure(
    _ kind: FailureDraft.Kind, _ element: String, _ value: (String) -> [UInt8]?, at offset: Int
  ) {
    guard let current, draft == nil else { return }
    let message = value("message").map(FailureMessage.init)
    let tag = RawTag(bytes: parser.map { Array($0.rawEvent()) } ?? [])
    let start = places.place(of: offset)
    let name = LogText(tag.bytes.dropFirst().prefix(element.utf8.count))
    let nothing = FaultText(
      message: LogText(value("type") ?? Array("failed without a message".utf8)), http: nil,
      evidence: Evidence(
        log: log, line: start.line, column: start.column + 1, length: name.bytes.count, text: name))
    draft = FailureDraft(
      kind: kind, phase: phase(of: kind, message, current),
      fallback: message.flatMap { fault($0, in: tag, at: offset) }, last: nothing)
  }

  /// The message attribute as a fault; nil where it says nothing.
  private func fault(_ message: FailureMessage, in tag: RawTag, at offset: Int) -> FaultText? {
    guard !message.text.isEmpty, let value = tag.value(of: "message") else { return nil }
    let raw = Array(tag.bytes[value])
    let inner = FailureMessage.unwrappedRange(raw, quotes: ["\"", "&quot;", "&#34;"])
    let first = tag.firstLine(
      of: (value.lowerBound + inner.lowerBound)..<(value.lowerBound + inner.upperBound))
    let quoted = LogText(tag.bytes[first].prefix(Evidence.textLimit))
    let start = places.place(of: offset + first.lowerBound)
    return FaultText(
      message: LogText(message.text), http: nil,
      evidence: Evidence(
        log: log, line: start.line, column: start.column, length: quoted.bytes.count, text: quoted))
  }

  private func phase(
    of kind: FailureDraft.Kind, _ message: FailureMessage?, _ test: JUnitCase
  ) -> Phase? {
    if let phase = message?.phase { return phase }
    if message?.isCollection == true { return nil }
    // nose writes a fixture's failure as a test of its own.
    if test.name.suffix(6).elementsEqual(":setup".utf8) { return .setup }
    if test.name.suffix(9).elementsEqual(":teardown".utf8) { return .teardown }
    return .call
  }

  private func endFailure() {
    guard let draft, current != nil else { return }
    if let line = lines.finish() { self.draft?.block.trace.append(line) }
    let failure = (self.draft ?? draft).finish(test: current?.test ?? "", log: log)
    self.draft = nil
    switch draft.kind {
    case .failure: current?.failed = 1
    case .error: current?.errors = 1
    case .rerun:
      if (current?.reruns.count ?? 0) < JUnitCase.failureLimit { current?.reruns.append(failure) }
      return
    }
    if (current?.failures.count ?? 0) < JUnitCase.failureLimit {
      current?.failures.append(failure)
    } else {
      findings.failureTotal += 1
    }
  }

  /// Notes when a test ran: its suite says when it began, and all tests how long they took.
  private func noteTime(of test: JUnitCase) {
    findings.testTimes.add(next: test.test)
    defer { elapsed += test.time }
    guard let began else { return }
    func moment(_ offset: Int) -> Moment {
      Moment(milliseconds: began.milliseconds + offset, zone: began.zone)
    }
    findings.testTimes.add(
      TestTimes.Span(
        test: test.test, start: moment(elapsed), end: moment(elapsed + test.time),
        line: test.line, source: .results))
  }

  private func endOutput() {
    if isInOutput, let line = lines.finish() { keep(line) }
    isInOutput = false
  }

  private func endCase() {
    guard let test = current else { return }
    current = nil
    noteTime(of: test)
    counts = counts + test.counts
    // The tries before a success are no faults; those before a failure tell it once more each.
    let reruns = test.failures.isEmpty ? [] : test.reruns
    for failure in test.failures + reruns {
      findings.add(failure)
    }
  }
}
