/// How the story of a fault is told to people, in text and markdown alike.
enum ExplainWords {
  /// The verdict, what it rests on, and the reason: `explained, by message (no engine.log): …`.
  static func verdict(_ judged: JudgedFault) -> String {
    var text = judged.verdict.label
    if let proof = judged.proof { text += ", \(proof.label)" }
    if let note = judged.proofNote { text += " (\(ShortText(note).visible))" }
    switch judged.verdict {
    case .explained, .notEvaluated: break
    case .suspected: text += ", by a hypothesis"
    case .unexplained:
      return text
        + (judged.signature == nil ? ": no signature holds" : ": recognised, no explanation yet")
    }
    return judged.reason.map { "\(text): \(ShortText($0).description)" } ?? text
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

  static func fixes(_ fixes: [Fix]) -> [String] {
    fixes.map { fix in
      let change = fix.change.map { " (\(ShortText($0).visible))" } ?? ""
      let branch = ShortText(fix.branch.name).visible
      switch fix.since {
      case .build(let number): return "fixed on \(branch) since build \(number)\(change)"
      case .date(let day): return "fixed on \(branch) since \(day.iso8601.prefix(10))\(change)"
      }
    }
  }

  /// What the pattern caught, each name once.
  static func captures(_ judged: JudgedFault) -> String? {
    let pairs = judged.captures.sorted { $0.key < $1.key }
      .map { "\($0.key) = \(ShortText($0.value).visible)" }
    return pairs.isEmpty ? nil : pairs.joined(separator: ", ")
  }

  /// The faults before and behind this one in a cascade.
  static func cascade(_ story: FaultStory) -> String? {
    if let root = story.judged.root { return "follows from fault \(root + 1)" }
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
    case .outOfScope: "no scope"
    case .missed: "missed"
    case .stopped: "stopped"
    }
  }

  /// What was considered of how many, as a heading.
  static func considered(_ judged: JudgedFault, of signatures: Int) -> String {
    let total = judged.consideredTotal
    let all = counted(signatures, "signature")
    if total == 0 { return "Considered: none of \(all) comes near" }
    let shown = judged.considered.count
    return "Considered: \(shown < total ? "\(shown) of \(total), " : "")of \(all)"
  }

  /// What follows in the message where a pattern stops to match.
  static func rest(_ partial: Considered.Partial) -> String {
    let text = LineWrap.shortened(ShortText(partial.rest).visible, columns: 40)
    return text.isEmpty ? "here the message ends" : "here the message goes on: '\(text)'"
  }

  /// Who wrote a line and what it says.
  static func line(_ line: StoryLine) -> String {
    let text = ShortText(line.text).description
    return line.who.isEmpty ? text : "\(ShortText(line.who).visible): \(text)"
  }

  /// The log and line, by the log's short name.
  static func place(_ line: StoryLine, _ names: LogNames) -> String {
    guard !line.log.isEmpty else { return "" }
    return names.short(line.log) + (line.line.map { ":\($0)" } ?? "")
  }

  /// What the timeline is, and since when it counts.
  static func timeline(_ story: FaultStory) -> String {
    let shown = story.timeline.count
    let count = shown < story.timelineTotal ? ", \(shown) of \(story.timelineTotal) lines" : ""
    return story.failed.map { "Evidence\(count), from the failure at \($0.shown)" }
      ?? "Evidence\(count)"
  }

  /// The lock's key, and what times count from.
  static func lock(_ chart: LockChart) -> String {
    "Lock \(LockWords.visible(chart.key.description))"
  }

  /// What a wait would have brought, and which was needed.
  static func whatIf(_ answers: LockAnswers, _ refusal: Refusal) -> [String] {
    ["had it waited \(answers.sentence)", LockWords.needed(refusal.request.waitNeeded)]
  }
}
