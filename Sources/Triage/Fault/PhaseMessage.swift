/// Tells the phase from the message that pytest gives a failure in JUnit XML and in mails.
package enum PhaseMessage {
  /// The phase that a message names; the call itself where it names none.
  ///
  /// pytest before 6 wrote `test setup failure`, later ones `failed on setup with "<reason>"`.
  package static func phase(of message: ArraySlice<UInt8>) -> Phase {
    let message = message.trimmed
    if message.starts(with: "test setup failure") || message.starts(with: "failed on setup with")
      || message.starts(with: "collection failure")
    {
      return .setup
    }
    if message.starts(with: "test teardown failure")
      || message.starts(with: "failed on teardown with")
    {
      return .teardown
    }
    return .call
  }

  /// The reason that newer messages quote: `failed on setup with "<reason>"`.
  package static func reason(in message: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let lead = message.range(of: " with \""), message.last == UInt8(ascii: "\""),
      message.starts(with: "failed on "), lead.upperBound < message.endIndex
    else { return nil }
    return message[lead.upperBound..<(message.endIndex - 1)]
  }
}
