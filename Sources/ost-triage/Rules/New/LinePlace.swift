import Foundation
import RuleBook
import Triage

/// A line of a log as the user names it: `engine.log:42`, or `--line` with the folder or archive.
struct LinePlace {
  /// What is read to find it.
  let paths: [String]

  /// The log and the line; the log is nil where the paths are the log itself.
  private let place: ExplainSelection.LinePlace

  private var line: Int { place.line }

  /// How many lines around it may serve as examples that a rule rejects.
  private static let reach = 60

  /// The place that the arguments name; nil where they are paths.
  init?(_ paths: [String]) {
    guard paths.count == 1, let path = paths.first, let colon = path.lastIndex(of: ":"),
      colon > path.startIndex, !FileManager.default.fileExists(atPath: path)
    else { return nil }
    let digits = path[path.index(after: colon)...]
    guard let line = Int(digits), line > 0, digits.utf8.allSatisfy(\.isDigit) else { return nil }
    self.paths = [String(path[..<colon])]
    place = ExplainSelection.LinePlace(line: line)
  }

  /// A line in one of the logs of some paths.
  init(_ place: ExplainSelection.LinePlace, in paths: [String]) {
    self.paths = paths
    self.place = place
  }

  /// What messages call the place.
  private var name: String {
    place.log == nil && paths.count == 1 ? "\(paths[0]):\(line)" : place.description
  }

  private var path: String { paths.count == 1 ? paths[0] : "the inputs" }

  /// The line with those around it.
  var excerpt: LineExcerpt {
    LineExcerpt(max(1, line - Self.reach)...(line > Int.max / 2 ? line : line + Self.reach))
  }

  /// The fault that the line is part of, or the line alone.
  ///
  /// - Throws: how the command ends where there is no such line, or more than one.
  func choice(in read: DraftReading.Result) throws -> DraftChoice {
    let holding = read.excerpts.filter { excerpt in
      place.names(excerpt.summary.name) && excerpt.lines.contains { $0.number == line }
    }
    guard let found = holding.first, holding.count == 1,
      let text = found.lines.first(where: { $0.number == line })
    else { throw tell(problem(holding.map(\.summary), in: read)) }
    let exact = ExplainSelection.LinePlace(log: found.summary.name, line: line)
    for build in read.report.builds where build.build.id == found.build {
      guard let fault = build.faults.first(where: { isFault($0, at: exact) }) else { continue }
      return DraftChoice(
        subject: DraftSubject(fault, in: read.builds), name: "the fault at \(name)")
    }
    guard !text.text.trimmed.isEmpty else {
      throw tell(
        Diagnostic(
          .error, "the line is empty", path: name,
          help: "name a line that tells something"))
    }
    let subject = DraftSubject(text, of: found.summary.kind, in: found.build)
    return DraftChoice(
      subject: subject, name: name,
      neighbours: found.lines.filter { $0.number != line && !$0.text.trimmed.isEmpty }
        .map { LogText($0.text) })
  }

  /// Whether a line tells a fault, or is one of the lines of its block.
  private func isFault(_ fault: JudgedFault, at place: ExplainSelection.LinePlace) -> Bool {
    ExplainSelection(line: place).contains(fault)
  }

  private func problem(_ logs: [LogSummary], in read: DraftReading.Result) -> Diagnostic {
    let all = read.report.builds.flatMap(\.build.logs)
    if !logs.isEmpty {
      return Diagnostic(
        .error, "\(logs.count) logs have a line \(line)", path: path, notes: Self.names(of: logs),
        help: "name one by the end of its path: '--line engine.log:\(line)'")
    }
    let named = all.filter { place.names($0.name) }
    if let log = place.log, named.isEmpty {
      return Diagnostic(
        .error, "no log is called '\(log)'", path: path, notes: Self.names(of: all),
        help: "name one by the end of its path: '--line engine.log:\(line)'")
    }
    let count = named.map(\.lines).max() ?? 0
    return Diagnostic(
      .error, "there is no line \(line)", path: path,
      notes: ["the log has \(count) line\(count == 1 ? "" : "s")"],
      help: "lines are counted from 1, as in the report's evidence")
  }

  private static func names(of logs: [LogSummary]) -> [String] {
    logs.prefix(10).map(\.name) + (logs.count > 10 ? ["and \(logs.count - 10) more"] : [])
  }

  private func tell(_ problem: Diagnostic) -> any Error {
    StandardStream.report([problem])
    return ExitStatus.impossible.code
  }
}
