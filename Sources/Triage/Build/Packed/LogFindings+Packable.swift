extension LogFindings: Packable {
  func pack(into encoder: inout EventEncoder) {
    summary.pack(into: &encoder)
    isSilent.pack(into: &encoder)
    guard !isSilent else { return }
    failures.pack(into: &encoder)
    encoder.put(failureTotal)
    tests.pack(into: &encoder)
    testsEnded.pack(into: &encoder)
    hits.pack(into: &encoder)
    moreHits.pack(into: &encoder)
    stopped.pack(into: &encoder)
    identity.pack(into: &encoder)
    result.rawValue.pack(into: &encoder)
    started.pack(into: &encoder)
    versions.pack(into: &encoder)
    zones.pack(into: &encoder)
    quotedZones.pack(into: &encoder)
    testTimes.pack(into: &encoder)
    locks.pack(into: &encoder)
    timeline.pack(into: &encoder)
    excerpt.pack(into: &encoder)
    notEvaluated.pack(into: &encoder)
  }

  init(from decoder: inout EventDecoder) {
    self.init(summary: LogSummary(from: &decoder))
    if Bool(from: &decoder) { return }
    failures = [Failure](from: &decoder)
    failureTotal = decoder.number()
    tests = [Failure.Teller: TestCounts](from: &decoder)
    testsEnded = Bool(from: &decoder)
    hits = [LogHit](from: &decoder)
    moreHits = HitStore?(from: &decoder)
    stopped = Set<Int>(from: &decoder)
    identity = Build.ID(from: &decoder)
    result = decoder.value(else: .unknown)
    started = Timestamp?(from: &decoder)
    versions = [String: String](from: &decoder)
    zones = LogZones(from: &decoder)
    quotedZones = LogZones(from: &decoder)
    testTimes = TestTimes(from: &decoder)
    locks = LockFindings?(from: &decoder)
    timeline = TimelineFindings?(from: &decoder)
    excerpt = [Line](from: &decoder)
    notEvaluated = [NotEvaluated](from: &decoder)
  }

  /// Whether the log tells nothing but that it is there, as most members of archives do.
  var isSilent: Bool {
    failureTotal == 0 && tests.isEmpty && !testsEnded && hits.isEmpty && moreHits == nil
      && stopped.isEmpty && identity == Build.ID() && result == .unknown && started == nil
      && versions.isEmpty && zones.isEmpty && quotedZones.isEmpty && testTimes.spans.isEmpty
      && testTimes.order.isEmpty && testTimes.leftOut == 0 && locks == nil
      && timeline == nil && excerpt.isEmpty && notEvaluated.isEmpty
  }
}

extension LogSummary: Packable {
  func pack(into encoder: inout EventEncoder) {
    encoder.put(Array(name.utf8))
    kind.rawValue.pack(into: &encoder)
    encoder.put(lines)
    encoder.put(bytes)
    quotes.map(\.rawValue).pack(into: &encoder)
  }

  init(from decoder: inout EventDecoder) {
    let name = decoder.text().shown
    let kind: LogKind = decoder.value(else: .text)
    self.init(name: name, kind: kind, lines: decoder.number(), bytes: decoder.number())
    quotes = Set([String](from: &decoder).compactMap(LogKind.init))
  }
}

extension NotEvaluated: Packable {
  func pack(into encoder: inout EventEncoder) {
    log.pack(into: &encoder)
    line.pack(into: &encoder)
    reason.pack(into: &encoder)
  }

  init(from decoder: inout EventDecoder) {
    self.init(
      log: String(from: &decoder), line: Int?(from: &decoder), reason: String(from: &decoder))
  }
}

extension Build.ID: Packable {
  func pack(into encoder: inout EventEncoder) {
    (branch?.name).pack(into: &encoder)
    (suite?.name).pack(into: &encoder)
    number.pack(into: &encoder)
  }

  init(from decoder: inout EventDecoder) {
    self.init(
      branch: String?(from: &decoder).map(Branch.init),
      suite: String?(from: &decoder).map(Suite.init),
      number: Int?(from: &decoder))
  }
}

extension TestCounts: Packable {
  func pack(into encoder: inout EventEncoder) {
    for number in [passed, failed, errors, skipped] { encoder.put(number) }
  }

  init(from decoder: inout EventDecoder) {
    self.init(
      passed: decoder.number(), failed: decoder.number(), errors: decoder.number(),
      skipped: decoder.number())
  }
}

extension Timestamp: Packable {
  func pack(into encoder: inout EventEncoder) {
    for number in [year, month, day, hour, minute, second, millisecond] { encoder.put(number) }
    zone.pack(into: &encoder)
  }

  init(from decoder: inout EventDecoder) {
    self.init(
      year: decoder.number(), month: decoder.number(), day: decoder.number(),
      hour: decoder.number(), minute: decoder.number(), second: decoder.number(),
      millisecond: decoder.number(), zone: Int?(from: &decoder))
  }
}
