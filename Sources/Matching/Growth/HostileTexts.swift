/// Makes hostile texts from the parts of a pattern: what it repeats, what leads there, what breaks it.
struct HostileTexts {
  /// The texts, without doubles, in the order of the pattern's repetitions.
  private(set) var texts: [HostileText] = []
  private var known: Set<HostileText> = []

  /// The sets of all repeated characters: where two share a byte, both can match the same text.
  private var sets: [ByteSet] = []

  /// How many texts one pattern is tried on.
  private static let limit = 64

  /// How long the parts of a text may be.
  private static let partLimit = 256

  /// From how many repetitions on something counts as repeated.
  private static let manyTimes = 16

  /// Bytes that read well, the best first.
  private static let readable = Array("a0 -./:=_A,\"'!".utf8)

  /// What may stand behind a text so that the pattern fails there.
  private static let breakers = Array("! \u{1}\n".utf8)

  init(of pattern: Pattern) {
    guard let tree = PatternAnalysis(pattern.source).tree else {
      // The pattern was not understood, so any of these may be what it repeats.
      addCommonTexts(before: [UInt8(ascii: "!")])
      return
    }
    collectSets(of: tree)
    walk(tree, after: [], before: [])
    // The tree leaves out what lookarounds ask for; they are tried wherever a match may begin.
    let whole = word(of: tree)
    add(HostileText(head: [], pump: Array(whole.prefix(1)), tail: []))
    add(HostileText(head: [], pump: whole, tail: []))
    let lookarounds = ["(?=", "(?!", "(?<=", "(?<!"]
    if lookarounds.contains(where: pattern.source.contains) { addCommonTexts(before: whole) }
  }

  /// Adds texts of what patterns mostly repeat.
  private mutating func addCommonTexts(before tail: [UInt8]) {
    for pump in ["a", "0", " ", "-", "a ", "\"a"] {
      add(HostileText(head: [], pump: Array(pump.utf8), tail: tail))
      add(HostileText(head: [], pump: Array(pump.utf8), tail: []))
    }
  }

  private mutating func add(_ text: HostileText) {
    let longest = max(text.head.count, text.pump.count, text.tail.count)
    guard texts.count < Self.limit, longest <= Self.partLimit, !text.pump.isEmpty,
      known.insert(text).inserted
    else { return }
    texts.append(text)
  }

  // MARK: The tree

  private mutating func collectSets(of tree: PatternTree) {
    switch tree {
    case .empty, .text, .oneOf, .wide: break
    case .sequence(let trees), .choice(let trees):
      for tree in trees { collectSets(of: tree) }
    case .repeated(.oneOf(let set), _, let most), .repeated(.wide(let set), _, let most):
      if Self.isMany(most) { sets.append(set) }
    case .repeated(let tree, _, _): collectSets(of: tree)
    }
  }

  /// Visits every repetition with a text that leads to it and one that would end the match.
  private mutating func walk(_ tree: PatternTree, after head: [UInt8], before rest: [UInt8]) {
    guard texts.count < Self.limit else { return }
    switch tree {
    case .empty, .text, .oneOf, .wide: break
    case .choice(let trees):
      for tree in trees.prefix(Self.partLimit) { walk(tree, after: head, before: rest) }
    case .sequence(let trees):
      // What does not fit into a part of a text is no use, and a bundle may hold huge patterns.
      let words = trees.prefix(Self.partLimit).map(word)
      for (index, tree) in trees.prefix(Self.partLimit).enumerated() {
        let before = words[..<index].flatMap { $0 }
        guard before.count <= Self.partLimit else { break }
        walk(
          tree, after: head + before, before: words[(index + 1)...].flatMap { $0 } + rest)
      }
    case .repeated(let inner, let least, let most):
      if Self.isMany(most) {
        let set = Self.set(of: inner)
        for pump in pumps(of: inner, before: rest) { addTexts(head, pump, rest, outside: set) }
      }
      let before = Self.times(max(least, 1) - 1, word(of: inner))
      walk(inner, after: head, before: before + rest)
    }
  }

