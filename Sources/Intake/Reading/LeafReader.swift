import Triage

/// Hands the text of one log to the reader of its kind.
struct LeafReader {
  let limits: IntakeLimits
  let budget: Budget
  let signatures: SignatureSet
  let threads: ThreadAllowance
  let aspects: ReadAspects
  let space: EventSpace
  let excerpt: LineExcerpt?

  /// Reads a log to its end, or to where it breaks off.
  func read(
    _ source: any ByteSource, encoding: TextSource.Encoding, at place: LogPlace,
    into output: inout LeafOutput
  ) {
    let text = TextSource(source, encoding: encoding)
    let log = place.build.log
    var first: ArraySlice<UInt8> = []
    var problem: ReadProblem?
    do throws(ReadProblem) {
      first = try text.next()
    } catch {
      problem = error
    }
    let kind = LogKind.detect(name: NameHints.unpacked(log), head: first.prefix(64 << 10))
    if kind == .identity, isBesideLogs(log) {
      let problem = problem ?? readIdentity(first, text, log, at: place, into: &output)
      if let problem { output.tell(problem, at: place) }
      return
    }
    var reader = reader(of: kind, log: log, isConverted: encoding != .utf8)
    let ahead = AheadSource(text, threads: threads)
    do throws(ReadProblem) {
      try take(first, reader: &reader)
      while problem == nil {
        let piece = try ahead.next()
        if piece.isEmpty { break }
        try take(piece, reader: &reader)
      }
    } catch {
      problem = problem ?? error
    }
    ahead.stop()
    let findings = reader.finish(log: log)
    output.add(findings, at: place)
    if kind == .junit {
      // What the results' reader finds wrong is wrong with the input.
      for missing in findings.notEvaluated {
        output.note(ReadProblem(missing.reason), at: place, line: missing.line, severity: .warning)
      }
    }
    if let problem { output.tell(problem, at: place, line: max(1, findings.summary.lines)) }
    tell(text.checks, encoding, at: place, into: &output)
  }

  /// Reads a piece, as long as the input has not had its share of work.
  private func take(
    _ piece: ArraySlice<UInt8>, reader: inout KindReader
  ) throws(ReadProblem) {
    try budget.checkLines()
    let before = reader.lineCount
    reader.consume(piece)
    budget.spend(lines: reader.lineCount - before)
  }

  private func tell(
    _ checks: TextChecks, _ encoding: TextSource.Encoding, at place: LogPlace,
    into output: inout LeafOutput
  ) {
    if encoding == .utf16LittleEndian || encoding == .utf16BigEndian {
      output.tell(
        ReadProblem("the text was UTF-16; columns refer to its conversion to UTF-8"), at: place,
        line: 1)
    }
    if let line = checks.firstZeroLine {
      let bytes = checks.zeros == 1 ? "1 NUL byte" : "\(checks.zeros) NUL bytes"
      output.tell(
        ReadProblem("\(bytes) from this line on; text may be missing there"), at: place, line: line)
    }
    if let line = checks.firstBadLine {
      output.tell(
        ReadProblem("bytes that are no UTF-8 from this line on; they are shown as U+FFFD"),
        at: place, line: line)
    }
  }

  /// Whether a `build.json` lies in the build's root, in a folder or an archive.
  private func isBesideLogs(_ log: String) -> Bool {
    log.utf8.count { $0 == UInt8(ascii: "/") } <= 1
  }

  private func readIdentity(
    _ first: ArraySlice<UInt8>, _ text: TextSource, _ log: String, at place: LogPlace,
    into output: inout LeafOutput
  ) -> ReadProblem? {
    do throws(ReadProblem) {
      var bytes = Array(first)
      while true {
        guard bytes.count <= limits.identityBytes else {
          throw ReadProblem("longer than \(limits.identityBytes) bytes; not read")
        }
        let piece = try text.next()
        if piece.isEmpty { break }
        bytes += piece
      }
      let (declaration, problem) = try IdentityReader.read(bytes)
      output.add(declaration, of: log, at: place)
      return problem
    } catch {
      return error
    }
  }

  private func reader(of kind: LogKind, log: String, isConverted: Bool) -> KindReader {
    let limits = limits
    guard kind == .junit else {
      return KindReader(
        lines: LogReader(
          log: log, kind: kind, signatures: signatures,
          aspects: signatures.readsLocks ? aspects.union(.locks) : aspects, space: space,
          keeping: excerpt
        ) { log in JUnitReader(log: log, limits: limits) })
    }
    // Patterns for any log hold for the lines of results as well.
    let wantsLines =
      excerpt != nil || signatures.logPatterns.contains { $0.place.contains(.junit) }
    return KindReader(
      results: JUnitReader(log: log, limits: limits, isConverted: isConverted),
      lines: wantsLines
        ? LogReader(
          log: log, kind: kind, signatures: signatures, space: space, keeping: excerpt) : nil)
  }

  /// The reader of a log's kind: of lines, of results, or of both.
  private struct KindReader {
    var results: JUnitReader?
    var lines: LogReader?

    /// How many lines were read one by one.
    var lineCount: Int { max(lines?.lineCount ?? 0, results?.lineCount ?? 0) }

    mutating func consume(_ piece: ArraySlice<UInt8>) {
      results?.consume(piece)
      lines?.consume(piece)
    }

    mutating func finish(log: String) -> LogFindings {
      let matched = lines?.finish()
      guard var findings = results?.finish() else {
        return matched
          ?? LogFindings(
            summary: LogSummary(name: log, kind: .text, lines: 0, bytes: 0))
      }
      if let matched {
        findings.hits = matched.hits
        findings.excerpt = matched.excerpt
        findings.stopped = matched.stopped
        findings.notEvaluated += matched.notEvaluated
      }
      return findings
    }
  }
}
