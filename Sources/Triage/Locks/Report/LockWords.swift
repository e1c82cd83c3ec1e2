/// How locks, their owners and times are told to people, in text and markdown alike.
enum LockWords {
  static func seconds(_ milliseconds: Int) -> String { "\(Thousandths.text(milliseconds)) s" }

  /// How long a key was held; `≥` where some of it is not in the log.
  static func held(_ milliseconds: Int, of key: BusyKey) -> String {
    (key.isAtLeast ? "≥" : "") + seconds(milliseconds)
  }

  /// The command, such as `ActivateVds`; the lock manager does not know it.
  static func command(_ owner: LockOwner) -> String {
    owner.command.map(visible) ?? "unknown command"
  }

  /// The command with its correlation id and who asked for it.
  static func owner(_ owner: LockOwner) -> String {
    var details: [String] = []
    let id = owner.correlation.isEmpty ? "thread \(owner.thread)" : owner.correlation
    details.append(visible(id))
    if owner.origin != .unknown { details.append(owner.origin.rawValue) }
    return "\(command(owner)) (\(details.joined(separator: ", ")))"
  }

  /// Who held the lock, since when and until when, seen from a request.
  static func holder(_ hold: LockHold?, of request: LockRequest) -> String {
    guard let hold else { return "the log does not tell who held it" }
    let asked = request.asked.milliseconds
    var text = "held by \(owner(hold.owner)) "
    if let since = hold.since {
      let before = asked - since.milliseconds
      text += "since \(since.shown)"
      text += before > 0 ? ", for \(seconds(before))" : ", from the same moment on"
    } else {
      text += "since before the log tells"
    }
    return "\(text); \(end(hold, seenFrom: asked))"
  }

  /// How a hold went on after a moment.
  private static func end(_ hold: LockHold, seenFrom moment: Int) -> String {
    switch hold.end {
    case .released(let at): "freed \(seconds(max(at.milliseconds - moment, 0))) later"
    case .passedOn(let at):
      "its release is not in the log; somebody else held the key "
        + "\(seconds(max(at.milliseconds - moment, 0))) later"
    case .cleared(let at):
      "the engine began anew \(seconds(max(at.milliseconds - moment, 0))) later"
    case .open: "not freed when the log ends"
    }
  }

  /// What wait would have been enough.
  static func needed(_ wait: WaitNeeded?) -> String {
    guard let wait else { return "nobody can tell which wait would have been enough" }
    let time = seconds(wait.milliseconds)
    return wait.bound == .exact
      ? "a wait of \(time) would have been enough" : "a wait of at least \(time) was needed"
  }

  /// What is to be said of the order of a client's requests, had the refused ones waited.
  static func order(_ inversions: [Inversion]) -> String {
    let waiting = "a client that waits for each answer keeps its order"
    guard !inversions.isEmpty else {
      return
        "\(waiting); of one that does not no request would have been overtaken, as far as the log tells"
    }
    return "\(waiting); of one that does not, later requests would have run first "
      + "(a client is a user: the log names no more)"
  }

  /// When a request would have been served, and from which wait on.
  static func served(_ inversion: Inversion) -> String {
    let after = inversion.served.milliseconds - inversion.request.asked.milliseconds
    return "with a wait of \(seconds(inversion.wait)) served after \(seconds(after)), behind:"
  }

  /// When an overtaking request was made and ran, seen from the one it overtakes.
  static func overtook(_ one: Inversion.Overtaker, _ inversion: Inversion) -> String {
    let later = one.asked.milliseconds - inversion.request.asked.milliseconds
    let before = inversion.served.milliseconds - one.ran.milliseconds
    return
      "\(owner(one.owner)), made \(seconds(later)) later, run \(seconds(before)) before it"
  }

  /// How a request that queued was answered.
  static func outcome(_ request: LockRequest) -> String {
    let time = request.waited.map(seconds) ?? ""
    switch request.outcome {
    case .granted: return "got it after \(time)"
    case .refused: return "refused after \(time)"
    case .timedOut: return "timed out after \(time)"
    case .interrupted: return "interrupted after \(time)"
    case .open: return "still waits when the log ends"
    case .untold: return "the log does not tell its answer"
    }
  }

  /// The key that was taken, or all that the request wanted.
  static func key(_ request: LockRequest) -> String {
    let keys = request.key.map { [$0] } ?? request.lock.keys
    return keys.map { visible($0.description) }.joined(separator: ", ")
  }

  static func keys(_ lock: EngineLock) -> String {
    lock.keys.map { visible($0.description) }.joined(separator: ", ")
  }

  static func visible(_ text: String) -> String { ShortText(text).visible }
}
