extension MarkdownReport {
  /// The standings by branch, in a cell, each with its facts where they stand nowhere else.
  func standing(of known: FailurePage.Known) -> String {
    if known.standings.isEmpty { return "–" }
    return known.standings.map { one in
      let label = "\(one.branch.name): \(StandingWords.label(one.standing))"
      return MarkdownEscape.text(label + (isTold(one) ? " (\(StandingWords.facts(one)))" : ""))
    }
    .joined(separator: "<br>")
  }

  /// Whether the facts are news; what misses a backport has a table of its own.
  private func isTold(_ standing: BranchStanding) -> Bool {
    switch standing.standing {
    case .regressed, .likelyFixed, .stale: true
    case .known, .backportMissing, nil: false
    }
  }

  /// What a cell without a column for standings says of them.
  func remark(on standings: [BranchStanding]) -> [String] {
    StandingWords.sentence(standings).map { [MarkdownEscape.text($0)] } ?? []
  }

  /// Writes what other branches have fixed and a branch still shows.
  func writeBackports(_ page: FailurePage, to output: inout some TextOutputStream) {
    guard !page.backports.isEmpty else { return }
    print("\n## Backports missing\n", to: &output)
    writeTable(
      ["Branch", "Signature", "Fixed on", "Since", "Change", "Builds"],
      page.backports.map { one in
        [
          MarkdownEscape.text(one.standing.branch.name), name(one.title, one.id),
          MarkdownEscape.text(StandingWords.branch(of: one.fix)),
          MarkdownEscape.text(StandingWords.since(one.fix)),
          one.fix.change.map(MarkdownEscape.code) ?? "–", frequency(one.builds, page),
        ]
      }, to: &output)
  }
}
