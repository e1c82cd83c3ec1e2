/// A line of a fault's timeline.
package struct StoryLine: Sendable {
  /// When it was written, on the build's clock; nil where no clock tells.
  package var moment: Moment?

  /// The log, and the line where it is known.
  package var log: String
  package var line: Int?

  /// Who wrote it, such as the command and its correlation id; empty where that is unknown.
  package var who: String

  /// What it says, without what all lines begin with.
  package var text: LogText

  package var part: Part

  /// Whether others of its part tell more.
  var isDetail = false

  /// Why a line is told, from the most to the least telling.
  package enum Part: String, Sendable, CaseIterable {
    /// A step of the proof.
    case step
    /// The fault's message.
    case message
    /// What became of the refused request, and of the lock's holder.
    case lock
    /// When the test began.
    case test
    /// Another line of the same action.
    case action
    /// Another line of the holder of the lock.
    case holder
    /// A warning or an error shortly before.
    case near
  }

  /// What tells less has the higher rank.
  var rank: Int { (Part.allCases.firstIndex(of: part) ?? 0) * 2 + (isDetail ? 1 : 0) }

  /// Whether it comes before another: by time, then by place; without a clock it comes last.
  func isBefore(_ other: StoryLine) -> Bool {
    let times = (moment?.milliseconds ?? .max, other.moment?.milliseconds ?? .max)
    if times.0 != times.1 { return times.0 < times.1 }
    return (log, line ?? 0) < (other.log, other.line ?? 0)
  }
}

extension StoryLine {
  /// A whole line of a log, or what is quoted of one.
  init(
    _ bytes: ArraySlice<UInt8>, log: String, line: Int, moment: Moment?, part: Part,
    context: LineContext? = nil
  ) {
    self.init(moment: moment, log: log, line: line, who: "", text: LogText(bytes), part: part)
    if let entry = EngineEntry(bytes) {
      who = Self.who(Self.name(of: entry.logger), (entry.correlation ?? []).shown)
      text = LogText(entry.message)
    } else if let entry = VdsmEntry(bytes) {
      who = Self.who(entry.logger.shown, (entry.flow ?? []).shown)
      text = LogText(entry.message)
    } else if let context {
      who = Self.who("", context.action)
    }
    text = Self.shortened(text.bytes[...]).cut(to: Self.textLimit)
  }

  /// A line of the build's timeline.
  init(_ event: TimelineEvent, _ part: Part) {
    self.init(
      moment: event.moment, log: event.log, line: event.line,
      who: Self.who("", event.context.action),
      text: Self.shortened(event.text.bytes[...]).cut(to: Self.textLimit), part: part)
    switch event.kind {
    case .start, .finish, .rpc, .audit, .lock: isDetail = true
    case .alarm, .refusal, .answer, .command, .failed, .test: break
    }
  }

  /// How much of a line is kept.
  private static let textLimit = 1 << 10

  /// The text with a lock's keys in place of how the engine writes a lock.
  private static func shortened(_ text: ArraySlice<UInt8>) -> LogText {
    guard case .whole(let lock) = EngineLock.read(text), let name = text.range(of: "EngineLock")
    else { return LogText(text) }
    var head = text[..<name.lowerBound]
    if lock.isMonitoring { head = head.dropLast(4) }
    if head.last == UInt8(ascii: "'") { head = head.dropLast() }
    return LogText(head + Array(lock.keys.map(short).joined(separator: ", ").utf8))
  }

  /// A key with the beginning of its thing's id; the story of the lock has it whole.
  private static func short(_ key: LockKey) -> String {
    let head = String(key.thing.unicodeScalars.prefix { $0 != "-" })
    return head.count + 28 == key.thing.count ? "\(head)…=\(key.group)" : key.description
  }

  /// A name and the beginning of a correlation id, which is enough to tell it from others.
  static func who(_ name: String, _ id: String) -> String {
    let short = id.count > 12 ? String(id.prefix(8)) : id
    return [name, short].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The last part of a logger's name, without the word that all commands end with.
  private static func name(of logger: ArraySlice<UInt8>) -> String {
    let name = logger.split(separator: UInt8(ascii: ".")).last ?? logger
    return (name.ends(with: "Command") ? name.dropLast(7) : name).shown
  }
}
