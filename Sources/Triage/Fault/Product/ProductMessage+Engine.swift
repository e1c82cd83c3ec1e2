extension ProductMessage {
  /// The message that an entry of the engine offers.
  static func ofEngine(_ block: ProductBlock, in log: String) -> ProductMessage {
    let line = block.lines[0]
    let message = block.message
    if message.starts(with: answer) {
      return ofAnswer(message[(message.startIndex + answer.utf8CodeUnitCount)...], block, in: log)
    }
    if isRefusal(message) { return ProductMessage(.reasons, message, of: line, in: log) }
    if let failure = execution(in: message) {
      return ProductMessage(.execution, failure, of: line, in: log)
    }
    if let event = event(message) {
      return ProductMessage(block.level < .error ? .warning : .event, event, of: line, in: log)
    }
    return ProductMessage(isGeneric(message) ? .generic : .error, message, of: line, in: log)
  }

  /// Whether the message tells that the engine refused an action before it ran.
  static func isRefusal(_ message: ArraySlice<UInt8>) -> Bool {
    message.starts(with: "Validation of action ") || message.starts(with: "CanDoAction of action ")
  }

  /// Whether the message is what the client was told, which ends the action in its thread.
  static func isAnswer(_ message: ArraySlice<UInt8>) -> Bool { message.starts(with: answer) }

  private static let answer: StaticString = "Operation Failed: "

  /// The text of an audit event without its name and number.
  static func event(_ message: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let isNew = message.starts(with: "EVENT_ID: ")
    guard isNew || message.starts(with: "Correlation ID: ") else { return nil }
    // Up to 4.1: EVENT_ID: NAME(1,234), Correlation ID: x, Call Stack: null, …, Message: text
    if let old = message.prefix(512).range(of: ", Message: ") {
      return message[old.upperBound...]
    }
    guard isNew, let border = message.range(of: "), ") else { return nil }
    return message[border.upperBound...]
  }

  /// What vdsm answered: `Failed to HostSetupNetworksVDS, error = Resource unavailable, code = 40`.
  private static func execution(in message: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let middle = message.range(of: ", error = ") else { return nil }
    var start: Int?
    var from = message.startIndex
    while let hit = message[..<middle.lowerBound].range(of: "Failed to ", from: from) {
      start = hit.lowerBound
      from = hit.upperBound
    }
    guard let start else { return nil }
    guard let code = message.range(of: ", code = ", from: middle.upperBound) else {
      return message[start...]
    }
    let digits = message[code.upperBound...].prefix { $0.isDigit || $0 == UInt8(ascii: "-") }
    return message[start..<digits.endIndex]
  }

  /// Whether the message only says that something failed.
  private static func isGeneric(_ message: ArraySlice<UInt8>) -> Bool {
    if message.starts(with: "Transaction rolled-back ") || message.starts(with: "Failed in '")
      || message.starts(with: "Ending command ") || message.equals("Exception")
      // The browser's part of the engine tells this before each exception.
      || message.starts(with: "Permutation name: ")
    {
      return true
    }
    guard message.starts(with: "Command ") else { return false }
    // Its text is the cause, unless there was none.
    guard let text = message.range(of: "ailed: ") else { return true }
    return message[text.upperBound...].trimmed.equals("null")
  }

  /// The messages of the engine's answer to its client, which may span lines.
  private static func ofAnswer(
    _ answer: ArraySlice<UInt8>, _ block: ProductBlock, in log: String
  ) -> ProductMessage {
    let first = block.lines[0]
    guard answer.first == UInt8(ascii: "[") else {
      return ProductMessage(.list, answer, of: first, in: log)
    }
    var answered = ExceptionText()
    answered.append(first, from: answer.startIndex - first.text.startIndex)
    for line in block.lines.dropFirst() {
      guard answered.bytes.last != UInt8(ascii: "]") else { break }
      answered.append(line, from: 0)
    }
    let list =
      answered.bytes.last == UInt8(ascii: "]") ? answered.bytes.dropLast() : answered.bytes[...]
    let ranges = FaultDetail.messages(ofList: list.dropFirst())
    guard !ranges.isEmpty else {
      let evidence = text(answer, of: first, in: log).evidence
      return ProductMessage(
        .emptyList, [FaultText(message: FaultDetail.empty, http: nil, evidence: evidence)])
    }
    return ProductMessage(
      .list,
      ranges.map { range in
        FaultText(
          message: LogText(list[range]), http: nil, evidence: answered.evidence(of: range, in: log))
      })
  }
}
