/// Makes random PCRE2 expressions of all constructs, each with a text that it probably matches.
struct PatternGrammar {
  var random: SeededRandom
  private var groups = 0

  /// An expression or a piece of one, and bytes that fit it.
  struct Piece {
    var source: String
    var sample: [UInt8]

    init(_ source: String, _ sample: String) {
      self.source = source
      self.sample = Array(sample.utf8)
    }

    init(source: String, sample: [UInt8]) {
      self.source = source
      self.sample = sample
    }
  }

  init(seed: UInt64) {
    random = SeededRandom(seed: seed)
  }

  /// A whole expression.
  mutating func pattern() -> Piece {
    groups = 0
    var piece = alternatives(depth: 0)
    if random.onceIn(8) { piece.source = "(?i)" + piece.source }
    if random.onceIn(24) { piece.source = "^" + piece.source }
    if random.onceIn(24) { piece.source += "$" }
    if random.onceIn(60) {
      piece.source =
        random.pick(["(*UCP)", "(*UTF)", "(?s)", "(?m)", "(*NO_JIT)", "(?n)"]) + piece.source
    }
    if random.onceIn(80) { piece.source = "(?x) \(piece.source) # comment (" }
    return piece
  }

  private mutating func alternatives(depth: Int) -> Piece {
    var branches = [sequence(depth: depth)]
    while branches.count < 4, random.onceIn(depth == 0 ? 10 : 3) {
      branches.append(random.onceIn(12) ? Piece("", "") : sequence(depth: depth))
    }
    let chosen = random.pick(branches)
    return Piece(source: branches.map(\.source).joined(separator: "|"), sample: chosen.sample)
  }

  private mutating func sequence(depth: Int) -> Piece {
    var piece = Piece("", "")
    for _ in 0...random.below(depth == 0 ? 6 : 3) {
      let next = quantified(depth: depth)
      piece.source += next.source
      piece.sample += next.sample
    }
    return piece
  }

  private mutating func quantified(depth: Int) -> Piece {
    var piece = item(depth: depth)
    guard random.onceIn(4) else { return piece }
    let (quantifier, times) = random.pick([
      ("*", 2), ("+", 2), ("?", 1), ("?", 0), ("{2}", 2), ("{1,3}", 2), ("{2,}", 3), ("{0}", 0),
      ("{9}", 9), ("{14,}", 14), ("{,2}", 1), ("*", 0),
    ])
    let mode = random.pick(["", "", "", "?", "+"])
    if random.onceIn(30) { piece.source += "(?#why)" }
    let sample = piece.sample
    piece.source += quantifier + mode
    piece.sample = (0..<times).flatMap { _ in sample }
    return piece
  }

  private mutating func item(depth: Int) -> Piece {
    switch random.below(20) {
    case 0...5: return text()
    case 6...8: return characters()
    case 9...10: return characterClass()
    case 11: return random.pick(Self.assertions)
    case 12...14 where depth < 3: return group(depth: depth)
    case 15 where depth < 3: return lookaround(depth: depth)
    case 16: return random.pick(Self.oddities)
    case 17 where groups > 0: return reference()
    default: return random.pick(Self.gaps)
    }
  }

  private mutating func text() -> Piece {
    let word = random.pick(Self.words)
    switch random.below(12) {
    case 0: return Piece("\\Q\(word)\\E", word)
    case 1:
      let cut = word.index(after: word.startIndex)
      return Piece("\(word[..<cut])\\Q\\E\(word[cut...])", word)
    case 2: return Piece("(?i:\(Self.escaped(word)))", random.onceIn(2) ? word.uppercased() : word)
    default: return Piece(Self.escaped(word), word)
    }
  }

  private mutating func characters() -> Piece { random.pick(Self.shorthands) }

  private mutating func characterClass() -> Piece {
    var source = "["
    let isNegated = random.onceIn(4)
    if isNegated { source += "^" }
    if random.onceIn(12) { source += "]" }
    var samples: [String] = []
    for _ in 0...random.below(3) {
      let (part, sample) = random.pick(Self.classParts)
      source += part
      samples.append(sample)
    }
    if random.onceIn(12) { source += "-" }
    return Piece(
      source + "]", isNegated ? random.pick(["~", "é", "q", "\u{80}"]) : random.pick(samples))
  }

  private mutating func group(depth: Int) -> Piece {
    let opening = random.pick([
      "(", "(", "(?:", "(?:", "(?>", "(?<n\(groups)>", "(?P<p\(groups)>", "(?'q\(groups)'", "(?|",
      "(?i)(",
      "(?i:", "(?s:", "(?-i:", "(?^:", "(?U:",
    ])
    if opening.hasSuffix("(") || opening.hasSuffix("'")
      || opening.hasSuffix(">") && opening != "(?>"
    {
      groups += 1
    }
    let inner = alternatives(depth: depth + 1)
    return Piece(source: opening + inner.source + ")", sample: inner.sample)
  }

  private mutating func lookaround(depth: Int) -> Piece {
    switch random.below(5) {
    case 0:
      let word = random.pick(Self.words)
      return Piece("(?<=\(Self.escaped(word)))", "")
    case 1: return Piece("(?<!\(Self.escaped(random.pick(Self.words))))", "")
    case 2: return Piece(source: "(?!\(alternatives(depth: depth + 1).source))", sample: [])
    case 3: return Piece(source: "(?=.*\(alternatives(depth: depth + 1).source))", sample: [])
    default:
      let inner = alternatives(depth: depth + 1)
      // What is looked ahead at has to follow, so the text has it and something matches it.
      return Piece(source: "(?=\(inner.source)).{\(inner.sample.count)}", sample: inner.sample)
    }
  }

  private mutating func reference() -> Piece {
    let number = 1 + random.below(groups)
    return random.pick([
      Piece("\\\(number)", ""), Piece("\\g{\(number)}", ""), Piece("(?\(number))", ""),
      Piece("(?(\(number))yes|no)", "no"), Piece("(?(\(number))yes)", ""), Piece("\\g{-1}", ""),
    ])
  }

  static func escaped(_ word: String) -> String {
    String(word.flatMap { "\\.()[]{}*+?^$|#".contains($0) ? ["\\", $0] : [$0] })
  }
}
