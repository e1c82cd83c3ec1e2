/// Finds where each character of a YAML scalar was written, by reading the scalar again.
///
/// Yams tells only where a scalar starts. To put a caret under a character of a pattern, this reads
/// the raw text once more by the same rules as libyaml: doubled quotes, escapes, folded lines and
/// the indentation of blocks. Whoever calls compares what was read with what Yams says and drops
/// the origins when they differ, so a mistake here can never point at a wrong place.
struct ScalarOrigins {
  enum Style: Sendable { case plain, singleQuoted, doubleQuoted, literal, folded }

  private let scalars: [Unicode.Scalar]
  private let wanted: Int
  private var index: Int
  private(set) var text: [Unicode.Scalar] = []
  private(set) var origins: [Int] = []

  /// Reads a scalar that starts at an offset, until it has as many characters as wanted.
  init(_ scalars: [Unicode.Scalar], from start: Int, style: Style, reading expected: String) {
    self.scalars = scalars
    let expected = Array(expected.unicodeScalars)
    wanted = expected.count
    index = start
    skipTag()
    switch style {
    case .plain: readFlow(quote: nil)
    case .singleQuoted: readFlow(quote: "'")
    case .doubleQuoted: readFlow(quote: "\"")
    case .literal, .folded: readBlock(folded: style == .folded, expected: expected)
    }
    text = Array(text.prefix(wanted))
    origins = Array(origins.prefix(wanted))
  }

  /// The offset behind what was read.
  var end: Int { index }

  private var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }
  private var isDone: Bool { text.count >= wanted || index >= scalars.count }

  private mutating func emit(_ scalar: Unicode.Scalar, from origin: Int) {
    text.append(scalar)
    origins.append(origin)
  }

  private mutating func skipTag() {
    while current == "!" || current == "&" {
      while let scalar = current, !isBlank(scalar), !SourceText.isBreak(scalar) { index += 1 }
      while let scalar = current, isBlank(scalar) || SourceText.isBreak(scalar) { index += 1 }
    }
  }

  private func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }

  // MARK: Plain and quoted scalars

  private mutating func readFlow(quote: Unicode.Scalar?) {
    if quote != nil { index += 1 }
    while !isDone, let scalar = current {
      if let quote, scalar == quote {
        guard quote == "'", index + 1 < scalars.count, scalars[index + 1] == "'" else { break }
        emit("'", from: index)
        index += 2
      } else if quote == "\"", scalar == "\\" {
        readEscape()
      } else if isBlank(scalar) || SourceText.isBreak(scalar) {
        readWhitespace(afterEscapedBreak: false)
      } else {
        emit(scalar, from: index)
        index += 1
      }
    }
    if quote != nil, current == quote { index += 1 }
  }

  /// Reads blanks, which stand for themselves inside a line and fold where a line ends.
  private mutating func readWhitespace(afterEscapedBreak: Bool) {
    let start = index
    var breaks: [Int] = []
    while let scalar = current, isBlank(scalar) || SourceText.isBreak(scalar) {
      if SourceText.isBreak(scalar) { breaks.append(index) }
      skipOne()
    }
    if afterEscapedBreak {
      for origin in breaks { emit("\n", from: origin) }
    } else if let first = breaks.first {
      if breaks.count == 1 { emit(" ", from: first) }
      for origin in breaks.dropFirst() { emit("\n", from: origin) }
    } else {
      for origin in start..<index { emit(scalars[origin], from: origin) }
    }
  }

  /// Steps over one character, or over both of a CRLF.
  private mutating func skipOne() {
    let isCR = current == "\r"
    index += 1
    if isCR, current == "\n" { index += 1 }
  }

  private mutating func readEscape() {
    let start = index
    index += 1
    guard let scalar = current else { return }
    if SourceText.isBreak(scalar) {
      skipOne()
      return readWhitespace(afterEscapedBreak: true)
    }
    index += 1
    if let digits = Self.hexDigits[scalar] {
      let end = min(index + digits, scalars.count)
      let code = UInt32(String(String.UnicodeScalarView(scalars[index..<end])), radix: 16)
      index = end
      emit(code.flatMap(Unicode.Scalar.init) ?? "\u{FFFD}", from: start)
    } else {
      emit(Self.escapes[scalar] ?? scalar, from: start)
    }
  }

  private static let hexDigits: [Unicode.Scalar: Int] = ["x": 2, "u": 4, "U": 8]

  private static let escapes: [Unicode.Scalar: Unicode.Scalar] = [
    "0": "\0", "a": "\u{7}", "b": "\u{8}", "t": "\t", "n": "\n", "v": "\u{B}", "f": "\u{C}",
    "r": "\r", "e": "\u{1B}", "N": "\u{85}", "_": "\u{A0}", "L": "\u{2028}", "P": "\u{2029}",
  ]

  // MARK: Block scalars

  private mutating func readBlock(folded: Bool, expected: [Unicode.Scalar]) {
    while let scalar = current, !SourceText.isBreak(scalar) { index += 1 }
    skipOne()
    let indentation = blockIndentation(expected: expected)
    var (lineBreak, emptyLines): (Int?, [Int]) = (nil, [])
    var lastBeganBlank = false
    while !isDone {
      let content = skipIndentation(upTo: indentation)
      guard let scalar = current else { break }
      if SourceText.isBreak(scalar) {
        emptyLines.append(index)
        skipOne()
        continue
      }
      guard content >= indentation else { break }
      let beginsBlank = isBlank(scalar)
      if let lineBreak {
        let folds = folded && !lastBeganBlank && !beginsBlank
        if !folds {
          emit("\n", from: lineBreak)
        } else if emptyLines.isEmpty {
          emit(" ", from: lineBreak)
        }
      }
      for origin in emptyLines { emit("\n", from: origin) }
      emptyLines = []
      while let scalar = current, !SourceText.isBreak(scalar) {
        emit(scalar, from: index)
        index += 1
      }
      lineBreak = index
      lastBeganBlank = beginsBlank
      skipOne()
    }
    if let lineBreak { emit("\n", from: lineBreak) }
    for origin in emptyLines { emit("\n", from: origin) }
  }

  private mutating func skipIndentation(upTo limit: Int) -> Int {
    var count = 0
    while count < limit, current == " " {
      index += 1
      count += 1
    }
    return count
  }

  /// How deep the block is indented: its first line's blanks, less those that belong to the text.
  private func blockIndentation(expected: [Unicode.Scalar]) -> Int {
    var probe = index
    var blanks = 0
    while probe < scalars.count {
      if scalars[probe] == " " {
        blanks += 1
      } else if SourceText.isBreak(scalars[probe]) {
        blanks = 0
      } else {
        break
      }
      probe += 1
    }
    let own = expected.drop { $0 == "\n" }.prefix { $0 == " " }.count
    return max(blanks - own, 0)
  }
}
