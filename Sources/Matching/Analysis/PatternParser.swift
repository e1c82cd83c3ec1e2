/// Thrown where nothing can be concluded from a pattern; PCRE2 then decides on every line.
struct NotUnderstood: Error {}

/// Reads a PCRE2 expression as far as its necessary conditions go.
///
/// It accepts more than PCRE2 does, because PCRE2 checks the syntax itself. Constructs of which it
/// cannot tell where they end make it give up on the whole pattern.
struct PatternParser {
  let bytes: [UInt8]
  var index = 0
  var options = Options()

  /// Whether a letter of the pattern also stands for `ſ` or the Kelvin sign, which Unicode folds to
  /// `s` and `k`; the tree leaves these two out.
  var foldsBeyondASCII = false

  /// Whether the pattern asks for line breaks: by `\R`, `\n`, or a dot under `(?s)`.
  var spansLines = false

  /// Whether the parser is between `\Q` and `\E`.
  var isQuoting = false

  /// Where the expression may be cut off, where somebody wants to know.
  private(set) var cuts: [Cut]?

  private var depth = 0

  /// A place behind an item that stands in no group, before which the expression is one of its own.
  struct Cut {
    /// The offset in the source.
    var offset: Int
    /// The alternative that it lies in, from 0.
    var alternative: Int
    /// How many bytes the alternative asks for up to here as they are written.
    var literals: Int
  }

  /// PCRE2 itself nests groups no deeper.
  private static let depthLimit = 250

  /// The options that change what is read.
  struct Options {
    var ignoresCase = false
    var isExtended = false
    var isExtendedInClasses = false
    /// Whether a dot is a line break too.
    var dotIsAny = false
  }

  init(_ source: String, notingCuts: Bool = false) {
    bytes = Array(source.utf8)
    cuts = notingCuts ? [] : nil
  }

  /// Reads the whole expression.
  mutating func parse() throws(NotUnderstood) -> PatternTree {
    let tree = try alternatives()
    guard index == bytes.count else { throw NotUnderstood() }
    return tree
  }

  var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  func peek(_ offset: Int) -> UInt8? {
    index + offset < bytes.count ? bytes[index + offset] : nil
  }

