/// Cuts the bytes of a message into words, values and marks.
///
/// It looks at one message alone, so that the same message is cut alike in every report. Time is
/// bounded: each byte is looked at a few times, and searches for a closing quote end soon.
struct MessageScanner {
  private let bytes: ArraySlice<UInt8>

  /// The same bytes with small ASCII letters.
  private let folded: ArraySlice<UInt8>
  private let book = WordBook.shared
  private(set) var tokens: [MessageToken] = []

  /// Whether the message has more than was looked at.
  private(set) var isCut: Bool
  private var index: Int
  private var isSpaced = false

  /// How many bytes and tokens of a message are looked at.
  static let byteLimit = 4 << 10
  static let tokenLimit = 256

  /// How far behind a quote its closing one is searched.
  private static let quoteReach = 256

  init(_ message: [UInt8]) {
    bytes = message[...].prefix(ofCharacters: Self.byteLimit)
    folded = bytes.map(\.folded)[...]
    isCut = bytes.count < message.count
    index = 0
    scan()
  }

  private mutating func scan() {
    while index < bytes.endIndex {
      guard tokens.count < Self.tokenLimit else {
        isCut = true
        return
      }
      let space = spaceLength(at: index)
      if space > 0 {
        isSpaced = true
        index += space
      } else if !scanQuote(), !scanRun() {
        let length = markLength(at: index)
        add(.mark(bytes[index]), index..<min(index + max(length, 1), bytes.endIndex))
      }
    }
  }

  private mutating func add(_ kind: MessageToken.Kind, _ range: Range<Int>) {
    tokens.append(MessageToken(kind: kind, range: range, isSpaced: isSpaced))
    isSpaced = false
    index = range.upperBound
  }

  /// Takes a quoted name as one value between its quotes, where one stands here.
  private mutating func scanQuote() -> Bool {
    guard let quote = QuotedText(in: bytes, at: index, within: Self.quoteReach) else {
      return false
    }
    add(.mark(bytes[quote.open.lowerBound]), quote.open)
    guard !holdsText(quote.content) else { return true }
    add(.value, quote.content)
    add(.mark(bytes[quote.content.upperBound]), quote.content.upperBound..<quote.end)
    return true
  }

  /// Whether what stands between quotes is a text or a structure rather than a name.
  private func holdsText(_ content: Range<Int>) -> Bool {
    let inside = bytes[content].trimmed
    if let first = inside.first, "[{(<".utf8.contains(first) { return true }
    // Behind `VM` or `network` even `my old machine` is a name.
    if tokens.count > 1, tokens[tokens.count - 2].kind == .word,
      book.isKind(folded[tokens[tokens.count - 2].range])
    {
      return false
    }
    let parts = folded[content].split(whereSeparator: \.isSpace)
    if parts.count < 2 {
      return RunShape(bytes[content], folded: folded[content], book: book).isTypeName
    }
    let words = parts.filter { part in
      let letters = part.filter(\.isLetter)
      return letters.count + 1 >= part.count && book.isWord(letters[...])
    }
    // Nobody calls a machine `connection refused`.
    return 2 * words.count >= parts.count
      && (parts.count > 3 || words.contains { !book.isNameable($0) && !book.isKind($0) })
  }

  /// Takes the letters, digits and joiners that stand here without a gap.
  private mutating func scanRun() -> Bool {
    guard isRunByte(at: index), !isLooseJoiner(at: index) else { return false }
    var end = index + 1
    while end < bytes.endIndex, isRunByte(at: end) || isApostrophe(at: end) { end += 1 }
    if let scheme = bytes[index..<end].range(of: "://"), scheme.lowerBound > index {
      // An address goes on behind marks that end other runs.
      while end < bytes.endIndex, !bytes[end].isSpace, !"\"'<>)]}".utf8.contains(bytes[end]) {
        end += 1
      }
      while end > scheme.upperBound, ".,;:".utf8.contains(bytes[end - 1]) { end -= 1 }
      add(.value, index..<end)
      return true
    }
    while end > index + 1, isTrailingJoiner(at: end - 1) { end -= 1 }
    let run = RunShape(bytes[index..<end], folded: folded[index..<end], book: book)
    for part in run.parts { add(part.kind, part.range) }
    return true
  }