  private mutating func addTexts(
    _ head: [UInt8], _ pump: [UInt8], _ rest: [UInt8], outside set: ByteSet
  ) {
    // A breaker that the rest begins with would complete the match.
    let breaker =
      Self.breakers.first { !set.contains($0) && !pump.contains($0) && $0 != rest.first } ?? 0x0A
    // What must come last in every match stands there, or PCRE2 would see at once that there is none.
    var ends: [(head: [UInt8], tail: [UInt8])] = [(head, [breaker])]
    if !rest.isEmpty {
      ends.insert((head, rest.dropLast() + [breaker] + rest.suffix(1)), at: 0)
      ends.append((rest.suffix(1) + head, []))
    } else if set.contains(breaker) {
      ends.append((head, []))
    }
    // Lines have no line break; elsewhere in a line the rest of the pattern may fail all the same.
    if breaker == 0x0A { ends.append((head, [Self.breakers[0]] + rest.suffix(1))) }
    // Another branch may match what stands at the beginning of a text.
    if head.isEmpty { ends.append(([Self.breakers[0]], [breaker] + rest.suffix(1))) }
    for (head, tail) in ends {
      add(HostileText(head: head, pump: pump, tail: tail))
      if !head.isEmpty { add(HostileText(head: [], pump: head + pump, tail: tail)) }
    }
  }

  private static func isMany(_ most: Int?) -> Bool { most.map { $0 >= manyTimes } ?? true }

  /// The bytes that a repeated part may consist of.
  private static func set(of tree: PatternTree) -> ByteSet {
    switch tree {
    case .empty: ByteSet()
    case .text(let literal): ByteSet(literal.bytes)
    case .oneOf(let set), .wide(let set): set
    case .sequence(let trees), .choice(let trees):
      trees.reduce(ByteSet()) { $0.union(set(of: $1)) }
    case .repeated(let tree, _, _): set(of: tree)
    }
  }

  // MARK: Words

  /// Short texts that a repeated part matches; what follows it is one where it can be.
  private func pumps(of tree: PatternTree, before rest: [UInt8]) -> [[UInt8]] {
    switch tree {
    case .oneOf(let set), .wide(let set):
      let best = byte(of: set)
      let next = rest.first.flatMap { set.contains($0) && $0 != best ? $0 : nil }
      return [[best]] + (next.map { [[$0]] } ?? [])
    case .choice(let trees):
      let words = trees.prefix(4).map(word)
      return words + [words.flatMap { $0 }]
    default:
      let short = word(of: tree)
      let full = word(of: tree, isFull: true)
      return short == full ? [short] : [short, full]
    }
  }

  /// A text that a tree matches: the shortest, or one in which nothing that may be there is missing.
  private func word(of tree: PatternTree, isFull: Bool) -> [UInt8] {
    switch tree {
    case .empty: []
    case .text(let literal): literal.bytes
    case .oneOf(let set), .wide(let set): [byte(of: set)]
    case .sequence(let trees): trees.flatMap { word(of: $0, isFull: isFull) }
    case .choice(let trees): trees.first.map { word(of: $0, isFull: isFull) } ?? []
    case .repeated(let tree, let least, _):
      Self.times(max(least, isFull ? 1 : 0), word(of: tree, isFull: isFull))
    }
  }

  /// A word several times; one that gets too long to be used is cut off.
  private static func times(_ count: Int, _ word: [UInt8]) -> [UInt8] {
    let most = partLimit / max(word.count, 1) + 1
    return (0..<min(count, most)).flatMap { _ in word }
  }

  private func word(of tree: PatternTree) -> [UInt8] { word(of: tree, isFull: false) }

  /// The byte of a set that the most repetitions can match.
  private func byte(of set: ByteSet) -> UInt8 {
    let own =
      Self.readable.filter(set.contains) + [set.intersection(.ascii).first].compactMap { $0 }
    let ranked = own.enumerated().max { left, right in
      let (l, r) = (shares(left.element), shares(right.element))
      return l == r ? left.offset > right.offset : l < r
    }
    return ranked?.element ?? set.first ?? UInt8(ascii: "a")
  }

  private func shares(_ byte: UInt8) -> Int { sets.count { $0.contains(byte) } }
}
