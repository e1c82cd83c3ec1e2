/// What a build's logs tell that may stand on the timeline of a fault.
struct StorySources {
  let history: LockHistory
  private let build: Build

  /// The products' refused and failed actions by their messages and by correlation id.
  private let byMessage: [LogText: [Int]]
  private let byID: [String: [Int]]

  /// How many actions of one correlation id are looked at; ids may be anything.
  private static let actionLimit = 16

  /// How many lines of one action are looked at.
  private static let eventLimit = 200

  /// How far lines of the same action may lie from what is known of it, in milliseconds.
  private static let reach = 10_000

  /// How long before the failure a warning may have to do with it, in milliseconds.
  private static let nearReach = 2000

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
  func lines(on judged: JudgedFault, _ action: Failure?, failed: Moment?) -> [StoryLine] {
    var lines = StoryLines()
    for step in judged.chain { lines.add(line(of: step)) }
    var ids = judged.chain.compactMap(\.context?.action)
    ids += [action?.context?.action, judged.refusal?.request.owner.correlation].compactMap { $0 }
    ids = Set(ids.filter { !$0.isEmpty }).sorted()
    addActions(to: &lines, of: judged, action, ids)
    addTimeline(to: &lines, of: judged, ids, failed: failed)
    // Behind the others, whose lines are whole and have a clock.
    for evidence in judged.evidence { lines.add(line(of: evidence)) }
    if let refusal = judged.refusal { lockLines(of: refusal).forEach { lines.add($0) } }
    if let line = testLine(of: judged, failed: failed) { lines.add(line) }
    return lines.all
  }

  /// Adds the lines that were kept of the products' refused and failed actions.
  private func addActions(
    to lines: inout StoryLines, of judged: JudgedFault, _ action: Failure?, _ ids: [String]
  ) {
    var actions = [action].compactMap { $0 }
    for id in ids { actions += (byID[id] ?? []).prefix(Self.actionLimit).map { build.actions[$0] } }
    for action in actions {
      let messages = Set(
        action.faults.filter { $0.message == judged.fault.message }.map(\.evidence.line))
      for line in action.trace.lines {
        guard let context = LineContext(entry: line.raw) else { continue }
        lines.add(
          StoryLine(
            line.raw, log: action.log, line: line.number,
            moment: build.clock.moment(context.time, in: action.log),
            part: messages.contains(line.number) ? .message : .action))
      }
    }
  }

  /// Adds the lines of the build's timeline: the action's, the holder's, and what went wrong shortly
  /// before.
  private func addTimeline(
    to lines: inout StoryLines, of judged: JudgedFault, _ ids: [String], failed: Moment?
  ) {
    let (request, holder) = (judged.refusal?.request, judged.refusal?.holder)
    let moments = [
      failed, judged.chain.first?.moment, request?.asked, holder?.asked, holder?.since,
      holder?.until,
    ]
    .compactMap { $0?.milliseconds }
    guard !build.timeline.isEmpty, let first = moments.min(), let last = moments.max() else {
      return
    }
    let time = (first - Self.reach)...(last + Self.reach)
    let places = Set([request?.place, holder?.place].compactMap { $0 })
    func part(_ event: TimelineEvent, or other: StoryLine.Part) -> StoryLine.Part {
      if places.contains(LockPlace(log: event.log, line: event.line)) { return .lock }
      let isRelease = event.kind == .lock && event.text.bytes[...].starts(with: "Lock freed")
      return isRelease && event.moment == holder?.until ? .lock : other
    }
    for id in ids {
      for event in build.timeline.events(ofAction: id, in: time, limit: Self.eventLimit) {
        lines.add(StoryLine(event, part(event, or: .action)))
      }
    }
    if let id = holder?.owner.correlation, !id.isEmpty {
      for event in build.timeline.events(ofAction: id, in: time, limit: Self.eventLimit) {
        lines.add(StoryLine(event, part(event, or: .holder)))
      }
    }
    guard let failed else { return }
    let before = (failed.milliseconds - Self.nearReach)...failed.milliseconds
    for event in build.timeline.events(in: before, limit: Self.eventLimit)
    where event.kind == .alarm {
      lines.add(StoryLine(event, .near))
    }
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
      if let asked = holder.asked, since.milliseconds - asked.milliseconds >= 10 {
        lines.append(made(asked, holder.place.log, nil, holder.owner, "waits for the lock"))
      }
      lines.append(
        made(since, holder.place.log, holder.place.line, holder.owner, "gets the lock"))
    }
    if let until = holder.until {
      lines.append(made(until, holder.place.log, nil, holder.owner, "frees the lock"))
    }
    return lines
  }

  /// When the test began, as the last of its runs before the failure tells.
  private func testLine(of judged: JudgedFault, failed: Moment?) -> StoryLine? {
    guard let test = judged.fault.test else { return nil }
    let begun = build.windows.of(test).map(\.time.lowerBound)
      .filter { $0 <= failed?.milliseconds ?? .max }
    return begun.max().map { begin in
      StoryLine(
        moment: Moment(milliseconds: begin, zone: failed?.zone), log: "", line: nil, who: "",
        text: "the test begins", part: .test)
    }
  }
}

/// Lines of a timeline, each place once: who tells it first tells it best.
private struct StoryLines {
  private(set) var all: [StoryLine] = []
  private var known: Set<StoryPlace> = []
  private var told: Set<Told> = []

  /// What lines have in common that say the same.
  private struct Told: Hashable {
    var log: String
    var moment: Moment?
    var text: LogText

    init(_ line: StoryLine) {
      (log, moment, text) = (line.log, line.moment, line.text)
    }
  }

  mutating func add(_ line: StoryLine) {
    if let number = line.line {
      guard known.insert(StoryPlace(line.log, number)).inserted else { return complete(line) }
      // A step is often told by a command and by the lock manager, and some lines are written twice.
      guard told.insert(Told(line)).inserted || line.part == .message else { return }
      all.append(line)
    } else if line.part != .lock || !isTold(line) {
      all.append(line)
    }
  }

  /// Takes the whole of a line of which only the match was quoted.
  private mutating func complete(_ line: StoryLine) {
    guard let at = all.firstIndex(where: { $0.log == line.log && $0.line == line.line }),
      all[at].text.bytes.count < line.text.bytes.count,
      line.text.bytes.starts(with: all[at].text.bytes)
    else { return }
    all[at].text = line.text
    if all[at].who.count < line.who.count { all[at].who = line.who }
  }

  /// Whether a line of the log tells of the same moment.
  private func isTold(_ line: StoryLine) -> Bool {
    all.contains { $0.log == line.log && $0.moment == line.moment }
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
