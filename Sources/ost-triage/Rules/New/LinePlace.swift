import Foundation
import RuleBook
import Triage

/// A line of a log as the user names it: `engine.log:42`.
struct LinePlace {
  let log: String
  let line: Int

  /// How many lines around it may serve as examples that a rule rejects.
  private static let reach = 60

  /// The place that the arguments name; nil where they are paths.
  init?(_ paths: [String]) {
    guard paths.count == 1, let path = paths.first, let colon = path.lastIndex(of: ":"),
      colon > path.startIndex, !FileManager.default.fileExists(atPath: path)
    else { return nil }
    let digits = path[path.index(after: colon)...]
    guard let line = Int(digits), line > 0, digits.utf8.allSatisfy(\.isDigit) else { return nil }
    log = String(path[..<colon])
    self.line = line
  }

  /// The line with those around it.
  var excerpt: LineExcerpt {
    LineExcerpt(max(1, line - Self.reach)...(line > Int.max / 2 ? line : line + Self.reach))
  }

  /// The fault that the line is part of, or the line alone.
  ///
  /// - Throws: how the command ends where there is no such line, or more than one.
  func choice(in read: DraftReading.Result) throws -> DraftChoice {
    let holding = read.excerpts.filter { excerpt in
      excerpt.lines.contains { $0.number == line }
    }
    guard let found = holding.first, holding.count == 1,
      let text = found.lines.first(where: { $0.number == line })
    else { throw tell(problem(holding.map(\.summary), in: read)) }
    let place = ExplainSelection.LinePlace(log: nil, line: line)
    for build in read.report.builds {
      guard let fault = build.faults.first(where: { isFault($0, at: place) }) else { continue }
      return DraftChoice(
        subject: DraftSubject(fault, in: read.builds), name: "the fault at \(log):\(line)")
    }
    guard !text.text.trimmed.isEmpty else {
      throw tell(
        Diagnostic(
          .error, "the line is empty", path: log, position: .init(line: line, column: 1),
          help: "name a line that tells something"))
    }
    let subject = DraftSubject(text, of: found.summary.kind, in: found.build)
    return DraftChoice(
      subject: subject, name: "\(log):\(line)",
      neighbours: found.lines.filter { $0.number != line && !$0.text.trimmed.isEmpty }
        .map { LogText($0.text) })
  }

  /// Whether a line tells a fault, or is one of the lines of its block.
  private func isFault(_ fault: JudgedFault, at place: ExplainSelection.LinePlace) -> Bool {
    ExplainSelection(line: place).contains(fault)
  }

  private func problem(_ logs: [LogSummary], in read: DraftReading.Result) -> Diagnostic {
    guard logs.isEmpty else {
      return Diagnostic(
        .error, "\(logs.count) logs there have a line \(line)", path: log,
        notes: logs.prefix(10).map(\.name)
          + (logs.count > 10 ? ["and \(logs.count - 10) more"] : []),
        help: "name one log, or draft from a fault: 'ost-triage rules new PATH --fault N'")
    }
    let lengths = read.report.builds.flatMap(\.build.logs).map(\.lines)
    let count = lengths.max() ?? 0
    return Diagnostic(
      .error, "there is no line \(line)", path: log,
      notes: ["the log has \(count) line\(count == 1 ? "" : "s")"],
      help: "lines are counted from 1, as in the report's evidence")
  }

  private func tell(_ problem: Diagnostic) -> any Error {
    StandardStream.report([problem])
    return ExitStatus.impossible.code
  }
}
