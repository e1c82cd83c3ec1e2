import Triage

/// Checks that no two rules have the same title.
struct TitleCheck {
  private(set) var diagnostics: [Diagnostic] = []

  init(_ wanted: [RuleFile], in book: RuleBook) {
    let names = Set(wanted.map(\.signature.id))
    let groups = Dictionary(grouping: book.rules) { Self.words(of: $0.title.value) }
    for rule in wanted {
      let others = (groups[Self.words(of: rule.title.value)] ?? []).filter { other in
        // Of two rules that are both checked the later one is told.
        other.signature.id < rule.signature.id
          || (other.signature.id != rule.signature.id && !names.contains(other.signature.id))
      }
      guard let other = others.first else { continue }
      diagnostics.append(
        rule.source.diagnostic(
          .duplicateTitle, "rule '\(Visible.short(other.id.value))' has the same title",
          at: rule.title.place, help: "say in the title what sets this fault apart"))
    }
  }

  /// A title without what readers do not see: case and the width of gaps.
  private static func words(of title: String) -> [String] {
    title.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
  }
}
