/// Makes one fault of what several logs tell of the same failure.
enum FaultMerger {
  /// The faults of a build, in the order in which its logs tell them.
  ///
  /// - Parameters:
  ///   - findings: what each log tells.
  ///   - hasTests: whether any log tells how tests ended.
  /// - Returns: the faults.
  static func faults(of findings: [LogFindings], hasTests: Bool) -> [Fault] {
    let all = findings.flatMap(\.failures)
    let ran = hasTests || all.contains { if case .test = $0.place { true } else { false } }
    let broke = all.contains { !$0.isEcho && $0.place != .product && !isTest($0) }
    // Errors in the products' logs are faults only where nothing else says what failed.
    let failures = all.filter { $0.place != .product || (!ran && !broke) }
    let names = TestNames(failures)
    let modules = modules(of: failures)
    let telling = failures.filter { !$0.isEcho && !isModule($0, modules) }
    var merged = merge(telling, names)
    if merged.isEmpty { merged = merge(failures.filter(\.isEcho), names) }
    return merged
  }

  private static func isTest(_ failure: Failure) -> Bool {
    if case .test = failure.place { true } else { false }
  }

  /// The names that others tell of modules of which test results tell every test.
  private static func modules(of failures: [Failure]) -> Set<LogText> {
    func names(_ failures: some Sequence<Failure>) -> Set<LogText> {
      Set(failures.compactMap { if case .test(let name) = $0.place { name } else { nil } })
    }
    let told = names(failures.lazy.filter { $0.teller != .junit })
    let lengths = Set(told.map(\.bytes.count))
    var modules: Set<LogText> = []
    for name in names(failures.lazy.filter { $0.teller == .junit }) {
      // Only as long as somebody's name: a name of dots alone has thousands of owners.
      for owner in TestName.owners(of: name, ofLengths: lengths) where told.contains(owner) {
        modules.insert(owner)
      }
    }
    return modules
  }

  /// Whether a console without names tells only in which module a test failed that others name.
  private static func isModule(_ failure: Failure, _ modules: Set<LogText>) -> Bool {
    guard failure.teller != .junit, case .test(let name) = failure.place else { return false }
    return modules.contains(name)
  }

  /// A failure's identity before its message is looked at.
  private struct Key: Hashable {
    var place: Failure.Place
    var phase: Phase?
  }

  /// One telling of failures: a part of a log.
  private struct Source: Hashable {
    var log: String
    var teller: Failure.Teller
  }

  private static func merge(_ failures: [Failure], _ names: TestNames) -> [Fault] {
    var order: [Key] = []
    var groups: [Key: [Failure]] = [:]
    let phases = Dictionary(
      grouping: failures.compactMap { failure in failure.phase.map { (failure, $0) } },
      by: { names.place(of: $0.0) })
    for failure in failures {
      let place = names.place(of: failure)
      // A short summary does not say in which phase a test broke; another teller may.
      let phase = failure.phase ?? phases[place]?.first { $0.1 != .call }?.1
      let key = Key(place: place, phase: phase)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(failure)
    }
    return order.flatMap { key in faults(key, groups[key] ?? []) }
  }

  /// The faults of one place: the best teller's messages, and everybody's evidence.
  private static func faults(_ key: Key, _ failures: [Failure]) -> [Fault] {
    guard let best = failures.map(\.teller).min() else { return [] }
    var faults: [Fault] = []
    var index: [LogText: Int] = [:]
    var counts: [LogText: [Source: Int]] = [:]
    var seen: Set<Evidence> = []
    for failure in failures.filter({ $0.teller == best }) + failures.filter({ $0.teller != best }) {
      for (position, told) in failure.faults.enumerated() {
        let known = index[told.message]
        // Another teller's wording of the same failure is evidence, not a fault more.
        let at = known ?? (failure.teller == best ? nil : min(position, faults.count - 1))
        if let at, at >= 0 {
          add(told, failure, to: &faults[at], isSame: known != nil)
        } else {
          index[told.message] = faults.count
          var fault = Fault(
            place: key.place, phase: key.phase, message: told.message, http: told.http,
            evidence: [told.evidence], traces: [(failure.log, failure.trace)])
          fault.isCut = told.isCut
          faults.append(fault)
        }
        // Two parsers may read the same line.
        guard seen.insert(told.evidence).inserted else { continue }
        counts[told.message, default: [:]][
          Source(log: failure.log, teller: failure.teller), default: 0] += 1
      }
    }
    for position in faults.indices {
      faults[position].count = counts[faults[position].message]?.values.max() ?? 1
    }
    return faults
  }

  private static func add(
    _ told: FaultText, _ failure: Failure, to fault: inout Fault, isSame: Bool
  ) {
    if isSame, fault.http == nil { fault.http = told.http }
    guard !fault.evidence.contains(told.evidence) else { return }
    fault.evidenceTotal += 1
    if fault.evidence.count < Evidence.limit { fault.evidence.append(told.evidence) }
    if fault.traces.count < 4 { fault.traces.append((failure.log, failure.trace)) }
  }
}