  /// Whether a joiner where a run may begin is a mark of its own.
  private func isLooseJoiner(at place: Int) -> Bool {
    guard bytes[place].isJoiner else { return false }
    let next = place + 1 < bytes.endIndex ? bytes[place + 1] : 0x20
    switch bytes[place] {
    case UInt8(ascii: "/"): return !(next.isWord || next >= 0x80 || next == UInt8(ascii: "."))
    case UInt8(ascii: "~"): return next != UInt8(ascii: "/")
    case UInt8(ascii: "-"), UInt8(ascii: "+"):
      return !(next.isDigit && (place == 0 || bytes[place - 1].isSpace))
    case UInt8(ascii: ":"):
      // The short form of an address, `::1`.
      let third = place + 2 < bytes.endIndex ? bytes[place + 2] : 0x20
      let before = place > 0 ? bytes[place - 1] : 0x20
      let isFree = before.isSpace || "([=<".utf8.contains(before)
      return !(next == UInt8(ascii: ":") && third.isHexDigit && isFree)
    default: return true
    }
  }

  /// Whether a joiner at the end of a run is a mark of its own.
  private func isTrailingJoiner(at place: Int) -> Bool {
    switch bytes[place] {
    case UInt8(ascii: "%"): return !bytes[place - 1].isDigit
    case UInt8(ascii: "/"): return bytes[index] != UInt8(ascii: "/")
    default: return bytes[place].isJoiner
    }
  }

  private func isRunByte(at place: Int) -> Bool {
    let byte = bytes[place]
    if byte.isWord || byte.isJoiner { return true }
    return byte >= 0x80 && markLength(at: place) == 0 && spaceLength(at: place) == 0
  }

  /// Whether an apostrophe stands inside a word, as in `doesn't`.
  private func isApostrophe(at place: Int) -> Bool {
    bytes[place] == UInt8(ascii: "'") && place > index + 1 && place + 1 < bytes.endIndex
      && bytes[place - 1].isLetter && bytes[place - 2].isLetter && bytes[place + 1].isLetter
  }

  /// How many bytes the white space at a place takes: no break space counts, control bytes too.
  private func spaceLength(at place: Int) -> Int {
    let byte = bytes[place]
    if byte <= 0x20 || byte == 0x7F { return 1 }
    let isNoBreak = byte == 0xC2 && place + 1 < bytes.endIndex && bytes[place + 1] == 0xA0
    return isNoBreak ? 2 : 0
  }

  /// How many bytes a punctuation mark beyond ASCII takes, such as a dash or a curly quote.
  private func markLength(at place: Int) -> Int {
    let rest = bytes[place...].prefix(3)
    guard rest.count > 1 else { return 0 }
    let second = rest[place + 1]
    switch rest[place] {
    case 0xC2 where second == 0xAB || second == 0xBB: return 2
    // General punctuation, and that of Chinese and Japanese.
    case 0xE2 where second == 0x80 && rest.count == 3, 0xE3 where second == 0x80 && rest.count == 3:
      return 3
    default: return 0
    }
  }
}

extension UInt8 {
  /// The byte, or the small letter for an ASCII capital.
  var folded: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }

  /// Whether the byte joins words to one.
  var isHyphen: Bool { self == UInt8(ascii: "-") || self == UInt8(ascii: "_") }

  /// Whether the byte joins letters and digits to one name, address, time or path.
  var isJoiner: Bool {
    switch self {
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: ":"),
      UInt8(ascii: "@"), UInt8(ascii: "+"), UInt8(ascii: "~"), UInt8(ascii: "%"),
      UInt8(ascii: "\\"), UInt8(ascii: "#"):
      true
    default: false
    }
  }
}
