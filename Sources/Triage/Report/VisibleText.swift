/// Text of a log made safe to show on one line: what cannot be seen becomes visible.
///
/// Controls, bidi controls and other invisible characters appear as `⟨U+202E⟩`, a line break as
/// `⏎`, a tab as a space. Letters of all scripts stay as they are, also those written from right to
/// left, and so do the joiners that emoji and some scripts need.
package enum VisibleText {
  /// How many marks one letter may carry before the rest is spelled out; no script needs more.
  private static let markLimit = 10

  /// The text on one line with nothing hidden in it.
  package static func of(_ text: String) -> String { of(text, namesBreaks: false) }

  /// The same, where line breaks and tabs may be shown by their numbers.
  fileprivate static func of(_ text: String, namesBreaks: Bool) -> String {
    if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return text }
    let scalars = Array(text.unicodeScalars)
    var shown = String.UnicodeScalarView()
    var marks = 0
    // Whether a mark would sit on what is not of the text: what the report prints before it, or the
    // name of a character.
    var lacksBase = true
    for (index, scalar) in scalars.enumerated() {
      let isMark = scalar.isMark
      marks = isMark ? marks + 1 : 0
      switch scalar {
      case "\r" where !namesBreaks && index + 1 < scalars.count && scalars[index + 1] == "\n":
        continue
      case "\n" where !namesBreaks: shown.append(contentsOf: " ⏎ ".unicodeScalars)
      case "\t" where !namesBreaks: shown.append(" ")
      case _
      where marks > markLimit || isHidden(scalar) && !isJoiner(at: index, in: scalars)
        || isVariation(scalar) && !isVaried(at: index, in: scalars):
        shown.append(contentsOf: name(of: scalar).unicodeScalars)
      case _ where isMark && lacksBase:
        shown.append(contentsOf: ["\u{25CC}", scalar])
        lacksBase = false
        continue
      default:
        shown.append(scalar)
        lacksBase = false
        continue
      }
      lacksBase = true
    }
    return String(shown)
  }

  /// The character, or its number where it is hidden: for messages, which quote single characters.
  static func of(_ scalar: Unicode.Scalar) -> String {
    isHidden(scalar) ? name(of: scalar) : String(Character(scalar))
  }

  /// Whether a character is invisible or changes how its neighbours are drawn.
  package static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: return true
    default: break
    }
    if isVariation(scalar) { return false }
    return properties.isDefaultIgnorableCodePoint || properties.isBidiControl
      || properties.isNoncharacterCodePoint || (0xFFF9...0xFFFB).contains(scalar.value)
  }

  /// Whether a text holds letters that are written from right to left.
  package static func isRightToLeft(_ text: String) -> Bool {
    text.unicodeScalars.contains(where: isRightToLeft)
  }

  /// Whether a character is a letter that is written from right to left.
  static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
      true
    default: false
    }
  }

  /// Whether a zero-width joiner or non-joiner stands where emoji or a joining script need it.
  private static func isJoiner(at index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    guard [0x200C, 0x200D].contains(scalars[index].value),
      index > 0, index + 1 < scalars.count
    else { return false }
    let (before, after) = (scalars[index - 1], scalars[index + 1])
    if scalars[index].value == 0x200D, after.properties.isEmoji, after.value > 0xFF {
      return before.value > 0xFF && (before.properties.isEmoji || before.value == 0xFE0F)
    }
    // Arabic and its kin, and the scripts of India.
    return [before, after].allSatisfy { (0x0600...0x0DFF).contains($0.value) }
  }

  /// Whether a character chooses how the one before it is drawn; alone it is invisible.
  private static func isVariation(_ scalar: Unicode.Scalar) -> Bool {
    (0xFE00...0xFE0F).contains(scalar.value)
  }

  /// Whether a variation selector stands behind what it may vary: no ASCII but a keycap's base.
  private static func isVaried(at index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    guard index > 0, !scalars[index - 1].isMark, !isHidden(scalars[index - 1]) else { return false }
    return !scalars[index - 1].isASCII
      || scalars[index - 1].properties.isEmoji && index + 1 < scalars.count
        && scalars[index + 1] == "\u{20E3}"
  }

  private static func name(of scalar: Unicode.Scalar) -> String {
    "⟨U+\(Padding.hex(scalar.value))⟩"
  }
}

extension String {
  /// This text with control and direction characters, and line breaks too, shown by their numbers.
  package var showingControls: String { VisibleText.of(self, namesBreaks: true) }
}

extension Unicode.Scalar {
  /// Whether the character joins with the one before it.
  fileprivate var isMark: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark: true
    default: properties.isEmojiModifier || (0x1160...0x11FF).contains(value)
    }
  }
}
