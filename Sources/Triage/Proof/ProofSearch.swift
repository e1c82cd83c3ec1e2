/// Looks in the logs of one build for what the proofs of signatures ask for.
final class ProofSearch {
  private let build: Build
  private let set: SignatureSet
  private let hits: TimedHits

  /// The indices of the log patterns of each step.
  private let patterns: [StepID: [Int]]

  /// The signatures with a proof one of whose patterns gave up on a line.
  private let stoppedSignatures: Set<Int>

  /// The story of the engine's locks, made where a proof asks for it.
  private lazy var history = LockHistory(build.locks, clock: build.clock)

  private lazy var lockLines = LockLines(of: set, hits)

  /// What was found for each step in the whole build, in the order of time.
  private var events: [StepID: [ProofEvent]] = [:]

  private struct StepID: Hashable {
    var signature: Int
    var role: SignatureSet.LogPattern.Role
    var step: Int
  }

  /// How many pairs of steps are compared for one fault.
  private static let budget = 20_000

  /// How far the clocks of two machines may differ, in milliseconds.
  static let clockSlack = 500

  init(of build: Build, by set: SignatureSet, hits: TimedHits) {
    self.build = build
    self.set = set
    self.hits = hits
    var patterns: [StepID: [Int]] = [:]
    for (index, pattern) in set.logPatterns.enumerated() {
      let id = StepID(signature: pattern.signature, role: pattern.role, step: pattern.clause)
      patterns[id, default: []].append(set.alike.first[index])
    }
    self.patterns = patterns
    let stopped = build.stopped.flatMap { set.alike[$0] }.map { set.logPatterns[$0] }
      .filter { $0.role == .step || $0.role == .absent }
    stoppedSignatures = Set(stopped.map(\.signature))
  }

  /// Looks for a signature's proof within the reach of a fault.
  func outcome(of rule: ProofRule, of signature: Int, for reach: FaultReach) -> ProofOutcome {
    if let missing = missingLog(of: rule) { return .noLog("no \(missing)") }
    if let step = stoppedStep(of: rule, signature) { return .undecided(step) }
    if rule.lookback != nil, end(of: reach) == nil {
      return .missing("no log of a product tells when it failed")
    }
    var chain = Chain(
      rule: rule, signature: signature, reach: reach, times: reach.times(of: rule))
    if extend(&chain) { return .found(found(chain)) }
    if chain.budget <= 0 {
      return .undecided("there are too many lines that the proof may be made of")
    }
    if chain.isForbidden { return .missing("\(rule.words), but what must be absent is there") }
    let number = chain.reached + 1
    let step = rule.steps[min(chain.reached, rule.steps.count - 1)]
    let place = rule.lookback == nil ? reach.words : "the time before the failure"
    let which = rule.steps.count > 1 ? "step \(number) of \(rule.steps.count)" : "it"
    return .missing("\(which) is not in \(place): \(step.words)")
  }

  /// A chain of events while it is put together.
  private struct Chain {
    let rule: ProofRule
    let signature: Int
    let reach: FaultReach

    /// When its events may lie; empty where nobody knows.
    let times: [ClosedRange<Int>]
    var events: [ProofEvent] = []

    /// How many steps were found at best.
    var reached = 0
    var budget = ProofSearch.budget

    /// Whether all steps were found together with something that must be absent.
    var isForbidden = false
  }

  /// Finds the next steps of a chain, each behind the one before; the chain is left whole or as it was.
  private func extend(_ chain: inout Chain) -> Bool {
    let number = chain.events.count
    chain.reached = max(chain.reached, number)
    guard number < chain.rule.steps.count else {
      let isForbidden = isForbidden(chain)
      chain.isForbidden = chain.isForbidden || isForbidden
      return !isForbidden
    }
    let step = chain.rule.steps[number]
    for event in candidates(for: step, number, chain) {
      chain.budget -= 1
      guard chain.budget > 0 else { return false }
      guard isLinked(event, by: step, chain) else { continue }
      chain.events.append(event)
      if extend(&chain) { return true }
      chain.events.removeLast()
    }
    return false
  }

  /// The events that may be a step, the likeliest first.
  private func candidates(
    for step: ProofStep, _ number: Int, _ chain: Chain
  ) -> ArraySlice<ProofEvent> {
    let all = events(for: step, number, of: chain.signature, .step, in: chain.times)
    if let last = chain.events.last {
      let slack = slack(last, step)
      let from = all.partition { $0.time >= last.time - slack }
      let to = all.partition { $0.time > last.time + step.within + slack }
      return all[from..<max(from, to)]
    }
    let allowed: [ProofEvent]
    if let lookback = chain.rule.lookback {
      guard let failed = end(of: chain.reach) else { return [] }
      allowed = all.filter { $0.time <= failed && $0.time >= failed - lookback }
    } else {
      allowed = all.filter { chain.reach.contains($0.moment) }
    }
    // What lies nearest before the failure is the likeliest.
    guard let failed = chain.reach.failed?.milliseconds else { return allowed.reversed()[...] }
    let before = allowed.filter { $0.time <= failed + Self.clockSlack }
    return before.reversed()[...] + allowed.filter { $0.time > failed + Self.clockSlack }
  }