  mutating func eat(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  func startsWith(_ text: StaticString) -> Bool {
    guard bytes.count - index >= text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { $0.elementsEqual(bytes[index..<index + $0.count]) }
  }

  /// Moves behind the next occurrence of a byte.
  mutating func skip(past byte: Unicode.Scalar) throws(NotUnderstood) {
    while let found = next {
      index += 1
      if found == UInt8(ascii: byte) { return }
    }
    throw NotUnderstood()
  }

  /// The alternatives up to a closing parenthesis or the end; options set inside end with them.
  mutating func alternatives() throws(NotUnderstood) -> PatternTree {
    depth += 1
    guard depth <= Self.depthLimit else { throw NotUnderstood() }
    let outer = options
    defer {
      options = outer
      depth -= 1
    }
    var branches = [try sequence()]
    while !isQuoting, eat("|") {
      noteCut(literals: 0, inAlternative: branches.count)
      branches.append(try sequence())
    }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func sequence() throws(NotUnderstood) -> PatternTree {
    var items: [PatternTree] = []
    var run = Literal()
    while true {
      takePlainCharacters(into: &run)
      try skipIgnored()
      guard let byte = next else { break }
      if !isQuoting, byte == UInt8(ascii: "|") || byte == UInt8(ascii: ")") { break }
      let tree = try quantified(try item(byte))
      noteCut(literals: tree.literalLength)
      switch tree {
      case .text(let literal): run.append(literal)
      case .empty: break
      default:
        if !run.isEmpty { items.append(.text(run)) }
        run = Literal()
        items.append(tree)
      }
    }
    if items.isEmpty { return run.isEmpty ? .empty : .text(run) }
    if !run.isEmpty { items.append(.text(run)) }
    return items.count == 1 ? items[0] : .sequence(items)
  }

  /// Takes characters that stand for themselves and that nothing behind them can repeat.
  ///
  /// Most of a pattern is such text; to make a tree of each character took most of the analysis.
  private mutating func takePlainCharacters(into run: inout Literal) {
    guard !isQuoting, !options.isExtended else { return }
    while let byte = next, Self.plain.contains(byte), let following = peek(1),
      Self.plain.contains(following)
    {
      if options.ignoresCase { noteFolding(of: byte) }
      run.append(byte, ignoresCase: options.ignoresCase)
      index += 1
      noteCut(literals: 1)
    }
  }

  /// Notes that the expression may be cut off here, behind an item or a bar between alternatives.
  private mutating func noteCut(literals: Int, inAlternative alternative: Int? = nil) {
    guard depth == 1, cuts != nil else { return }
    let last = alternative == nil ? cuts?.last : nil
    cuts?.append(
      Cut(
        offset: index, alternative: alternative ?? last?.alternative ?? 0,
        literals: (last?.literals ?? 0) + literals))
  }

  /// Letters, digits, blanks and marks without a meaning of their own.
  private static let plain = ByteSet(
    (0x20...0x7E).filter { !"\\^$.[]|()?*+{}#".utf8.contains($0) })

  /// Moves over comments, the marks of quoted text and the white space of extended mode.
  ///
  /// A quantifier behind any of these belongs to the item before them.
  private mutating func skipIgnored() throws(NotUnderstood) {
    while let byte = next {
      if byte == UInt8(ascii: "\\"), startsWith("\\E") {
        isQuoting = false
        index += 2
      } else if isQuoting {
        return
      } else if byte == UInt8(ascii: "\\"), startsWith("\\Q") {
        isQuoting = true
        index += 2
      } else if byte == UInt8(ascii: "("), startsWith("(?#") {
        try skip(past: ")")
      } else if options.isExtended, byte == 0x20 || (0x09...0x0D).contains(byte) {
        index += 1
      } else if options.isExtended, byte == UInt8(ascii: "#") {
        while let byte = next, byte != 0x0A { index += 1 }
      } else if options.isExtended, byte == 0xC2 || byte == 0xE2 {
        // U+0085, U+200E, U+200F, U+2028 and U+2029 are white space here too; rare enough.
        throw NotUnderstood()
      } else {
        return
      }
    }
  }

  private mutating func item(_ byte: UInt8) throws(NotUnderstood) -> PatternTree {
    if isQuoting { return try character(scalar()) }
    switch byte {
    case UInt8(ascii: "\\"):
      index += 1
      return try escape()
    case UInt8(ascii: "["): return try characterClass()
    case UInt8(ascii: "("): return try group()
    case UInt8(ascii: "."):
      index += 1
      return .wide(options.dotIsAny ? .ascii : ByteSet.ascii.subtracting(.lineBreak))
    case UInt8(ascii: "^"), UInt8(ascii: "$"):
      index += 1
      return .empty
    case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"): throw NotUnderstood()
    default: return try character(scalar())
    }
  }

  private mutating func quantified(_ item: PatternTree) throws(NotUnderstood) -> PatternTree {
    var tree = item
    while true {
      try skipIgnored()
      guard !isQuoting, let (min, max) = try quantifier() else { return tree }
      tree = .times(tree, min: min, max: max)
    }
  }

  private mutating func quantifier() throws(NotUnderstood) -> (Int, Int?)? {
    let found: (Int, Int?)
    switch next {
    case UInt8(ascii: "*"): found = (0, nil)
    case UInt8(ascii: "+"): found = (1, nil)
    case UInt8(ascii: "?"): found = (0, 1)
    case UInt8(ascii: "{"):
      guard let counts = try counts() else { return nil }
      found = counts
    default: return nil
    }
    index += 1
    // Lazy and possessive repetitions need the same bytes.
    if next == UInt8(ascii: "?") || next == UInt8(ascii: "+") { index += 1 }
    return found
  }

  /// Reads `{2}`, `{2,}` or `{2,3}` up to its closing brace; nil where the brace is just a brace.
  private mutating func counts() throws(NotUnderstood) -> (Int, Int?)? {
    let start = index
    index += 1
    if next == UInt8(ascii: ",") || next == 0x20 || next == 0x09 {
      // PCRE2 10.43 reads `{,3}` and `{ 2 }` as counts, earlier ones as text.
      throw NotUnderstood()
    }
    if let min = number() {
      if next == UInt8(ascii: "}") { return (min, min) }
      if eat(",") {
        let max = number()
        if next == UInt8(ascii: "}") { return (min, max) }
      }
      if next == 0x20 || next == 0x09 { throw NotUnderstood() }
    }
    index = start
    return nil
  }

  mutating func number() -> Int? {
    var value: Int?
    while let digit = next, digit.isASCIIDigit {
      value = min((value ?? 0) * 10 + Int(digit - UInt8(ascii: "0")), 1 << 20)
      index += 1
    }
    return value
  }
}
