/// Decides on the doubtful words of a message by those around them, and joins values that are one.
struct TokenSettling {
  private(set) var tokens: [MessageToken]
  private let bytes: [UInt8]
  private let book = WordBook.shared

  /// - Parameters:
  ///   - tokens: the message as it was cut.
  ///   - bytes: the message.
  init(_ tokens: [MessageToken], of bytes: [UInt8]) {
    self.tokens = tokens
    self.bytes = bytes
    nameWhatFollowsKinds()
    nameDoubtful()
    nameListed()
    joinValues()
    dropEnd()
  }

  /// Takes what follows `network`, `host` and the like for a name, where it is no common word.
  private mutating func nameWhatFollowsKinds() {
    for index in tokens.indices.dropFirst() {
      guard let kind = kind(before: index) else { continue }
      switch tokens[index].kind {
      case .doubtful: tokens[index].kind = .value
      case .word where isNameLike(index, after: kind): tokens[index].kind = .value
      default: break
      }
    }
  }

  /// The folded word that says of what kind the next thing is, such as `network`.
  private func kind(before index: Int) -> ArraySlice<UInt8>? {
    var before = index - 1
    if case .mark(let mark) = tokens[before].kind {
      guard ":=[(".utf8.contains(mark), before > 0 else { return nil }
      before -= 1
    } else if !tokens[index].isSpaced {
      return nil
    }
    guard tokens[before].kind == .word else { return nil }
    let word = folded(before)
    return book.isKind(word) ? word : nil
  }

  /// Whether a word behind the kind of a thing is its name all the same.
  private func isNameLike(_ index: Int, after kind: ArraySlice<UInt8>) -> Bool {
    let word = folded(index)
    let range = tokens[index].range
    if word.contains(where: \.isHyphen) { return !isCommonCompound(word) && !isConstant(range) }
    if isMixedCase(range), !book.isWord(word) {
      return !RunShape(bytes[range], folded: word, book: book).isTypeName
    }
    if book.isWord(word) {
      return Self.kindsOfOrdinaryNames.contains(where: kind.equals) && book.isOrdinaryName(word)
        && isFollowedByWord(index)
    }
    // Capitals that no list knows, unless more of them follow: then they shout.
    return word.allSatisfy(\.isLetter) && bytes[range].allSatisfy { $0 &- 0x41 < 26 }
  }

  /// Whether parts joined by hyphens are a word of the language, such as `non-operational`.
  private func isCommonCompound(_ word: ArraySlice<UInt8>) -> Bool {
    Self.compoundHeads.contains(where: word.prefix { !$0.isHyphen }.equals)
  }

  private func isConstant(_ range: Range<Int>) -> Bool {
    bytes[range].allSatisfy { $0 &- 0x41 < 26 || $0 == UInt8(ascii: "_") }
  }

  /// Whether a capital follows a small letter, as in `HostedEngine`.
  private func isMixedCase(_ range: Range<Int>) -> Bool {
    zip(bytes[range], bytes[range].dropFirst()).contains { $0 &- 0x61 < 26 && $1 &- 0x41 < 26 }
  }

  /// Whether a small word of grammar follows, or nothing: what stands before it is a thing.
  private func isFollowedByWord(_ index: Int) -> Bool {
    guard index + 1 < tokens.count else { return true }
    switch tokens[index + 1].kind {
    case .mark: return true
    case .word: return book.isGrammar(folded(index + 1))
    case .doubtful, .value: return false
    }
  }

  /// Takes doubtful words for names, where known words around them carry the meaning.
  private mutating func nameDoubtful() {
    for index in tokens.indices.dropFirst()
    where tokens[index].kind == .doubtful && isVerbPlace(index) {
      tokens[index].kind = .word
    }
    let words = tokens.count { $0.kind == .word && $0.range.count > 1 }
    let doubtful = tokens.indices.count { isDoubtfulName($0) }
    guard words >= 2, words >= doubtful else { return }
    for index in tokens.indices where tokens[index].kind == .doubtful {
      tokens[index].kind = .value
      // In other letters than those of the message nothing but a name is written.
      tokens[index].isGuess = bytes[tokens[index].range].contains { $0 < 0x80 }
    }
  }

  /// Whether a doubtful name begins here; in other letters than ours it may have several words.
  private func isDoubtfulName(_ index: Int) -> Bool {
    guard tokens[index].kind == .doubtful else { return false }
    return index == 0 || tokens[index - 1].kind != .doubtful
      || bytes[tokens[index].range].contains { $0 < 0x80 }
  }

  /// Takes words among the values of a list for names: `net_1, storage, red`.
  private mutating func nameListed() {
    let words = tokens.indices.filter { tokens[$0].kind == .word && book.isNameable(folded($0)) }
    for index in words where isListedBehindName(index) { tokens[index].kind = .value }
    for index in words.reversed() where isListedBeforeName(index) { tokens[index].kind = .value }
  }

  private func isListedBehindName(_ index: Int) -> Bool {
    let isOrdinary = book.isOrdinaryName(folded(index))
    guard isMark(index - 1, ","), isValue(index - 2) else {
      return isOrdinary && isMark(index - 1, ":=[(") && isMark(index + 1, ",")
    }
    if isMark(index + 1, ",") || isMark(index - 3, ",") { return true }
    // Of two the second may be a remark on the first: `code: 21, timeout`.
    return isOrdinary && (index + 1 == tokens.count || isMark(index + 1, ".])}"))
  }

  private func isListedBeforeName(_ index: Int) -> Bool {
    isMark(index + 1, ",") && isValue(index + 2) && isMark(index - 1, ",:=[(")
  }

