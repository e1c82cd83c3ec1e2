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

  /// The text with every known name replaced; an unknown one stays as it is written.
  package func filled(with values: [String: String]) -> String {
    parts.map { part in
      switch part {
      case .text(let text): String(text)
      case .name(let name): values[name] ?? "{\(name)}"
      }
    }
    .joined()
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
