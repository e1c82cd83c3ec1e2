/// A text with `{name}` places that captures and the build's identity fill.
package struct Template: Hashable, Sendable {
  package let source: String

  package init(_ source: String) {
    self.source = source
  }

  /// The names between braces, in order.
  package var names: [String] {
    parts.compactMap { if case .name(let name) = $0 { name } else { nil } }
  }

  /// How long a filled text gets, in bytes: a log may fill one name many times with all of a message.
  package static let limit = 8 << 10

  /// The text with every known name replaced; an unknown one stays as it is written.
  ///
  /// What is longer than ``limit`` is cut, and ends in `…`.
  package func filled(with values: [String: String]) -> String {
    var text = ""
    for part in parts {
      switch part {
      case .text(let own): text += own
      case .name(let name): text += values[name] ?? "{\(name)}"
      }
      guard text.utf8.count <= Self.limit else {
        // A character of the text is never cut in two: what a scalar has begun is left out.
        var end = text.utf8.index(text.utf8.startIndex, offsetBy: Self.limit)
        while end.samePosition(in: text.unicodeScalars) == nil { text.utf8.formIndex(before: &end) }
        return text[..<end] + "…"
      }
    }
    return text
  }

  private enum Part {
    case text(Substring)
    case name(String)
  }

  private var parts: [Part] {
    var parts: [Part] = []
    var rest = source[...]
    while let open = rest.firstIndex(of: "{") {
      let after = rest.index(after: open)
      guard let close = rest[after...].firstIndex(of: "}") else { break }
      let name = rest[after..<close]
      let isName =
        !name.isEmpty && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
      if isName {
        parts += [.text(rest[..<open]), .name(String(name))]
      } else {
        parts.append(.text(rest[...close]))
      }
      rest = rest[rest.index(after: close)...]
    }
    return parts + [.text(rest)]
  }
}
