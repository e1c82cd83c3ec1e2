// whole file: text is cut between Characters, or a letter would lose its marks

/// Breaks a text into lines that fit a terminal's columns.
package enum LineWrap {
  /// The lines of a text, broken at spaces, or inside a word that is too long for a line.
  ///
  /// - Parameters:
  ///   - text: the text without line breaks.
  ///   - columns: how wide a line may be.
  ///   - limit: how many lines may be used; the last one ends with `…` where text is left out.
  ///   - keepsWords: whether a word that is too long stays whole, so that it can be copied.
  /// - Returns: at least one line, which is empty where the text is.
  package static func lines(
    _ text: String, columns: Int, limit: Int = .max, keepsWords: Bool = false
  )
    -> [String]
  {
    let columns = max(columns, 2)
    var lines: [String] = []
    var rest = text[...]
    while !rest.isEmpty {
      // A list of thousands of builds is one text: only what a line takes is looked at.
      var line = DisplayWidth.prefix(rest, fitting: columns)
      if lines.count == limit - 1 || line.endIndex == rest.endIndex {
        return lines + [shortened(String(rest), columns: columns)]
      }
      if line.isEmpty { line = DisplayWidth.cut(rest, to: columns) }
      let next = rest[line.endIndex...]
      if next.first != " ", let space = line.lastIndex(of: " "),
        line[..<space].contains(where: { $0 != " " })
      {
        line = line[..<space]
      } else if keepsWords, next.first != " " {
        line = rest[..<(next.firstIndex(of: " ") ?? rest.endIndex)]
      }
      rest = rest[line.endIndex...].drop { $0 == " " }
      lines.append(String(line.trimmedEnd))
    }
    return lines.isEmpty ? [""] : lines
  }

  /// The text, or as much of it as fits with a `…` behind it.
  package static func shortened(_ text: String, columns: Int) -> String {
    if DisplayWidth.of(text) <= columns { return text }
    return DisplayWidth.prefix(text[...], fitting: columns - 1) + "…"
  }
}

extension Substring {
  fileprivate var trimmedEnd: Substring {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