  /// The latest moment at which a fault can have been told, in milliseconds.
  private func end(of reach: FaultReach) -> Int? {
    reach.failed?.milliseconds ?? reach.windows.last?.time.upperBound
  }

  /// Two logs of two machines have two clocks.
  private func slack(_ event: ProofEvent, _ step: ProofStep) -> Int {
    guard case .line(let clause) = step.kind else { return 0 }
    return clause.place == event.place ? 0 : Self.clockSlack
  }

  private func isLinked(_ event: ProofEvent, by step: ProofStep, _ chain: Chain) -> Bool {
    if case .refused = step.kind, chain.rule.lookback == nil, let request = event.request,
      !chain.reach.answers.isEmpty, !chain.reach.isOwn(history.requests[request])
    {
      return false
    }
    guard let link = step.same else { return true }
    guard let last = chain.events.last else {
      return chain.reach.answers.contains { answer in
        event.shares(link, with: answer.context, at: answer.moment.milliseconds)
      }
    }
    if link == .holder {
      let holder = event.request.flatMap { history.requests[$0].holder }
      return holder != nil && holder == last.hold
    }
    return last.context.map { event.shares(link, with: $0, at: last.time) } ?? false
  }

  /// Whether something that must be absent lies behind the chain's first step.
  private func isForbidden(_ chain: Chain) -> Bool {
    guard let first = chain.events.first else { return false }
    return chain.rule.not.enumerated().contains { number, step in
      events(for: step, number, of: chain.signature, .absent, in: chain.times).contains { event in
        guard event.time >= first.time, event.time <= first.time + step.within else { return false }
        guard let link = step.same else { return true }
        return first.context.map { event.shares(link, with: $0, at: first.time) } ?? false
      }
    }
  }

  private func events(
    for step: ProofStep, _ number: Int, of signature: Int, _ role: SignatureSet.LogPattern.Role,
    in times: [ClosedRange<Int>]
  ) -> [ProofEvent] {
    let id = StepID(signature: signature, role: role, step: number)
    if case .line(let clause) = step.kind, !times.isEmpty, !build.moreHits.isEmpty {
      return (patterns[id] ?? []).flatMap { TimedHits.of($0, in: times, of: build) }
        .compactMap { ProofEvent($0, place: clause.place) }
        .sorted { ($0.time, $0.line) < ($1.time, $1.line) }
    }
    if let known = events[id] { return known }
    let made: [ProofEvent]
    switch step.kind {
    case .line(let clause):
      let found = (patterns[id] ?? []).flatMap(hits.of)
      made = found.compactMap { ProofEvent($0, place: clause.place) }
    case .refused(let condition):
      made = requests { $0.isRefused && condition.holds(for: $0, in: self.history) }
    case .waited(let condition):
      made = requests { $0.didWait && condition.holds(for: $0, in: self.history) }
    }
    let sorted = made.sorted { ($0.time, $0.line) < ($1.time, $1.line) }
    events[id] = sorted
    return sorted
  }

  private func requests(where holds: (LockRequest) -> Bool) -> [ProofEvent] {
    history.requests.indices.filter { holds(history.requests[$0]) }.map { index in
      let request = history.requests[index]
      return ProofEvent(
        request: index, request, hold: request.granted, hit: lockLines.line(of: request))
    }
  }

  private func found(_ chain: Chain) -> ProofOutcome.Found {
    var captures: [String: LogText] = [:]
    var refusal: Refusal?
    for event in chain.events {
      captures.merge(event.captures) { first, _ in first }
    }
    let requests = chain.events.compactMap(\.request).map { history.requests[$0] }
    if let request = requests.last(where: \.isRefused) ?? requests.last {
      let holder = request.holder.map { history.holds[$0] }
      if request.isRefused { refusal = Refusal(request: request, holder: holder) }
      captures.merge(LockValues.of(request, holder: holder)) { first, _ in first }
    }
    return ProofOutcome.Found(
      steps: chain.events.compactMap(\.step), captures: captures, refusal: refusal)
  }

  /// The log that a step needs and that the build has not.
  private func missingLog(of rule: ProofRule) -> String? {
    for step in rule.steps {
      let kind: LogKind
      switch step.kind {
      case .refused, .waited: kind = .engine
      case .line(let clause):
        switch clause.place {
        case .engine: kind = .engine
        case .vdsm: kind = .vdsm
        case .supervdsm: kind = .supervdsm
        default: continue
        }
      }
      if !build.logs.contains(where: { $0.holds(kind) }) { return "\(kind.rawValue).log" }
    }
    return nil
  }

  private func stoppedStep(of rule: ProofRule, _ signature: Int) -> String? {
    stoppedSignatures.contains(signature)
      ? "a pattern of the proof ran into a limit on a line of a log" : nil
  }
}

extension Array {
  /// The index of the first element for which a condition holds that holds for all behind it.
  fileprivate func partition(_ holds: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
