/// The block of text behind one failed test, from which its messages are taken.
///
/// JUnit elements, Jenkins mails and the sections of pytest and nose hold the same kinds of text:
/// a pytest representation (`E   Error: ...`), a Python traceback, or just a message.
package struct FailureBlock {
  package var trace = Trace()

  package init() {}

  /// The messages of the block, as ``Failure/faults``.
  ///
  /// - Parameters:
  ///   - log: the log's name for the evidence.
  ///   - fallback: what to take where the block holds no exception: a JUnit message attribute.
  package func faults(log: String, fallback: FaultText? = nil) -> [FaultText] {
    fallback.map { [$0] } ?? []
  }
}
