/// The named values that a refused or waiting request gives to the reason of a proof.
package enum LockValues {
  /// The names, for the check of rules.
  package static let names = [
    "command", "origin", "user", "key", "holder", "holder_origin", "held", "since", "waited",
    "needed",
  ]

  static func of(_ request: LockRequest, holder: LockHold?) -> [String: LogText] {
    var values: [String: String] = [:]
    let told = request.answered ?? request.asked
    values["command"] = LockWords.command(request.owner)
    values["origin"] = request.owner.origin.rawValue
    values["user"] = request.user ?? "unknown"
    values["key"] = request.key?.group ?? request.lock.first?.group ?? "unknown"
    values["waited"] = request.waited.map(LockWords.seconds) ?? "an unknown time"
    values["needed"] =
      request.waitNeeded.map {
        ($0.bound == .atLeast ? "at least " : "") + LockWords.seconds($0.milliseconds)
      } ?? "an unknown time"
    values["holder"] = holder.map { LockWords.command($0.owner) } ?? "unknown command"
    values["holder_origin"] = (holder?.owner.origin ?? .unknown).rawValue
    values["since"] = holder?.since?.shown ?? "before the log begins"
    values["held"] =
      holder?.since.map { LockWords.seconds(max(0, told.milliseconds - $0.milliseconds)) }
      ?? "an unknown time"
    return values.mapValues { LogText(Array($0.utf8)[...]) }
  }
}
