/// How the story of a fault is told to people, in text and markdown alike.
enum ExplainWords {
  /// The verdict, what it rests on, and the reason: `explained, by message (no engine.log): …`.
  static func verdict(_ judged: JudgedFault, of signatures: Int) -> String {
    var text = judged.verdict.label
    if let proof = judged.proof { text += ", \(proof.label)" }
    if let note = judged.proofNote { text += " (\(ShortText(note).visible))" }
    switch judged.verdict {
    case .explained, .notEvaluated: break
    case .suspected: text += "; hypothesis"
    case .unexplained:
      if judged.signature != nil { return "\(text): recognised, no explanation yet" }
      let isNear = judged.consideredTotal > 0 || signatures == 0 || judged.root != nil
      return "\(text): no signature holds"
        + (isNear ? "" : ", none of \(signatures) comes near")
    }
    return judged.fullReason.map { "\(text): \(ShortText($0).description)" } ?? text
  }

  /// The signature that won, with its title.
  static func signature(_ judged: JudgedFault) -> String? {
    judged.signature.map { id in
      let title = judged.title.map { ": \(ShortText($0).description)" } ?? ""
      return ShortText(id.name).visible + title
    }
  }

  /// The test and the phase, or where else it broke.
  static func place(_ judged: JudgedFault) -> String {
    let phase = judged.fault.phase.map { " (\($0.rawValue))" } ?? ""
    let count = judged.fault.count > 1 ? ", told \(judged.fault.count) times" : ""
    return PlaceLabel([judged]).compact() + phase + count
  }

  /// Where the cause was fixed, and what that means for the build's branch.
  static func fixes(_ story: FaultStory) -> [String] {
    let standing = story.standing.flatMap { StandingWords.short($0) }
    return story.fixes.map(StandingWords.fix)
      + [standing.map { "standing: \($0)" }].compactMap { $0 }
  }

  /// What the pattern caught, each name once; what the lock's own story tells is not told twice.
  static func captures(_ judged: JudgedFault) -> String? {
    let told = judged.chain.isEmpty ? [] : Set(LockValues.names)
    let pairs = judged.captures.filter { !told.contains($0.key) }.sorted { $0.key < $1.key }
      .map { "\(ShortText($0.key).visible) = \(ShortText($0.value).visible)" }
    return pairs.isEmpty ? nil : pairs.joined(separator: ", ")
  }

  /// The faults before and behind this one in a cascade.
  static func cascade(_ story: FaultStory) -> String? {
    if let root = story.judged.root {
      let reason = story.judged.rootReason.map { ": \(ShortText($0).visible)" } ?? ""
      return "follows from fault \(root + 1)\(reason)"
    }
    guard !story.victims.isEmpty else { return nil }
    let shown = story.victims.prefix(10).map { String($0 + 1) }
    let more = story.victims.count - shown.count
    let list = (shown + (more > 0 ? ["and \(more) more"] : [])).joined(separator: ", ")
    return
      "\(story.victims.count == 1 ? "fault" : "faults") \(list) \(story.victims.count == 1 ? "follows" : "follow") from this one"
  }

  /// The word for what came of a signature.
  static func outcome(_ considered: Considered) -> String {
    switch considered.outcome {
    case .won: "won"
    case .lost: "lost"
    case .outOfScope: "outside"
    case .missed: "missed"
    case .stopped: "stopped"
    }
  }

  /// What was considered of how many, as a heading.
  static func considered(_ judged: JudgedFault, of signatures: Int) -> String {
    let total = judged.consideredTotal
    let all = counted(signatures, "signature")
    let shown = judged.considered.count
    return "Considered: \(total) of \(all)" + (shown < total ? ", \(shown) told" : "")
  }

  /// Why, and how the message goes on where a pattern stops to match.
  static func reason(_ considered: Considered) -> String {
    let reason = ShortText(considered.reason).description
    guard let partial = considered.partial else { return reason }
    let rest = LineWrap.shortened(ShortText(partial.rest).visible, columns: 30)
    return reason + (rest.isEmpty ? ", which ends there" : ", which goes on '\(rest)'")
  }

  /// Who wrote a line and what it says.
  static func line(_ line: StoryLine, of fault: Fault) -> String {
    // The message was told above; here it matters where it stands.
    if line.text == fault.message, line.who.isEmpty { return "(the message)" }
    let text = ShortText(line.text).description
    return line.who.isEmpty ? text : "\(ShortText(line.who).visible): \(text)"
  }

  /// The log and line, by the log's short name, in so many columns.
  static func place(_ line: StoryLine, _ names: LogNames, columns: Int = .max) -> String {
    guard !line.log.isEmpty else { return "" }
    let number = line.line.map { ":\($0)" } ?? ""
    let room = max(columns - number.count, 2)
    return LineWrap.shortened(names.short(line.log), columns: room) + number
  }

  /// The log and line in full.
  static func place(_ line: StoryLine) -> String {
    ShortText(line.log).visible + (line.line.map { ":\($0)" } ?? "")
  }

  /// What the timeline is, and since when it counts.
  static func timeline(_ story: FaultStory) -> String {
    let shown = story.timeline.count
    let count = shown < story.timelineTotal ? ", \(shown) of \(story.timelineTotal) lines" : ""
    guard let zero = story.zero else { return "Evidence\(count)" }
    let event = story.failed == nil ? "the first line" : "the failure"
    return "Evidence\(count), seen from \(event) at \(zero.shown)"
  }

  /// When a line was written, seen from the failure; empty where no line has a clock.
  static func time(of line: StoryLine, in story: FaultStory) -> String {
    guard let zero = story.zero else { return "" }
    return line.moment.map { LockChart.offset($0.milliseconds - zero.milliseconds) } ?? "no clock"
  }

  /// The lock's key, and what times count from.
  static func lock(_ chart: LockChart) -> String {
    "Lock \(LockWords.visible(chart.key.description))"
  }

  /// Who held the lock, which wait was needed, and what the usual ones would have brought.
  static func lock(_ answers: LockAnswers, _ refusal: Refusal) -> [String] {
    [
      LockWords.holder(refusal.holder, of: refusal.request),
      LockWords.needed(refusal.request.waitNeeded), "had it waited \(answers.sentence)",
    ]
  }
}
