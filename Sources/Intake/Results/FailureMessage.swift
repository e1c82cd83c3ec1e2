import Triage

/// The message attribute of a failed test: what it tells about the phase, and what is the fault.
struct FailureMessage {
  /// The phase the message names; nil where it names none.
  let phase: Phase?

  /// Whether the test's module could not even be imported.
  let isCollection: Bool

  /// The fault, without the words that pytest puts around it.
  let text: [UInt8]

  init(_ message: [UInt8]) {
    isCollection = message.elementsEqual("collection failure".utf8)
    phase = PhaseMessage.phase(of: message[...])
    text = Array(message[Self.unwrappedRange(message, quotes: ["\""])])
  }

  /// The range of the fault in a message that may be wrapped: `failed on setup with "…"`.
  static func unwrappedRange(_ bytes: [UInt8], quotes: [String]) -> Range<Int> {
    for phase in ["setup", "teardown"] {
      for quote in quotes {
        let opening = Array("failed on \(phase) with \(quote)".utf8)
        guard bytes.starts(with: opening) else { continue }
        let closing = Array(quote.utf8)
        let isClosed =
          bytes.count >= opening.count + closing.count
          && bytes.suffix(closing.count).elementsEqual(closing)
        return opening.count..<(isClosed ? bytes.count - closing.count : bytes.count)
      }
    }
    return 0..<bytes.count
  }
}
