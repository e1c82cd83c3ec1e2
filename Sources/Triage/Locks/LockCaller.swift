/// What a message says about who asks the engine for something, and how that ended.
enum LockCaller {
  static func read(_ message: ArraySlice<UInt8>) -> LockEvent.Deed? {
    if message.starts(with: "Running command: ") { return running(message) }
    if message.starts(with: "Validation of action ")
      || message.starts(with: "CanDoAction of action ")
    {
      return invalid(message)
    }
    if let rest = message.behind("Executing command "), let user = rest.range(of: " for user ") {
      let name = rest[user.upperBound...].prefix { !$0.isSpace }
      return .called(
        action: rest[..<user.lowerBound].shown, user: withoutFullStop(name).shown)
    }
    if let rest = message.behind("Permission check skipped for internal action ") {
      return .calledInternally(action: withoutFullStop(rest.prefix { !$0.isSpace }).shown)
    }
    if let event = ProductMessage.event(message), let test = event.behind("OST invoked: ") {
      return .test(TestName.dotted(nodeID: test.trimmed))
    }
    return nil
  }

  /// Reads `Running command: XCommand(A = b) internal: true. Entities affected : …`.
  private static func running(_ message: ArraySlice<UInt8>) -> LockEvent.Deed? {
    // Values of parameters stand before it, so the last one counts, ahead of the entities.
    let head = message.range(of: " Entities affected ").map { message[..<$0.lowerBound] } ?? message
    var value: Bool?
    var from = head.startIndex
    while let found = head.range(of: " internal: ", from: from) {
      let word = head[found.upperBound...]
      if word.starts(with: "true") { value = true }
      if word.starts(with: "false") { value = false }
      from = found.upperBound
    }
    return value.map { .ran(isInternal: $0) }
  }

  /// `Validation of action 'X' failed for user U. Reasons: A,B`; 3.x wrote `CanDoAction` and no user.
  private static func invalid(_ message: ArraySlice<UInt8>) -> LockEvent.Deed? {
    guard let start = message.range(of: " of action "),
      let failed = message.range(of: " failed", from: start.upperBound)
    else { return nil }
    let action = message[start.upperBound..<failed.lowerBound].filter { $0 != UInt8(ascii: "'") }
    let reasons = message.range(of: " Reasons:", from: failed.upperBound)
    let middle = message[failed.upperBound..<(reasons?.lowerBound ?? message.endIndex)]
    let user = middle.behind(" for user ").map { withoutFullStop($0.trimmed).shown }
    return .invalid(
      action: action[...].shown, user: user,
      reasons: reasons.map { message[$0.upperBound...].trimmed.shown } ?? "")
  }

  private static func withoutFullStop(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    text.last == UInt8(ascii: ".") ? text.dropLast() : text
  }
}

extension ArraySlice<UInt8> {
  /// What stands behind a text that the bytes begin with.
  fileprivate func behind(_ prefix: StaticString) -> ArraySlice<UInt8>? {
    starts(with: prefix) ? self[(startIndex + prefix.utf8CodeUnitCount)...] : nil
  }
}
