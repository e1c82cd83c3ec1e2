/// A line of a product's log that can matter for what became of a build.
package struct TimelineEvent: Hashable, Sendable {
  /// When it was written, on the build's clock; nil where nobody can tell its log's zone.
  package var moment: Moment?

  /// When and on whose behalf, as the line itself says.
  package var context: LineContext

  /// The log's name in its build, and what the log is.
  package var log: String
  package var source: LogKind

  /// The number of its line.
  package var line: Int

  package var level: LogLevel
  package var kind: Kind

  /// The `log id` that joins the beginning of an engine's command on a host to its end.
  package var logID: String?

  /// The column of the text's first byte in its line, from 1.
  package var column: Int

  /// The entry's own message, without moment, logger and thread; its beginning where it is long.
  package var text: LogText

  package init(
    moment: Moment?, context: LineContext, log: String, source: LogKind, line: Int,
    level: LogLevel, kind: Kind, logID: String? = nil, column: Int = 1, text: LogText
  ) {
    self.moment = moment
    self.context = context
    self.log = log
    self.source = source
    self.line = line
    self.level = level
    self.kind = kind
    self.logID = logID
    self.column = column
    self.text = text
  }

  /// How much of a message is kept.
  package static let textLimit = 1 << 10

  /// What a line tells.
  package enum Kind: UInt8, Hashable, Sendable, CaseIterable {
    /// A warning or worse that is none of the others.
    case alarm
    /// `Validation of action … failed`: the engine refuses before it runs.
    case refusal
    /// `Operation Failed: …`: what the client was told.
    case answer
    /// A line about the engine's locks.
    case lock
    /// `Running command: …`.
    case command
    /// The beginning, the end and the failed end of a command on a host or of a verb of the API.
    case start, finish, failed
    /// `RPC call …` of vdsm.
    case rpc
    /// An audit event, `EVENT_ID: …`.
    case audit
    /// `OST invoked: …`, by which a test begins.
    case test
  }

  /// The line as evidence, with what is kept of its message.
  package var evidence: Evidence {
    Evidence(log: log, line: line, column: column, length: text.bytes.count, text: text)
  }
}
