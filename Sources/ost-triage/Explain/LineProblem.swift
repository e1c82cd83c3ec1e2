import Triage

/// What is wrong with a line that somebody asks about.
enum LineProblem {
  /// How many logs a message lists.
  private static let limit = 10

  /// The message where no log has the name, or where several logs are meant; nil where all is well.
  static func problem(
    with selection: ExplainSelection, in judged: JudgedBuild
  ) -> Diagnostic? {
    guard let place = selection.line else { return nil }
    let all = judged.build.logs.map(\.name)
    if let log = place.log, !all.contains(where: place.names) {
      return problem("no log of the build is called '\(log)'", place, all)
    }
    let logs = judged.faults.reduce(into: Set<String>()) { logs, fault in
      logs.formUnion(selection.logs(of: fault, at: place))
    }
    guard logs.count > 1 else { return nil }
    return problem(
      "line \(place.line) of \(logs.count) logs is part of a fault", place, logs.sorted())
  }

  private static func problem(
    _ sentence: String, _ place: ExplainSelection.LinePlace, _ logs: [String]
  ) -> Diagnostic {
    let more = logs.count - limit
    return Diagnostic(
      .error, sentence, path: "--line",
      notes: logs.prefix(limit) + (more > 0 ? ["and \(more) more"] : []),
      help: "name one log by the end of its path: '--line engine.log:\(place.line)'")
  }
}
