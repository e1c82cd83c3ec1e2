import Triage

/// Checks that no two rules have the same title.
struct TitleCheck {
  private(set) var problems = Problems()

  init(_ wanted: [RuleFile], in book: RuleBook) {
    let names = Set(wanted.map(\.signature.id))
    // Of each title the first rule, and the first of those that are not checked.
    var firsts: [[String]: (all: RuleFile, unchecked: RuleFile?)] = [:]
    for rule in book.rules {
      let words = Self.words(of: rule.title.value)
      let unchecked = names.contains(rule.signature.id) ? nil : rule
      let known = firsts[words]
      firsts[words] = (known?.all ?? rule, known?.unchecked ?? unchecked)
    }
    for rule in wanted {
      guard let first = firsts[Self.words(of: rule.title.value)] else { continue }
      // Of two rules that are both checked the later one is told.
      let isFirst = first.all.signature.id == rule.signature.id
      guard let other = isFirst ? first.unchecked : first.all else { continue }
      problems.tell(
        .duplicateTitle, in: rule, "rule '\(Visible.short(other.id.value))' has the same title",
        at: rule.title.place, help: "say in the title what sets this fault apart")
    }
  }

  /// A title without what readers do not see: case and the width of gaps.
  private static func words(of title: String) -> [String] {
    title.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
  }
}