  private func isMark(_ index: Int, _ marks: StaticString) -> Bool {
    guard tokens.indices.contains(index), case .mark(let mark) = tokens[index].kind else {
      return false
    }
    return marks.withUTF8Buffer { $0.contains(mark) }
  }

  private func isValue(_ index: Int) -> Bool {
    tokens.indices.contains(index) && tokens[index].kind == .value
  }

  /// Whether something may be called by a word, whatever word it is.
  func isNameable(_ index: Int) -> Bool {
    guard tokens[index].kind == .word else { return false }
    let word = folded(index)
    let isPlain = word.allSatisfy { $0.isLetter || $0.isHyphen }
    return isPlain && !isCommonCompound(word) && book.isNameable(word)
  }

  /// Whether a word stands where a name is due: behind the kind of a thing, before no other thing.
  ///
  /// Words such as `migration` rather say what the thing does.
  func isNamePlace(_ index: Int) -> Bool {
    index > 0 && kind(before: index) != nil && isFollowedByWord(index)
      && !book.hasWordEnding(folded(index))
  }

  /// Whether a verb is due here, as behind `cannot`, and the letters are small ones.
  private func isVerbPlace(_ index: Int) -> Bool {
    guard tokens[index].isSpaced, tokens[index - 1].kind == .word,
      bytes[tokens[index].range].allSatisfy({ $0.isLetter && $0 == $0.folded })
    else { return false }
    let word = folded(index - 1)
    guard word.equals("to") else { return book.isAuxiliary(word) }
    // `failed to` wants a verb, `attached to` a thing.
    guard index > 1, tokens[index - 2].kind == .word else { return false }
    return Self.verbHeads.contains(where: folded(index - 2).equals)
  }

  /// Makes one value of several that stand side by side or in a list, and of a number and its unit.
  private mutating func joinValues() {
    var joined: [MessageToken] = []
    for token in tokens {
      if token.kind == .word, joined.last?.kind == .value, isUnit(token), endsInDigit(joined) {
        continue
      }
      joined.append(token)
      while Self.shortenList(&joined, bytes) {}
    }
    tokens = joined
  }

  private func isUnit(_ token: MessageToken) -> Bool {
    let word = bytes[token.range].map(\.folded)
    return book.isUnit(word[...])
  }

  private func endsInDigit(_ joined: [MessageToken]) -> Bool {
    guard let range = joined.last?.range, let last = bytes[range].last else { return false }
    return last.isDigit
  }

  /// Takes the last value away where it goes on from the one before; says whether it did.
  private static func shortenList(_ tokens: inout [MessageToken], _ bytes: [UInt8]) -> Bool {
    let count = tokens.count
    guard count > 1 else { return false }
    if tokens[count - 1].kind == .value {
      if tokens[count - 2].kind == .value {
        tokens[count - 2].join(tokens[count - 1])
        tokens.removeLast()
        return true
      }
      guard count > 2, tokens[count - 3].kind == .value,
        case .mark(let mark) = tokens[count - 2].kind
      else { return false }
      let isTight = !tokens[count - 1].isSpaced && !tokens[count - 2].isSpaced
      guard mark == UInt8(ascii: ",") || isTight && "-:/._+#@".utf8.contains(mark) else {
        return false
      }
      tokens[count - 3].join(tokens[count - 1])
      tokens.removeLast(2)
      return true
    }
    // 'a', 'b' and 'a': 'b'
    guard count > 6, case .mark(let quote) = tokens[count - 1].kind,
      quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\""),
      case .mark(let separator) = tokens[count - 4].kind, ",:".utf8.contains(separator)
    else { return false }
    let isQuoted = [count - 3, count - 5, count - 7].allSatisfy { tokens[$0].kind == .mark(quote) }
    guard isQuoted, tokens[count - 2].kind == .value, tokens[count - 6].kind == .value else {
      return false
    }
    tokens[count - 6].joined =
      tokens[count - 6].whole.lowerBound..<tokens[count - 2].whole.upperBound
    // The quote that closes the list stands behind all of it.
    tokens[count - 5].range = tokens[count - 1].range
    tokens.removeLast(4)
    return true
  }

  /// Leaves out the full stop at the end: whether one was written changes no meaning.
  private mutating func dropEnd() {
    while let last = tokens.last, case .mark(let mark) = last.kind, ".!".utf8.contains(mark) {
      tokens.removeLast()
    }
  }

  private func folded(_ index: Int) -> ArraySlice<UInt8> {
    bytes[tokens[index].range].map(\.folded)[...]
  }

  private static let kindsOfOrdinaryNames: [StaticString] = [
    "network", "networks", "cluster", "clusters", "center", "centre", "datacenter", "domain",
    "template",
  ]

  private static let compoundHeads: [StaticString] = [
    "non", "un", "re", "pre", "auto", "multi", "self", "read", "hot", "cold", "over", "under",
    "out", "in", "up", "down", "co", "semi", "sub", "super", "cross", "not",
  ]

  private static let verbHeads: [StaticString] = [
    "failed", "unable", "trying", "tried", "try", "attempt", "attempted", "fails", "fail",
    "going", "allowed", "able", "refused", "need", "needs",
  ]
}

extension MessageToken {
  /// Goes on with a later value, which stands for both from now on.
  fileprivate mutating func join(_ later: MessageToken) {
    // What is only guessed to be a part of the value stays outside of a certain one.
    switch (isGuess, later.isGuess) {
    case (true, false): joined = later.whole
    case (false, true): joined = whole
    default: joined = whole.lowerBound..<later.whole.upperBound
    }
    isGuess = isGuess && later.isGuess
    range = later.range
  }
}
