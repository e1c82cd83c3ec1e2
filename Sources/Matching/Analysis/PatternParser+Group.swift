extension PatternParser {
  /// Reads a group of any kind; the parser stands at its opening parenthesis.
  mutating func group() throws(NotUnderstood) -> PatternTree {
    index += 1
    if next == UInt8(ascii: "*") { return try verb() }
    guard eat("?") else { return try body() }
    guard let kind = next else { throw NotUnderstood() }
    switch kind {
    case UInt8(ascii: ":"), UInt8(ascii: "|"), UInt8(ascii: ">"):
      index += 1
      return try body()
    case UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: "*"):
      index += 1
      return try lookaround()
    case UInt8(ascii: "<"):
      if let sign = peek(1),
        [UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: "*")].contains(sign)
      {
        index += 2
        return try lookaround()
      }
      try skip(past: ">")
      return try body()
    case UInt8(ascii: "'"):
      index += 1
      try skip(past: "'")
      return try body()
    case UInt8(ascii: "P"):
      if peek(1) == UInt8(ascii: "<") {
        try skip(past: ">")
        return try body()
      }
      return try reference()
    case UInt8(ascii: "&"), UInt8(ascii: "R"), UInt8(ascii: "+"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      return try reference()
    case UInt8(ascii: "("): return try conditional()
    case UInt8(ascii: "-"):
      if let digit = peek(1), digit.isASCIIDigit { return try reference() }
      return try optionSetting()
    default: return try optionSetting()
    }
  }

  private mutating func body() throws(NotUnderstood) -> PatternTree {
    let tree = try alternatives()
    guard eat(")") else { throw NotUnderstood() }
    return tree
  }

  /// A lookaround consumes nothing, so nothing of it is required here.
  private mutating func lookaround() throws(NotUnderstood) -> PatternTree {
    let folds = foldsBeyondASCII
    _ = try body()
    foldsBeyondASCII = folds
    return .empty
  }

  /// A backreference or a recursion by number or name: any bytes.
  private mutating func reference() throws(NotUnderstood) -> PatternTree {
    try skip(past: ")")
    return .anything
  }

  /// Reads `(?(condition)yes|no)`; the parser stands at the condition.
  private mutating func conditional() throws(NotUnderstood) -> PatternTree {
    if peek(1) == UInt8(ascii: "?") || peek(1) == UInt8(ascii: "*") {
      if peek(2) == UInt8(ascii: "C") { throw NotUnderstood() }
      _ = try group()
    } else {
      try skip(past: ")")
    }
    // Without a second alternative, and for DEFINE, nothing needs to match.
    return .choice([try body(), .empty])
  }

  /// Reads `(?i)` or `(?i:…)`.
  private mutating func optionSetting() throws(NotUnderstood) -> PatternTree {
    var changed = options
    var isOn = true
    while let letter = next {
      index += 1
      switch letter {
      case UInt8(ascii: "^"): changed = Options()
      case UInt8(ascii: "-"): isOn = false
      case UInt8(ascii: "i"): changed.ignoresCase = isOn
      case UInt8(ascii: "x"):
        changed.isExtendedInClasses = isOn && next == UInt8(ascii: "x")
        changed.isExtended = isOn
        if next == UInt8(ascii: "x") { index += 1 }
      case UInt8(ascii: "s"):
        changed.dotIsAny = isOn
        if isOn { spansLines = true }
      case UInt8(ascii: "m"), UInt8(ascii: "n"), UInt8(ascii: "J"),
        UInt8(ascii: "U"):
        break
      case UInt8(ascii: ")"):
        options = changed
        return .empty
      case UInt8(ascii: ":"):
        let outer = options
        options = changed
        defer { options = outer }
        return try body()
      default: throw NotUnderstood()
      }
    }
    throw NotUnderstood()
  }

  /// Reads `(*NAME)`: the verbs that only take matches away need nothing.
  private mutating func verb() throws(NotUnderstood) -> PatternTree {
    let known: [StaticString] = [
      "*PRUNE)", "*SKIP)", "*COMMIT)", "*THEN)", "*FAIL)", "*F)",
    ]
    guard let verb = known.first(where: { startsWith($0) }) else { throw NotUnderstood() }
    index += verb.utf8CodeUnitCount
    return .empty
  }
}
