/// Tells the phase from the message that pytest gives a failure in JUnit XML and in mails.
package enum PhaseMessage {
  /// The phase that a message names; nil where it names none.
  ///
  /// pytest before 6 wrote `test setup failure`, later ones `failed on setup with "<reason>"`.
  package static func phase(of message: ArraySlice<UInt8>) -> Phase? {
    let message = message.trimmed
    if message.starts(with: "test setup failure") || message.starts(with: "failed on setup with") {
      return .setup
    }
    if message.starts(with: "test teardown failure")
      || message.starts(with: "failed on teardown with")
    {
      return .teardown
    }
    return nil
  }
}
