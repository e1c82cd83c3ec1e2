/// Tells quickly which lines of a product's log can matter to its parser while it waits for one.
///
/// Millions of lines have no other task than to be skipped. What is let through is decided by the
/// parser; what is held back would have changed nothing in it: a line matters by its level, by a
/// ``LineWord``, or because its shape is not understood here.
struct ProductLineFilter {
  private let kind: LogKind

  init(_ kind: LogKind) {
    self.kind = kind
  }

  /// Whether an idle parser may learn something from a line.
  @inline(__always)
  func mayMatter(_ line: UnsafeBufferPointer<UInt8>, hasWord: Bool) -> Bool {
    if hasWord { return true }
    guard let first = line.first, first > UInt8(ascii: " ") else { return false }
    if first.isDigit, let head = EntryGlance(line), head.hasDate || kind == .engine {
      return head.level >= .warn
    }
    // engine.log has entries of one kind only.
    return kind != .engine && (Self.isLago(line) || Self.isOldAlarm(line))
  }

  /// Whether a line may begin an entry of any product's log.
  static func mayBeEntry(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = line.first, first > UInt8(ascii: " ") else { return false }
    return first.isDigit && (EntryGlance(line) != nil || isLago(line)) || oldLevel(line) != nil
  }

  /// Whether the line may begin an entry of lago.log: two colons stand behind a moment.
  private static func isLago(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    line.count > 25 && line[0].isDigit && line[23] == UInt8(ascii: ":")
      && line[24] == UInt8(ascii: ":")
  }

  /// The first letter of what stands where an old entry of vdsm has its level.
  private static func oldLevel(_ line: UnsafeBufferPointer<UInt8>) -> UInt8? {
    let end = min(line.count, OldVdsmEntry.reach) - 1
    var index = 0
    while index < end {
      if line[index] == UInt8(ascii: ":"), line[index + 1] == UInt8(ascii: ":") {
        return index + 2 < line.count ? line[index + 2] : nil
      }
      index += 1
    }
    return nil
  }

  /// Whether the line may begin an old entry of vdsm that is a warning or worse.
  private static func isOldAlarm(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    switch oldLevel(line) {
    case nil, UInt8(ascii: "D"), UInt8(ascii: "I"), UInt8(ascii: "T"): false
    default: true
    }
  }
}
