/// Makes text of logs and rules safe inside a line of GitHub-flavoured markdown.
///
/// No text can become a heading, list, link, mention, reference, image or HTML, nor leave its code
/// span. Markdown is read byte by byte, so a mark behind a backtick does not make it another sign.
/// Pipes are escaped by ``MarkdownTable``, which alone takes them for markup.
package enum MarkdownEscape {
  /// Text of a log as a code span, in which nothing is markup and the source stays readable.
  package static func code(_ text: String) -> String {
    let short = ShortText(text)
    return span(short.visible) + (short.remainder.map { " \($0)" } ?? "")
  }

  /// Text that stands as prose, with every character that could be markup escaped.
  package static func text(_ text: String) -> String {
    let short = ShortText(text)
    return escaped(Array(short.visible.unicodeScalars)) + (short.remainder ?? "")
  }

  /// A link of a rule, or its text where it is no plain web address.
  package static func link(_ address: String) -> String {
    let isPlain =
      address.utf8.allSatisfy {
        (0x21...0x7E).contains($0) && !"<>|\\`\"".utf8.contains($0)
      } && ["https://", "http://"].contains { address.utf8.starts(with: $0.utf8) }
    return isPlain ? "<\(address)>" : text(address)
  }

  private static func span(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    // A table's `\|` stands for a pipe, so its span cannot say `\|`; and what a runner obeys can be
    // parted only outside of one.
    var mark = RunnerMark()
    let isSafe = scalars.indices.allSatisfy { index in
      let isPipe = scalars[index] == "|" && index > 0 && scalars[index - 1] == "\\"
      return !mark.isCompleted(by: scalars[index]) && !isPipe
    }
    guard isSafe else { return "<code>\(escaped(scalars, isCode: true))</code>" }
    guard let first = scalars.first, let last = scalars.last else { return "" }
    let runs = Set(scalars.split { $0 != "`" }.map(\.count))
    let fence = Padding.repeated("`", (1...).first { !runs.contains($0) } ?? 1)
    let space = first == "`" || last == "`" ? " " : ""
    return fence + space + text + space + fence
  }

  /// The text as prose; in a code element no commit is linked.
  private static func escaped(_ scalars: [Unicode.Scalar], isCode: Bool = false) -> String {
    var escaped = String.UnicodeScalarView()
    var rest = scalars.indices
    while let index = rest.popFirst() {
      let before = index > 0 ? scalars[index - 1] : nil
      if !isCode, !isPartOfName(before), let end = commitEnd(in: scalars, from: index) {
        escaped.append(contentsOf: ["`"] + scalars[index..<end] + ["`"])
        rest = end..<scalars.endIndex
        continue
      }
      let after = index + 1 < scalars.count ? scalars[index + 1] : nil
      if isMarkup(scalars[index], before: before, after: after)
        || isListMark(scalars, at: index, after: after)
      {
        escaped.append("\\")
      }
      escaped.append(scalars[index])
      if startsReference(scalars, at: index, after: after) {
        escaped.append(contentsOf: "<!-- -->".unicodeScalars)
      }
    }
    return String(escaped)
  }

  private static func isMarkup(
    _ scalar: Unicode.Scalar, before: Unicode.Scalar?, after: Unicode.Scalar?
  ) -> Bool {
    switch scalar {
    case "\\", "`", "*", "[", "]", "<", ">", "&", "~", "$": true
    // Inside a word an underscore is no emphasis.
    case "_": !isWord(before) || !isWord(after)
    // The beginning of a line may be a heading, a quote or a list, the end of one close a heading.
    case "#": before == nil || !isWord(after)
    // Two colons begin a command to a runner.
    case "+", "-", "=", "!", ":": before == nil
    default: false
    }
  }

  /// Whether a dot or parenthesis behind a number would make the text an item of a list.
  private static func isListMark(
    _ scalars: [Unicode.Scalar], at index: Int, after: Unicode.Scalar?
  ) -> Bool {
    guard scalars[index] == "." || scalars[index] == ")", (1...9).contains(index) else {
      return false
    }
    return (after == nil || after == " ") && scalars[..<index].allSatisfy(isDigit)
  }

  /// Whether GitHub would make a mention, a reference, an address, an emoji or a formula of what
  /// follows.
  ///
  /// It does so after the markup is read, so escaping cannot stop it; an empty comment does.
  private static func startsReference(
    _ scalars: [Unicode.Scalar], at index: Int, after: Unicode.Scalar?
  ) -> Bool {
    guard let after, after != " " else { return false }
    switch scalars[index] {
    case "@", "$": return true
    case "#": return isWord(after)
    case ":": return isWord(after) || "/+-_".unicodeScalars.contains(after)
    case "-":
      return isWord(after)
        && ["gh", "ghsa", "cve"].contains { word in
          guard index >= word.utf8.count else { return false }
          return scalars[(index - word.utf8.count)..<index].map(\.properties.lowercaseMapping)
            .joined() == word
        }
    // `www.`
    case "w", "W": return after == "."
    default: return false
    }
  }

  /// The end of a word that has the look of a commit, which GitHub links, wherever it knows it.
  ///
  /// - Returns: the end; nil where no part between hyphens has 7 to 40 digits of base 16.
  private static func commitEnd(in scalars: [Unicode.Scalar], from start: Int) -> Int? {
    let end = scalars[start...].firstIndex { !isPartOfName($0) } ?? scalars.endIndex
    let parts = scalars[start..<end].split(separator: "-")
    let isCommit = parts.contains { part in
      (7...40).contains(part.count)
        && part.allSatisfy { isDigit($0) || ("a"..."f").contains($0) || ("A"..."F").contains($0) }
    }
    return isCommit ? end : nil
  }

  private static func isPartOfName(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar, scalar.isASCII else { return false }
    return scalar.properties.isAlphabetic || isDigit(scalar) || scalar == "-" || scalar == "_"
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func isWord(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return false }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber:
      return true
    default: return false
    }
  }
}
