/// How many columns of a terminal a text takes.
///
/// A grapheme is counted as terminals draw it: marks and format characters take no column, wide
/// characters two, and an emoji sequence two however many scalars it has.
package enum DisplayWidth {
  /// The columns of the whole text, which must hold no line breaks.
  package static func of(_ text: some StringProtocol) -> Int {
    text.reduce(0) { $0 + width(of: $1) }
  }

  /// The longest beginning that fits into the columns; a grapheme is never cut.
  package static func prefix(_ text: Substring, fitting columns: Int) -> Substring {
    var used = 0
    var end = text.startIndex
    while end < text.endIndex {
      used += width(of: text[end])
      if used > columns { break }
      end = text.index(after: end)
    }
    return text[..<end]
  }

  /// The scalars that fit into the columns, one at least; for a grapheme that alone is too wide.
  static func cut(_ text: Substring, to columns: Int) -> Substring {
    let scalars = text.unicodeScalars
    var used = 0
    let end = scalars.indices.dropFirst().first { index in
      used += width(of: scalars[scalars.index(before: index)])
      return used + width(of: scalars[index]) > columns
    }
    return text[..<(end ?? text.endIndex)]
  }

  /// The columns of one grapheme.
  static func width(of grapheme: Character) -> Int {
    if let ascii = grapheme.asciiValue { return ascii < 0x20 || ascii == 0x7F ? 0 : 1 }
    let scalars = grapheme.unicodeScalars
    if let first = scalars.first, isDrawnAsOneEmoji(first: first, scalars: scalars) { return 2 }
    // Several spacing scalars in one grapheme (Indic conjuncts) stand side by side.
    return scalars.reduce(0) { $0 + width(of: $1) }
  }

  private static func isDrawnAsOneEmoji(
    first: Unicode.Scalar, scalars: Character.UnicodeScalarView
  ) -> Bool {
    guard first.properties.isEmoji, scalars.count > 1 else { return false }
    // VS16 asks for the emoji's picture, a modifier for its skin; two indicators make a flag.
    return scalars.contains { $0.value == 0xFE0F || $0.properties.isEmojiModifier }
      || (0x1F1E6...0x1F1FF).contains(first.value)
      || (first.properties.isEmojiPresentation && scalars.contains { $0.value == 0x200D })
  }

  private static func width(of scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .control, .lineSeparator, .paragraphSeparator: return 0
    // Arabic number signs are format characters that are drawn; all others are not.
    case .format: return scalar.properties.isDefaultIgnorableCodePoint ? 0 : 1
    default: break
    }
    switch scalar.value {
    // Vowels and finals of Hangul join the leading consonant; the fillers are blank.
    case 0x1160...0x11FF, 0xD7B0...0xD7FF, 0x3164, 0xFFA0: return 0
    default: return isWide(scalar.value) ? 2 : 1
    }
  }

  private static func isWide(_ value: UInt32) -> Bool {
    guard let first = wide.first, value >= first.lowerBound else { return false }
    var (low, high) = (0, wide.count)
    while low < high {
      let middle = (low + high) / 2
      if wide[middle].upperBound < value { low = middle + 1 } else { high = middle }
    }
    return low < wide.count && wide[low].contains(value)
  }
}
