/// Writes the story of the engine's locks as JSON, schema 1.
///
/// The lists hold what all builds tell; `build` is an index in `builds`.
package struct JSONLockReport: Sendable {
  package init() {}

  /// Writes the whole report and a line break at the end.
  package func write(_ report: LockReport, to output: inout some TextOutputStream) {
    output.write("{\n  \"schema\": \(JSONReport.schema)")
    write("refusals", report, to: &output) { section in
      section.history.refusals.lazy.map { refusal($0, section) }
    }
    write("holds", report, to: &output) { $0.history.holds.lazy.map(hold) }
    write("waits", report, to: &output) { section in
      section.history.waits.lazy.map { wait($0, section) }
    }
    write("keys", report, to: &output) { $0.history.busiestKeys.map(key) }
    output.write(",\n  \"whatIf\": ")
    JSONValue.array(report.whatIf.map(whatIf)).write(to: &output, depth: 1)
    write("inversions", report, to: &output) { section in
      section.inversions.map { inversion($0, section) }
    }
    output.write(",\n  \"builds\": ")
    JSONValue.array(report.sections.map(build)).write(to: &output, depth: 1)
    output.write("\n}\n")
  }

  typealias Members = [(key: String, value: JSONValue)]

  /// Writes one list over all builds, object by object: there may be very many holds.
  private func write<Objects: Sequence<Members>>(
    _ name: String, _ report: LockReport, to output: inout some TextOutputStream,
    members: (LockReport.Section) -> Objects
  ) {
    output.write(",\n  \"\(name)\": [")
    var isFirst = true
    for (index, section) in report.sections.enumerated() {
      for object in members(section) {
        output.write(isFirst ? "\n    " : ",\n    ")
        isFirst = false
        JSONValue.object(object + [("build", .number(index))]).write(to: &output, depth: 2)
      }
    }
    output.write(isFirst ? "]" : "\n  ]")
  }

  private func refusal(_ request: LockRequest, _ section: LockReport.Section) -> Members {
    common(request, section) + [
      ("user", JSONValue(request.user)),
      ("reasons", JSONValue(request.reasons)),
      ("outcome", .string(request.isTimedOut ? "timed-out" : "refused")),
      ("holder", request.holder.map { .object(holder(section.history.holds[$0])) } ?? .null),
      ("waitNeeded", needed(request.waitNeeded)),
    ]
  }

  /// What wait would have been enough.
  func needed(_ wait: WaitNeeded?) -> JSONValue {
    guard let wait else { return .null }
    return .object([
      ("seconds", .thousandths(wait.milliseconds)), ("bound", .string(wait.bound.rawValue)),
    ])
  }

  private func wait(_ request: LockRequest, _ section: LockReport.Section) -> Members {
    let outcome =
      switch request.outcome {
      case .granted: "granted"
      case .refused: "refused"
      case .timedOut: "timed-out"
      case .interrupted: "interrupted"
      case .open: "open"
      case .untold: "unknown"
      }
    return common(request, section) + [
      ("outcome", .string(outcome)),
      ("seconds", request.waited.map(JSONValue.thousandths) ?? .null),
      ("holder", request.holder.map { .object(holder(section.history.holds[$0])) } ?? .null),
    ]
  }

  private func common(_ request: LockRequest, _ section: LockReport.Section) -> Members {
    [("time", .string(request.asked.iso8601))] + owner(request.owner) + [
      ("key", JSONValue(request.key?.description)),
      ("keys", keys(request.lock.keys)),
      ("shared", keys(request.lock.shared)),
      ("test", JSONValue(request.test?.shown)),
      ("testFailed", section.hasFailed(request).map(JSONValue.bool) ?? .null),
      ("log", .string(request.place.log)),
      ("line", .number(request.place.line)),
    ]
  }

  /// Who asked for a lock.
  func owner(_ owner: LockOwner) -> Members {
    [
      ("command", JSONValue(owner.command)),
      ("correlation", owner.correlation.isEmpty ? .null : .string(owner.correlation)),
      ("thread", .string(owner.thread)),
      ("origin", owner.origin == .unknown ? .null : .string(owner.origin.rawValue)),
    ]
  }

  /// Who held a lock, from when to when.
  func holder(_ hold: LockHold) -> Members {
    let end =
      switch hold.end {
      case .released: "released"
      case .passedOn: "passed-on"
      case .cleared: "cleared"
      case .open: "open"
      }
    return owner(hold.owner) + [
      ("since", JSONValue(hold.since?.iso8601)),
      ("until", JSONValue(hold.until?.iso8601)),
      ("end", .string(end)),
    ]
  }

  private func hold(_ hold: LockHold) -> Members {
    holder(hold) + [
      ("keys", keys(hold.lock.keys)),
      ("shared", keys(hold.lock.shared)),
      ("test", JSONValue(hold.test?.shown)),
      ("log", .string(hold.place.log)),
      ("line", .number(hold.place.line)),
    ]
  }

  private func keys(_ keys: [LockKey]) -> JSONValue { JSONValue(keys.map(\.description)) }

  private func key(_ key: BusyKey) -> Members {
    [
      ("key", .string(key.key.description)), ("refused", .number(key.refused)),
      ("waited", .number(key.waited)), ("holds", .number(key.holds)),
      ("seconds", .thousandths(key.held)), ("longest", .thousandths(key.longest)),
      ("bound", .string(key.isAtLeast ? "at-least" : "exact")),
    ]
  }

  private func inversion(_ one: Inversion, _ section: LockReport.Section) -> Members {
    [
      ("wait", seconds(one.wait)),
      (
        "request",
        .object(common(one.request, section) + [("served", .string(one.served.iso8601))])
      ),
      (
        "overtakenBy",
        .array(
          one.overtakenBy.map { other in
            .object(
              [("time", .string(other.asked.iso8601))] + owner(other.owner) + [
                ("keys", keys(other.lock.keys)), ("ran", .string(other.ran.iso8601)),
                ("log", .string(other.place.log)), ("line", .number(other.place.line)),
              ])
          })
      ),
    ]
  }

  /// Seconds, which most waits are whole numbers of.
  private func seconds(_ wait: Int) -> JSONValue {
    wait % 1000 == 0 ? .number(wait / 1000) : .thousandths(wait)
  }

  private func whatIf(_ one: WhatIf) -> JSONValue {
    .object([
      ("wait", seconds(one.wait)),
      ("served", .number(one.served)), ("refused", .number(one.refused)),
      ("unknown", .number(one.unknown)),
    ])
  }

  private func build(_ section: LockReport.Section) -> JSONValue {
    let id = section.build.id
    return .object([
      ("branch", JSONValue(id.branch?.name)),
      ("suite", JSONValue(id.suite?.name)),
      ("number", JSONValue(id.number)),
      ("source", .string(section.build.source)),
      ("logs", JSONValue(section.history.logs)),
      ("logEnd", JSONValue(section.history.end?.iso8601)),
      ("leftOut", .number(section.history.leftOut.reduce(0) { $0 + $1.count })),
      ("holdsNotListed", .number(section.history.retired.count)),
      ("whatIf", .array(section.whatIf.map(whatIf))),
    ])
  }
}
