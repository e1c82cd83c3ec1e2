/// Makes text of logs and rules safe inside a cell of a GitHub-flavoured table.
///
/// No text can leave its cell, nor become a heading, link, mention, image or HTML.
package enum MarkdownEscape {
  /// Text of a log as a code span, in which nothing is markup and the source stays readable.
  package static func code(_ text: String) -> String {
    let short = ShortText(text)
    let remainder = short.remainder.map { " \(Self.text($0))" } ?? ""
    return span(short.visible) + remainder
  }

  /// Text that stands as prose, with every character that could be markup escaped.
  package static func text(_ text: String) -> String {
    let characters = Array(ShortText(text).description.unicodeScalars)
    var escaped = ""
    for (index, scalar) in characters.enumerated() {
      let before = index > 0 ? characters[index - 1] : nil
      let after = index + 1 < characters.count ? characters[index + 1] : nil
      if isMarkup(scalar, before: before, after: after) { escaped += "\\" }
      escaped.unicodeScalars.append(scalar)
      if startsReference(scalar, before: before, after: after) { escaped += "<!-- -->" }
    }
    return escaped
  }

  /// A link of a rule, or its text where it is no plain web address.
  package static func link(_ address: String) -> String {
    let isPlain =
      (address.hasPrefix("https://") || address.hasPrefix("http://"))
      && address.utf8.allSatisfy { (0x21...0x7E).contains($0) }
      && !address.contains { "<>|\\`\"".contains($0) }
    return isPlain ? "<\(address)>" : text(address)
  }

  private static func span(_ text: String) -> String {
    guard !text.isEmpty else { return "" }
    // The table is cut into cells before code spans are seen, so pipes are escaped even there. The
    // cutter takes `\\` for an escaped backslash and a span does not, so a span cannot say `\|`.
    if text.contains("\\|") { return "<code>\(self.text(text))</code>" }
    let body = text.replacing("|", with: "\\|")
    let fence = String(repeating: "`", count: longestRun(of: "`", in: text) + 1)
    let needsSpace = text.first == "`" || text.last == "`"
    return needsSpace ? "\(fence) \(body) \(fence)" : "\(fence)\(body)\(fence)"
  }

  private static func longestRun(of character: Character, in text: String) -> Int {
    var (longest, run) = (0, 0)
    for other in text {
      run = other == character ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }

  private static func isMarkup(
    _ scalar: Unicode.Scalar, before: Unicode.Scalar?, after: Unicode.Scalar?
  ) -> Bool {
    switch scalar {
    case "\\", "`", "*", "[", "]", "<", ">", "|", "&", "~", "$": true
    // Inside a word an underscore is no emphasis.
    case "_": !isWord(before) || !isWord(after)
    // The beginning of a line may be a heading, a quote or a list.
    case "#", "+", "-", "=", "!": before == nil
    default: false
    }
  }

  /// Whether GitHub would make a mention, a reference, an address or an emoji of what follows.
  ///
  /// It does so after the markup is read, so escaping cannot stop it; an empty comment does.
  private static func startsReference(
    _ scalar: Unicode.Scalar, before: Unicode.Scalar?, after: Unicode.Scalar?
  ) -> Bool {
    switch scalar {
    case "@", "#": isWord(after)
    case ":": isWord(after) || after == "/" || after == "+" || after == "-"
    // `GH-12` and `www.`
    case "-": (before == "H" || before == "h") && isWord(after)
    case "w", "W": after == "."
    default: false
    }
  }

  private static func isWord(_ scalar: Unicode.Scalar?) -> Bool {
    scalar.map { $0.properties.isAlphabetic || $0.properties.numericType != nil } ?? false
  }
}
