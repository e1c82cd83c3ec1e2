/// A message cut into what it says and what it says it of, for those who write patterns.
///
/// The same cut that decides which messages are of one group; see ``MessageGrouping``.
package struct MessageOutline: Sendable {
  /// The parts in order; only white space and, at the end, a full stop stand between them.
  package let parts: [Part]

  /// A word, a mark, or a value that differs from message to message.
  package struct Part: Sendable {
    /// Where it stands in the message's bytes.
    package let range: Range<Int>

    /// Whether it is a name, number, id, address, path, time or size.
    package let isValue: Bool

    /// Whether only the words around it tell so: letters that are no known word, or an abbreviation.
    package let isGuess: Bool

    /// What kind of a thing the value names, such as `network`; nil where no word tells.
    package let thing: String?
  }

  package init(of message: LogText) {
    let bytes = message.bytes
    let settled = TokenSettling(MessageScanner(bytes).tokens, of: bytes)
    let tokens = settled.tokens
    parts = tokens.indices.map { index in
      let isValue = tokens[index].kind == .value
      let thing = isValue ? Self.thing(before: index, of: tokens, in: bytes) : nil
      // `JSON-RPC` is called so everywhere, unless a word before it says that it is a name.
      let isShort = bytes[tokens[index].whole].allSatisfy { $0 &- 0x41 < 26 || $0 == 0x2D }
      return Part(
        range: tokens[index].whole, isValue: isValue,
        isGuess: tokens[index].isGuess || isShort && thing == nil, thing: thing)
    }
  }

  /// The word before a value, and before a mark such as a quote, that is the kind of a thing.
  private static func thing(
    before index: Int, of tokens: [MessageToken], in bytes: [UInt8]
  ) -> String? {
    var before = index - 1
    while before >= 0, index - before < 3, case .mark(let mark) = tokens[before].kind {
      guard "'\"`:=[(<".utf8.contains(mark) || mark >= 0x80 else { return nil }
      before -= 1
    }
    guard before >= 0, tokens[before].kind == .word else { return nil }
    let word = bytes[tokens[before].range].map(\.folded)[...]
    return WordBook.shared.isKind(word) ? word.shown : nil
  }
}
