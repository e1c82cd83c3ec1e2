/// Something in the logs that a step of a proof may be.
struct ProofEvent {
  let moment: Moment
  let context: LineContext?
  let captures: [String: LogText]
  let place: Place

  /// The line that tells it; nil where that line was not kept.
  let step: FoundStep?

  /// The request for a lock, as its index in the history.
  let request: Int?

  /// What the request was given, as the hold's index in the history.
  let hold: Int?

  /// Its line's number, which orders what happened in the same millisecond.
  let line: Int

  /// Milliseconds on the build's clock.
  var time: Int { moment.milliseconds }

  /// Makes an event of a line; nil where its moment is not known.
  init?(_ hit: TimedHits.Hit, place: Place) {
    guard let moment = hit.moment else { return nil }
    self.moment = moment
    self.place = place
    context = hit.hit.context
    captures = hit.hit.captures
    step = FoundStep(evidence: hit.hit.evidence, moment: moment, context: hit.hit.context)
    (request, hold, line) = (nil, nil, hit.hit.evidence.line)
  }

  /// Makes an event of a request for a lock.
  init(request index: Int, _ request: LockRequest, hold: Int?, hit: TimedHits.Hit?) {
    moment = request.asked
    place = .engine
    context = LineContext(
      time: hit?.hit.context?.time ?? Timestamp(year: 1970, month: 1, day: 1),
      thread: request.owner.thread, action: request.owner.correlation)
    captures = [:]
    step = hit.map {
      FoundStep(evidence: $0.hit.evidence, moment: $0.moment, context: $0.hit.context)
    }
    self.request = index
    self.hold = hold
    line = request.place.line
  }

  /// Whether it has something in common with what happened at a moment.
  func shares(_ link: ProofStep.Link, with other: LineContext, at time: Int) -> Bool {
    guard let context else { return false }
    switch link {
    case .action:
      if !context.action.isEmpty, !other.action.isEmpty { return context.action == other.action }
      return isThread(of: other, context) && abs(self.time - time) <= FaultReach.answerReach
    case .thread: return isThread(of: other, context)
    case .holder: return false
    }
  }

  private func isThread(of other: LineContext, _ context: LineContext) -> Bool {
    !context.thread.isEmpty && context.thread == other.thread
  }
}
