/// What a build's logs tell that may stand on the timeline of a fault.
struct StorySources {
  let history: LockHistory
  private let build: Build

  /// The products' refused and failed actions by their messages and by correlation id.
  private let byMessage: [LogText: [Int]]
  private let byID: [String: [Int]]

  /// How many actions of one correlation id are looked at; ids may be anything.
  private static let actionLimit = 16

  init(of build: Build, _ history: LockHistory) {
    self.build = build
    self.history = history
    var byMessage: [LogText: [Int]] = [:]
    var byID: [String: [Int]] = [:]
    for (index, action) in build.actions.enumerated() {
      for fault in action.faults { byMessage[fault.message, default: []].append(index) }
      if let id = action.context?.action, !id.isEmpty { byID[id, default: []].append(index) }
    }
    self.byMessage = byMessage
    self.byID = byID
  }

  /// The product's action that told a fault's message, and when; nil where several may have been it.
  func action(of judged: JudgedFault) -> (failure: Failure, moment: Moment)? {
    var found = (byMessage[judged.fault.message] ?? []).compactMap { index in
      moment(of: build.actions[index]).map { (failure: build.actions[index], moment: $0) }
    }
    if case .product = judged.fault.place {
      let places = Set(judged.fault.evidence.map { StoryPlace($0.log, $0.line) })
      found = found.filter { action in
        action.failure.faults.contains { places.contains(StoryPlace($0.evidence)) }
      }
    }
    let windows = judged.fault.test.map(build.windows.of) ?? []
    if !windows.isEmpty {
      found = found.filter { action in
        windows.contains { $0.time.contains(action.moment.milliseconds) }
      }
    }
    let near = judged.refusal?.request.asked ?? judged.chain.last?.moment
    guard let near else { return found.count == 1 ? found.first : nil }
    return found.min { left, right in
      abs(left.moment.milliseconds - near.milliseconds)
        < abs(right.moment.milliseconds - near.milliseconds)
    }
  }

  /// All lines that have to do with a fault, each once, told by whom tells it best.
  func lines(on judged: JudgedFault, _ action: Failure?) -> [StoryLine] {
    var lines: [StoryLine] = []
    var known: Set<StoryPlace> = []
    func add(_ line: StoryLine) {
      if let number = line.line, !known.insert(StoryPlace(line.log, number)).inserted { return }
      lines.append(line)
    }
    for step in judged.chain { add(self.line(of: step)) }
    var ids = judged.chain.compactMap(\.context?.action)
    ids += [action?.context?.action, judged.refusal?.request.owner.correlation].compactMap { $0 }
    var actions = [action].compactMap { $0 }
    for id in Set(ids).sorted() where !id.isEmpty {
      actions += (byID[id] ?? []).prefix(Self.actionLimit).map { build.actions[$0] }
    }
    for action in actions {
      let messages = Set(action.faults.map { $0.evidence.line })
      for line in action.trace.lines {
        guard let context = LineContext(entry: line.raw) else { continue }
        let isMessage =
          messages.contains(line.number)
          && action.faults.contains { $0.message == judged.fault.message }
        add(
          StoryLine(
            line.raw, log: action.log, line: line.number,
            moment: build.clock.moment(context.time, in: action.log),
            part: isMessage ? .message : .action))
      }
    }
    // Behind the actions, whose lines are whole and have a clock.
    for evidence in judged.evidence { add(line(of: evidence)) }
    if let refusal = judged.refusal { lockLines(of: refusal).forEach(add) }
    if let line = testLine(of: judged) { add(line) }
    return lines
  }

  private func moment(of action: Failure) -> Moment? {
    action.context.flatMap { build.clock.moment($0.time, in: action.log) }
  }

  private func line(of step: FoundStep) -> StoryLine {
    StoryLine(
      step.evidence.text.bytes[...], log: step.evidence.log, line: step.evidence.line,
      moment: step.moment, part: .step, context: step.context)
  }

  private func line(of evidence: Evidence) -> StoryLine {
    let time = LineContext(entry: evidence.text.bytes[...])?.time
    return StoryLine(
      evidence.text.bytes[...], log: evidence.log, line: evidence.line,
      moment: time.flatMap { build.clock.moment($0, in: evidence.log) }, part: .message)
  }

  /// What became of a lock, in words where the lines themselves were not kept.
  private func lockLines(of refusal: Refusal) -> [StoryLine] {
    let request = refusal.request
    func made(_ moment: Moment?, _ log: String, _ line: Int?, _ owner: LockOwner, _ text: String)
      -> StoryLine
    {
      StoryLine(
        moment: moment, log: log, line: line,
        who: StoryLine.who(owner.command ?? "", owner.correlation), text: LogText(text.utf8),
        part: .lock)
    }
    var lines = [
      made(
        request.asked, request.place.log, request.place.line, request.owner,
        "asks for \(LockWords.key(request)), which is taken")
    ]
    guard let holder = refusal.holder else { return lines }
    if let since = holder.since {
      lines.append(
        made(since, holder.place.log, holder.place.line, holder.owner, "gets the lock"))
    }
    if let until = holder.until {
      lines.append(made(until, holder.place.log, nil, holder.owner, "frees the lock"))
    }
    return lines
  }

  /// When the test began, as the last of its runs before the failure tells.
  private func testLine(of judged: JudgedFault) -> StoryLine? {
    guard let test = judged.fault.test else { return nil }
    let at = (judged.refusal?.request.asked ?? judged.chain.last?.moment)?.milliseconds ?? .max
    let windows = build.windows.of(test)
    guard
      let window = windows.filter({ $0.time.lowerBound <= at }).max(by: {
        $0.time.lowerBound < $1.time.lowerBound
      })
    else { return nil }
    let zone =
      judged.chain.lazy.compactMap(\.moment?.zone).first
      ?? judged.refusal?.request.asked.zone
    return StoryLine(
      moment: Moment(milliseconds: window.time.lowerBound, zone: zone), log: "", line: nil,
      who: "", text: "the test begins", part: .test)
  }
}

/// A line of a log, for telling each once.
struct StoryPlace: Hashable {
  var log: String
  var line: Int

  init(_ log: String, _ line: Int) {
    self.log = log
    self.line = line
  }

  init(_ evidence: Evidence) { self.init(evidence.log, evidence.line) }
}
