/// What a message says without saying of which host, network, number or id: its normalised text.
///
/// Words stay, values become ``opening``. It depends on the message alone, so it is the same in
/// every report and in any order.
struct MinedTemplate: Hashable, Sendable {
  /// The text with its openings, at most ``byteLimit`` and a mark of what was cut off.
  let text: LogText

  /// Where letters stand that may be a name; see ``TemplateMiner``.
  let doubts: [Doubt]

  /// Letters of a template that one message alone does not tell to be a word or a name.
  struct Doubt: Hashable, Sendable {
    /// Where they stand in the template.
    let range: Range<Int>

    /// Whether the language has such a word.
    let isWord: Bool

    /// Whether it stands where a name is due, as behind `network`.
    let isInNamePlace: Bool

    /// How many openings stand before it.
    let openingsBefore: Int
  }

  /// What stands where messages of one kind differ.
  static let opening = Array("<*>".utf8)

  /// How long a template may be.
  static let byteLimit = 1 << 10

  /// How many doubts of either kind are kept; a message of more is none of our language.
  static let doubtLimit = 8

  init(of message: LogText) {
    let scanner = MessageScanner(message.bytes)
    let settled = TokenSettling(scanner.tokens, of: message.bytes)
    var text: [UInt8] = []
    var doubts: [Doubt] = []
    var openings = 0
    var isCut = scanner.isCut
    for (index, token) in settled.tokens.enumerated() {
      if token.isSpaced, !text.isEmpty { text.append(0x20) }
      let room = max(Self.byteLimit - text.count, 0)
      guard token.range.count <= room || token.kind == .value && room > 0 else {
        text += message.bytes[token.range].prefix(ofCharacters: room)
        isCut = true
        break
      }
      let start = text.count
      text += token.kind == .value ? Self.opening[...] : message.bytes[token.range]
      if token.kind == .value { openings += 1 }
      if token.kind == .doubtful || settled.isNameable(index) {
        doubts.append(
          Doubt(
            range: start..<text.count, isWord: token.kind == .word,
            isInNamePlace: settled.isNamePlace(index), openingsBefore: openings))
      }
    }
    if isCut { text += Array("…".utf8) }
    self.text = LogText(text)
    let counts = (doubts.count(where: \.isWord), doubts.count { !$0.isWord })
    self.doubts = doubts.filter { ($0.isWord ? counts.0 : counts.1) <= Self.doubtLimit }
  }

  /// The text with some of the doubts opened.
  func opened(at doubts: [Doubt]) -> LogText {
    var text = self.text.bytes
    for doubt in doubts.reversed() { text.replaceSubrange(doubt.range, with: Self.opening) }
    return LogText(text)
  }

  /// What stands in the openings of a message's template, from the first to the last.
  static func values(of message: LogText) -> [ArraySlice<UInt8>] {
    TokenSettling(MessageScanner(message.bytes).tokens, of: message.bytes).tokens
      .filter { $0.kind == .value }.map { message.bytes[$0.range] }
  }
}
