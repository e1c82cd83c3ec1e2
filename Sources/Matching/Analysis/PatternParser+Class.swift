extension PatternParser {
  /// Reads a class such as `[^a-z\d]`; the parser stands at its opening bracket.
  mutating func characterClass() throws(NotUnderstood) -> PatternTree {
    if startsWith("[[:<:]]") || startsWith("[[:>:]]") {
      // PCRE2's spelling of the beginning and the end of a word.
      index += 7
      return .empty
    }
    index += 1
    try refuseMarksAtClassStart()
    let isNegated = eat("^")
    try refuseMarksAtClassStart()
    var contents = try classContents()
    if options.ignoresCase {
      contents.ascii.closeUnderCase()
      if contents.ascii.intersection(Self.foldedFromBeyond).first != nil { foldsBeyondASCII = true }
    }
    if contents.hasLineBreak, !isNegated { spansLines = true }
    if isNegated {
      // What was not understood is not in `certain`, so it stays allowed.
      if options.ignoresCase { contents.certain.closeUnderCase() }
      return .wide(ByteSet.ascii.subtracting(contents.certain))
    }
    let allowed = contents.ascii.intersection(.ascii)
    if contents.isWide {
      return .wide(options.ignoresCase ? allowed.union(Self.foldedFromBeyond) : allowed)
    }
    return .oneOf(allowed)
  }

  /// Gives up where something that PCRE2 ignores stands before `^` or the first `]`.
  private func refuseMarksAtClassStart() throws(NotUnderstood) {
    if startsWith("\\E") || startsWith("\\Q\\E") { throw NotUnderstood() }
    if options.isExtendedInClasses, next == 0x20 || next == 0x09 { throw NotUnderstood() }
  }

  /// What stands between the brackets.
  private struct ClassContents {
    /// Every ASCII character that may be in the class.
    var ascii = ByteSet()

    /// The ASCII characters that are in it for certain.
    var certain = ByteSet()

    /// Whether characters beyond ASCII may be in it.
    var isWide = false

    /// Whether a line break stands in it by itself.
    var hasLineBreak = false

    mutating func add(_ set: ByteSet) {
      ascii = ascii.union(set)
      certain = certain.union(set)
    }

    mutating func add(_ range: ClosedRange<UInt32>) {
      if range.upperBound > 0x7F { isWide = true }
      if range.lowerBound <= 0x7F {
        add(ByteSet(UInt8(range.lowerBound)...UInt8(min(range.upperBound, 0x7F))))
      }
    }
  }

  private mutating func classContents() throws(NotUnderstood) -> ClassContents {
    var contents = ClassContents()
    var isFirst = true
    /// The character before the parser, where it can begin a range.
    var low: Unicode.Scalar?
    while let byte = next {
      if isQuoting || byte == UInt8(ascii: "\\"), try skipQuoteMarks() { continue }
      if !isQuoting {
        if byte == UInt8(ascii: "]"), !isFirst {
          index += 1
          return contents
        }
        if options.isExtendedInClasses, byte == 0x20 || byte == 0x09 {
          index += 1
          continue
        }
        if byte == UInt8(ascii: "["), let set = try posixClass() {
          contents.add(set.ascii)
          contents.isWide = contents.isWide || set.isWide
          (isFirst, low) = (false, nil)
          continue
        }
        if byte == UInt8(ascii: "-"), let start = low, peek(1) != UInt8(ascii: "]") {
          index += 1
          low = nil
          try readRangeEnd(from: start, into: &contents)
          continue
        }
      }
      isFirst = false
      low = try classItem(into: &contents)
    }
    throw NotUnderstood()
  }

  /// Reads one item and adds it; returns it where it is one character.
  private mutating func classItem(
    into contents: inout ClassContents
  ) throws(NotUnderstood) -> Unicode.Scalar? {
    if !isQuoting, next == UInt8(ascii: "\\"), let letter = peek(1) {
      index += 1
      if let shorthand = Shorthand(letter) {
        index += 1
        contents.add(shorthand.ascii)
        contents.isWide = contents.isWide || shorthand.isWide
        return nil
      }
      if letter == UInt8(ascii: "p") || letter == UInt8(ascii: "P") {
        try skipProperty()
        contents.ascii = .ascii
        contents.isWide = true
        return nil
      }
      let character = try classEscape(letter)
      if character == "\n" { contents.hasLineBreak = true }
      contents.add(character.value...character.value)
      return character
    }
    let character = try scalar()
    if character == "\n" { contents.hasLineBreak = true }
    contents.add(character.value...character.value)
    return character
  }

  private mutating func classEscape(_ letter: UInt8) throws(NotUnderstood) -> Unicode.Scalar {
    switch letter {
    case UInt8(ascii: "b"):
      index += 1
      return "\u{08}"
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      // In a class digits are always octal, and 8 and 9 differ between versions.
      guard letter < UInt8(ascii: "8") else { throw NotUnderstood() }
      var value: UInt32 = 0
      for _ in 0..<3 {
        guard let digit = next, (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(digit) else {
          break
        }
        value = value * 8 + UInt32(digit - UInt8(ascii: "0"))
        index += 1
      }
      guard let scalar = Unicode.Scalar(value) else { throw NotUnderstood() }
      return scalar
    default: return try scalarEscape()
    }
  }

  /// Reads what stands behind the hyphen of a range.
  private mutating func readRangeEnd(
    from low: Unicode.Scalar, into contents: inout ClassContents
  ) throws(NotUnderstood) {
    // A hyphen between marks, classes or shorthands is just a hyphen: read nothing into those.
    while next == UInt8(ascii: "\\"), try skipQuoteMarks() {}
    if isQuoting || next == UInt8(ascii: "[") { throw NotUnderstood() }
    if next == UInt8(ascii: "\\"), let letter = peek(1),
      Shorthand(letter) != nil || letter | 0x20 == UInt8(ascii: "p")
    {
      contents.add(ByteSet("-".utf8))
      return
    }
    if options.isExtendedInClasses, next == 0x20 || next == 0x09 { throw NotUnderstood() }
    var end = ClassContents()
    guard let high = try classItem(into: &end), low <= high else { throw NotUnderstood() }
    contents.add(low.value...high.value)
    if options.ignoresCase, high.value > 0x7F { contents.isWide = true }
  }

  /// Moves over `\Q` and `\E`; tells whether there was one.
  private mutating func skipQuoteMarks() throws(NotUnderstood) -> Bool {
    if startsWith("\\E") {
      isQuoting = false
    } else if !isQuoting, startsWith("\\Q") {
      isQuoting = true
    } else {
      return false
    }
    index += 2
    return true
  }

  /// Reads `[:alpha:]` or `[:^alpha:]`; nil where the bracket is just a bracket.
  private mutating func posixClass() throws(NotUnderstood) -> (ascii: ByteSet, isWide: Bool)? {
    guard let mark = peek(1), mark == UInt8(ascii: ":") else {
      if let mark = peek(1), mark == UInt8(ascii: ".") || mark == UInt8(ascii: "=") {
        throw NotUnderstood()
      }
      return nil
    }
    var end = index + 2
    while end + 1 < bytes.count, bytes[end] != UInt8(ascii: "]"), bytes[end] != UInt8(ascii: "\\"),
      bytes[end] != UInt8(ascii: "["), bytes[end] != UInt8(ascii: ":")
    {
      end += 1
    }
    guard end + 1 < bytes.count, bytes[end] == UInt8(ascii: ":"),
      bytes[end + 1] == UInt8(ascii: "]")
    else { throw NotUnderstood() }
    var name = String(decoding: bytes[index + 2..<end], as: UTF8.self)
    index = end + 2
    let isNegated = name.hasPrefix("^")
    if isNegated { name.removeFirst() }
    guard let set = Self.posixSets[name] else { throw NotUnderstood() }
    return isNegated ? (ByteSet.ascii.subtracting(set), true) : (set, false)
  }

  private static let posixSets: [String: ByteSet] = {
    func set(_ isMember: (UInt8) -> Bool) -> ByteSet { ByteSet((0...0x7F).filter(isMember)) }
    let isUpper = { (byte: UInt8) in byte.isASCIILetter && byte & 0x20 == 0 }
    let isLower = { (byte: UInt8) in byte.isASCIILetter && byte & 0x20 != 0 }
    let isAlnum = { (byte: UInt8) in byte.isASCIILetter || byte.isASCIIDigit }
    let isGraph = { (byte: UInt8) in byte > 0x20 && byte < 0x7F }
    return [
      "alpha": set { $0.isASCIILetter }, "lower": set(isLower), "upper": set(isUpper),
      "digit": set { $0.isASCIIDigit }, "alnum": set(isAlnum),
      "word": set { isAlnum($0) || $0 == 0x5F },
      "blank": set { $0 == 0x20 || $0 == 0x09 },
      "space": set { $0 == 0x20 || (0x09...0x0D).contains($0) },
      "cntrl": set { $0 < 0x20 || $0 == 0x7F }, "graph": set(isGraph),
      "print": set { isGraph($0) || $0 == 0x20 }, "ascii": set { _ in true },
      "punct": set { isGraph($0) && !isAlnum($0) },
      "xdigit": set {
        $0.isASCIIDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0 | 0x20)
      },
    ]
  }()
}
