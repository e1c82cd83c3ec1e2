@testable import Triage

/// What a log tells, in a form that can be compared.
struct Told: Equatable {
  var failures: [String]
  var failureTotal: Int
  var started: Timestamp?
  var versions: [String: String]
  var tests: [Failure.Teller: TestCounts]
  var testsEnded: Bool
  var identity: Build.ID
  var result: Build.Result
  var hits: [String]
  var stopped: Set<Int>
  var notEvaluated: [NotEvaluated]

  /// Takes what findings tell, but for what patterns say of one line.
  init(_ findings: LogFindings, leavingOut line: Int? = nil) {
    failures = findings.failures.map { failure in
      let lines = failure.trace.lines.map { "\($0.number) \(Array($0.raw)) \(Array($0.text))" }
      return "\(failure.place) \(String(describing: failure.phase)) \(failure.faults) "
        + "\(failure.teller) \(failure.isEcho) \(failure.trace.isCut) \(lines)"
    }
    failureTotal = findings.failureTotal
    started = findings.started
    versions = findings.versions
    tests = findings.tests
    testsEnded = findings.testsEnded
    identity = findings.identity
    result = findings.result
    hits = findings.hits.filter { $0.evidence.line != line }.map { hit in
      "\(hit.pattern) \(hit.evidence) \(hit.message) "
        + "\(hit.captures.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" })"
    }
    stopped = line == nil ? findings.stopped : []
    // What plain reading does not tell.
    notEvaluated = findings.notEvaluated.filter { $0.line != line || line == nil }.filter {
      !$0.reason.contains("longer than 1 MiB")
    }
  }
}

/// Reads a log line by line: each goes to the parser as it is, and is searched on its own.
///
/// It is what ``LogReader`` does, without anything that makes it fast.
enum PlainReading {
  static func read(_ bytes: [UInt8], kind: LogKind, signatures: SignatureSet) -> LogFindings {
    var findings = LogFindings(summary: LogSummary(name: "x", kind: kind, lines: 0, bytes: 0))
    var scanner = LogScanner(log: "x", signatures: signatures)
    var reader = LineReader()
    let isConsole = kind == .console || kind == .text
    var console = ConsoleParser(log: "x", results: nil)
    var product = ProductLogParser(log: "x", kind: kind)
    func read(_ number: Int, _ raw: ArraySlice<UInt8>, _ isCut: Bool) {
      if isConsole {
        let line = Undecorator.line(number: number, raw: raw, isCut: isCut)
        scanner.scan(line, as: kind, quoting: console.consume(line))
      } else {
        let line = Line(number: number, raw: raw, isCut: isCut)
        if kind != .junit && kind != .identity { product.consume(line) }
        scanner.scan(line, as: kind)
      }
    }
    reader.consume(bytes[...], deliver: read)
    reader.finish(deliver: read)
    if isConsole {
      console.finish(into: &findings)
    } else {
      let entries = product.finish()
      for failure in entries.failures { findings.add(failure) }
      findings.failureTotal += entries.failureTotal - entries.failures.count
      findings.started = entries.started
      findings.versions = entries.versions
    }
    findings.hits = scanner.hits
    findings.stopped = scanner.stopped
    findings.notEvaluated += scanner.notEvaluated
    return findings
  }
}
