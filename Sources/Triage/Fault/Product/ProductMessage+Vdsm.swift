extension ProductMessage {
  /// The message that an entry of vdsm or supervdsm offers.
  ///
  /// Where an exception follows a text that tells no details, such as `Internal server error`, the
  /// exception is the message; the text stays in the failure's trace.
  static func ofVdsm(_ block: ProductBlock, in log: String) -> ProductMessage {
    let line = block.lines[0]
    let message = withoutContext(block.message)
    if isFailedVerb(message) {
      // The client's port and the ids behind it differ from run to run.
      let end = message.range(of: " from=")?.lowerBound ?? message.endIndex
      return ProductMessage(.execution, message[..<end], of: line, in: log)
    }
    if isRefusedVerb(message) { return ProductMessage(.execution, message, of: line, in: log) }
    let isGeneric = isGeneric(message)
    if isGeneric, let exception = block.exception {
      return ProductMessage(.execution, exception.text, of: exception, in: log)
    }
    return ProductMessage(isGeneric ? .generic : .error, message, of: line, in: log)
  }

  /// Whether the message tells that a verb of the API ended with an exception.
  static func isFailedVerb(_ message: ArraySlice<UInt8>) -> Bool {
    guard message.starts(with: "FINISH ") else { return false }
    let verb = message.dropFirst(7).prefix { $0 != UInt8(ascii: " ") }
    return message.matches(" error=", at: verb.endIndex)
  }

  /// Whether the message tells that vdsm refused a verb because another one was running.
  static func isRefusedVerb(_ message: ArraySlice<UInt8>) -> Bool {
    message.starts(with: "concurrent network verb already executing")
  }

  /// Cuts the ids of virtual machine and task off the beginning.
  static func withoutContext(_ message: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    if message.starts(with: "(vmId='") || message.starts(with: "(Task='") {
      guard let end = message.prefix(128).range(of: "') ") else { return message }
      return message[end.upperBound...]
    }
    if message.starts(with: "Task=`") || message.starts(with: "vmId=`") {
      guard let end = message.prefix(128).range(of: "`::") else { return message }
      return message[end.upperBound...]
    }
    return message
  }

  /// Whether the message tells no details: they follow colons and equals signs.
  private static func isGeneric(_ message: ArraySlice<UInt8>) -> Bool {
    if vague.contains(where: { message.starts(with: $0) }) { return true }
    return !message.contains { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "=") }
  }

  /// Texts that tell no cause although ids and objects in them look like details.
  private static let vague: [StaticString] = [
    "Unhandled exception", "Traceback (most recent", "FINISH thread", "Unexpected error",
    "Internal server error", "uncaptured python exception", "Error in ",
  ]
}
