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

  /// Why a line is told, from the most to the least telling.
  package enum Part: Int, Sendable, Comparable, CaseIterable {
    /// A step of the proof.
    case step
    /// The fault's message.
    case message
    /// The refused request for a lock, and its holder.
    case lock
    /// Another line of the same action.
    case action
    /// When the test began.
    case test

    package static func < (left: Part, right: Part) -> Bool { left.rawValue < right.rawValue }

    /// The name in JSON.
    var name: String {
      switch self {
      case .step: "step"
      case .message: "message"
      case .lock: "lock"
      case .action: "action"
      case .test: "test"
      }
    }
  }

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
    text = text.cut(to: TimelineText.limit)
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

/// How much of a line is kept for a timeline.
enum TimelineText {
  static let limit = 1 << 10
}
