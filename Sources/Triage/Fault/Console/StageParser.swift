/// Finds where a build broke outside its tests: repositories, deploy, time, abort, disks.
struct StageParser {
  private let log: String
  private var found: [Failure] = []

  /// How many failures were not kept.
  private(set) var leftOut = 0

  /// The line and the stage of the last message, as one trouble is told in several lines.
  private var last: (line: Int, stage: Stage)?

  /// How many lines apart two messages of one stage may stand and be one trouble: yum prints some
  /// forty lines of advice between its two.
  private static let reach = 60

  init(log: String) {
    self.log = log
  }

  /// The breaks of the build; an abort that follows from a timeout is none of its own.
  var failures: [Failure] {
    let stages = Set(found.map(\.place))
    return found.filter { failure in
      failure.place != .stage(.abort) || !stages.contains(.stage(.timeout))
    }
  }

  /// Reads a line that belongs to no test.
  mutating func consume(_ line: Line) {
    let text = line.text
    // A trace of the shell (`set -x`) quotes commands, which may hold any message.
    guard text.count >= 12, !text.starts(with: "+ "), !text.starts(with: "++") else { return }
    if AnsibleFailure.isFailure(text) {
      add(line, .deploy, AnsibleFailure.message(in: text), isEcho: false)
      return
    }
    for marker in StageMarker.all {
      guard let message = marker.message(in: text) else { continue }
      add(line, marker.stage, message, isEcho: marker.isEcho)
      return
    }
  }

  /// Whether a message ends a trouble, so that the next one is another.
  private static func isFinal(_ message: LogText) -> Bool {
    let text = message.bytes[...]
    return text.starts(with: "Error: ") || text.contains("No more mirrors to try")
      || text.starts(with: "Aborted by ")
  }

  private mutating func add(
    _ line: Line, _ stage: Stage, _ message: ArraySlice<UInt8>, isEcho: Bool
  ) {
    let start = message.startIndex - line.text.startIndex
    let detail = FaultDetail(in: message)
    let ranges = detail?.messages ?? [message.indices]
    var failure = Failure(
      place: .stage(stage), phase: nil,
      faults: ranges.map { range in
        let offset = range.lowerBound - message.startIndex + start
        return FaultText(
          message: LogText(message[range]), http: detail?.http,
          evidence: line.evidence(of: offset..<offset + range.count, in: log))
      },
      trace: Trace([line.kept]), log: log, teller: .stages, isEcho: isEcho)
    defer { last = (line.number, stage) }
    if stage == .repos || stage == .abort, let last, last.stage == stage, !isEcho,
      line.number - last.line <= Self.reach, let index = found.indices.last,
      !found[index].faults.contains(where: { Self.isFinal($0.message) })
    {
      // What comes last names the repository and the reason; what led to it stays in the block.
      var trace = found[index].trace
      trace.append(line)
      failure.trace = trace
      found[index] = failure
    } else if found.count < LogFindings.failureLimit {
      found.append(failure)
    } else {
      leftOut += 1
    }
  }
}
