/// Where in the logs of its build the evidence for one fault may lie.
struct FaultReach {
  /// When its test ran; empty where nobody tells.
  let windows: [TestWindow]

  /// The refused and failed actions that gave its very message, in the order of time.
  let answers: [Answer]

  /// An action of a product that failed.
  struct Answer {
    let moment: Moment
    let context: LineContext
    let log: String
  }

  /// How far behind its cause the engine answers a client, in milliseconds.
  static let answerReach = 2000

  init(of fault: Fault, in build: Build) {
    windows = fault.test.map(build.windows.of) ?? []
    let times = windows.map(\.time)
    let places = Set(fault.evidence.map { LockPlace(log: $0.log, line: $0.line) })
    answers = build.actions.compactMap { action -> Answer? in
      guard let context = action.context,
        let moment = build.clock.moment(context.time, in: action.log)
      else { return nil }
      let isOwn =
        fault.place == .product
        ? action.faults.contains {
          places.contains(LockPlace(log: $0.evidence.log, line: $0.evidence.line))
        }
        : action.faults.contains { $0.message == fault.message }
      guard isOwn, times.isEmpty || times.contains(where: { $0.contains(moment.milliseconds) })
      else { return nil }
      return Answer(moment: moment, context: context, log: action.log)
    }
    .sorted { $0.moment < $1.moment }
  }

  /// Whether a moment lies in the test's time, or nobody knows when that was.
  func contains(_ moment: Moment?) -> Bool {
    guard !windows.isEmpty else { return true }
    guard let moment else { return false }
    return windows.contains { $0.time.contains(moment.milliseconds) }
  }

  /// When the failure was told; nil where no log of a product tells it.
  var failed: Moment? { answers.last?.moment }

  /// Whether a refused request is what one of the answers tells.
  func isOwn(_ request: LockRequest) -> Bool {
    answers.contains { answer in
      let reach = answer.moment.milliseconds - (request.answered ?? request.asked).milliseconds
      guard abs(reach) <= Self.answerReach else { return false }
      let action = request.owner.correlation
      return request.owner.thread == answer.context.thread
        || (!action.isEmpty && action == answer.context.action)
    }
  }

  /// The words for where was searched.
  var words: String { windows.isEmpty ? "the whole build" : "the test's time" }
}
