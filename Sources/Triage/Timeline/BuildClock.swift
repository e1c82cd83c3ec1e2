/// The one clock of a build's logs.
package struct BuildClock: Sendable {
  /// What is to be said of logs whose zone is not their own word, in sentences.
  package var remarks: [String] = []

  /// How each log's times are read, and those of the lines that it quotes.
  private var own: [String: LogClock] = [:]
  private var quoted: [String: LogClock] = [:]
  private var notes: [ClockNote] = []

  /// Makes a clock that knows no log: it takes the zones that lines tell.
  package init() {}

  /// Decides how the times of a build's logs are read.
  ///
  /// - Parameters:
  ///   - findings: what each log tells.
  ///   - timezone: the zone of logs that tell none, where the user says it.
  package init(_ findings: [LogFindings], timezone: Zone? = nil) {
    let decided = ZoneDecision(findings, timezone: timezone)
    own = decided.own
    quoted = decided.quoted
    notes = decided.notes
    remarks = ClockNote.sentences(notes)
  }

  /// What is to be said of some logs, in sentences.
  package func remarks(on logs: Set<String>) -> [String] {
    ClockNote.sentences(notes.filter { logs.contains($0.log) })
  }

  /// What is to be said of all logs, which are called by short names.
  func remarks(named name: (String) -> String) -> [String] {
    ClockNote.sentences(notes, named: name)
  }

  /// A moment that a log wrote, on the build's clock; nil where nobody can tell its zone.
  ///
  /// - Parameters:
  ///   - time: the moment as the log wrote it.
  ///   - log: the log's name.
  ///   - line: the number of its line, which tells apart the two hours of a daylight change.
  /// - Returns: the moment with the zone that it was read in.
  package func moment(_ time: Timestamp, in log: String, line: Int? = nil) -> Moment? {
    moment(Moment(time), in: log, line: line)
  }

  /// A moment as a log wrote it, in local time where it has no zone, on the build's clock.
  package func moment(_ moment: Moment, in log: String, line: Int? = nil) -> Moment? {
    guard let clock = quoted[log] ?? own[log] else { return moment.zone == nil ? nil : moment }
    return clock.moment(moment, line: line)
  }

  /// The same for a line that is a console's own, whatever other lines it quotes.
  func ownMoment(_ moment: Moment, in log: String, line: Int? = nil) -> Moment? {
    guard let clock = own[log] else { return self.moment(moment, in: log, line: line) }
    return clock.moment(moment, line: line)
  }

  /// Whether a log's times stand as they were written.
  func isPlain(_ log: String) -> Bool { (quoted[log] ?? own[log])?.isPlain ?? true }

  /// From when to when the entries of a log reach, in milliseconds; nil where nobody can tell.
  func reach(of log: String) -> ClosedRange<Int>? { (quoted[log] ?? own[log])?.reach }

  /// The same of a console's own lines.
  func ownReach(of log: String) -> ClosedRange<Int>? { own[log]?.reach ?? reach(of: log) }
}
