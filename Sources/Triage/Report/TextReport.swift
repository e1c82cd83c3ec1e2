/// Writes a report for a person at a terminal: the answer, the tables, the reasons.
package struct TextReport: Sendable {
  /// How many columns a line may take; at least 60.
  package var width: Int

  package var palette: Palette

  /// Whether texts with right-to-left letters are wrapped into Unicode isolates.
  ///
  /// A terminal that knows them keeps the columns behind such a text in place; elsewhere they
  /// would be stray characters.
  package var isolates: Bool

  package init(width: Int = 100, palette: Palette = .plain, isolates: Bool = false) {
    self.width = width
    self.palette = palette
    self.isolates = isolates
  }

  /// Writes the whole report.
  package func write(_ report: Report, to output: inout some TextOutputStream) {
    let page = FailurePage(report)
    let block = TextBlock(width: max(width, 60), isolates: isolates)
    writeHeadline(of: page, report.builds, block, to: &output)
    writeChanges(page, block, to: &output)
    for section in page.sections {
      TextSection(page: page, section: section, palette: palette, block: block)
        .write(to: &output)
    }
    writeKnown(page.explained, "Explained", of: page, block, to: &output)
    writeUnexplained(page, block, to: &output)
    writeNotEvaluated(page, block, to: &output)
  }

  private func writeHeadline(
    of page: FailurePage, _ builds: [JudgedBuild], _ block: TextBlock,
    to output: inout some TextOutputStream
  ) {
    let headline = Headline(page: page)
    let only = builds.count == 1 ? builds.first : nil
    let lines = only.map(headline.lines(for:)) ?? headline.lines
    for (index, line) in lines.enumerated() {
      for part in block.lines(line) {
        print(index == 0 ? palette.heading(part) : part, to: &output)
      }
    }
  }

  private func writeChanges(
    _ page: FailurePage, _ block: TextBlock, to output: inout some TextOutputStream
  ) {
    guard let changes = page.changes else { return }
    for (title, items) in [("New", changes.new), ("Gone", changes.gone)] where !items.isEmpty {
      print("\n\(palette.heading("\(title) since the baseline"))\n", to: &output)
      for group in ChangeGroup.groups(of: items) {
        let message = ShortText(group.message).description
        block.print(
          "\(VisibleText.of(group.branch)): \(message)", indent: 2, hanging: 4, to: &output)
        let tests = group.tests.isEmpty ? [] : [PlaceLabel(tests: group.tests).compact()]
        let signature = group.signature.map { [ShortText($0).visible] } ?? []
        for line in block.packed(tests + signature, indent: 4) {
          print("    \(palette.faint(line))", to: &output)
        }
      }
    }
  }

  private func writeKnown(
    _ known: [FailurePage.Known], _ heading: String, of page: FailurePage, _ block: TextBlock,
    to output: inout some TextOutputStream
  ) {
    guard !known.isEmpty else { return }
    print("\n\(palette.heading(heading))", to: &output)
    for kind in known {
      print(to: &output)
      block.print(ShortText(kind.title).description, indent: 2, hanging: 4, to: &output)
      if let reason = kind.reason {
        let word = heading == "Explained" ? "reason" : "hypothesis"
        block.print("\(word): \(ShortText(reason).description)", indent: 4, to: &output)
      }
      if let standing = StandingWords.sentence(kind.standings) {
        block.print(standing, indent: 4, hanging: 6, to: &output)
      }
      if page.totals.builds > 1 {
        let faults = counted(kind.faults, "fault")
        block.print("\(faults) \(frequency(kind.builds, page))", indent: 4, to: &output)
      }
      faint(ShortText(kind.id.name).visible, 4, block, to: &output)
      for link in kind.links { print("    \(ShortText(link).visible)", to: &output) }
    }
  }

  private func writeUnexplained(
    _ page: FailurePage, _ block: TextBlock, to output: inout some TextOutputStream
  ) {
    writeKnown(page.suspected, "Suspected", of: page, block, to: &output)
    // Of the only build without a fault the headline and the table have told all there is.
    let withoutFault = page.totals.builds > 1 ? page.withoutFault : []
    guard !page.unexplained.isEmpty || !withoutFault.isEmpty else { return }
    print("\n\(palette.heading("Unexplained"))", to: &output)
    writeGroups(page.unexplained, areNumbered: true, page, block, to: &output)
    guard !withoutFault.isEmpty else { return }
    print(to: &output)
    block.print("no fault found", indent: 2, to: &output)
    block.print(list(withoutFault, page), indent: 4, to: &output)
  }

  private func writeGroups(
    _ groups: [MessageGroup], areNumbered: Bool, _ page: FailurePage, _ block: TextBlock,
    to output: inout some TextOutputStream
  ) {
    for (index, group) in groups.enumerated() {
      print(to: &output)
      let title = ShortText(group.title).description
      let number = areNumbered ? "\(index + 1). " : ""
      block.print(
        "\(number)\(title.isEmpty ? "(empty message)" : title)", indent: 2, hanging: 4, to: &output)
      let faults = counted(group.faults.count, "fault")
      let builds = page.totals.builds > 1 ? " \(frequency(group.builds, page))" : ""
      block.print("\(faults)\(builds)", indent: 4, to: &output)
      if group.isMixed {
        let example = ShortText(group.example).description
        block.print("for example \(example)", indent: 4, hanging: 6, to: &output)
      }
      faint(PlaceLabel(group.faults).compact(), 4, block, to: &output)
      if !group.keys.isEmpty {
        faint(VisibleText.of(group.keys.joined(separator: " or ")), 4, block, to: &output)
      }
      if let id = group.signature {
        faint(
          "recognised by \(ShortText(id.name).visible), no explanation yet", 4, block,
          to: &output)
      }
      if let standing = StandingWords.sentence(page.standings(of: group)) {
        block.print(standing, indent: 4, hanging: 6, to: &output)
      }
      // Not wrapped, so that it can be copied.
      if areNumbered, let drafting = page.drafting {
        print("    \(palette.faint(drafting.text(for: index + 1)))", to: &output)
      }
    }
  }

  private func writeNotEvaluated(
    _ page: FailurePage, _ block: TextBlock, to output: inout some TextOutputStream
  ) {
    guard !page.notEvaluated.isEmpty || !page.notJudged.isEmpty else { return }
    print("\n\(palette.heading("Not evaluated"))", to: &output)
    if page.totals.builds > 1 {
      writeGroups(page.notJudged, areNumbered: false, page, block, to: &output)
    }
    if !page.notEvaluated.isEmpty { print(to: &output) }
    for (build, part) in page.notEvaluated {
      let place = part.line.map { ":\($0)" } ?? ""
      let log = ShortText(part.log).visible
      let name = page.totals.builds > 1 ? "\(BuildNames.full(build)): " : ""
      block.print(
        "\(name)\(log)\(place): \(ShortText(part.reason).description)", indent: 2, hanging: 4,
        to: &output)
    }
  }

  private func faint(
    _ text: String, _ indent: Int, _ block: TextBlock, to output: inout some TextOutputStream
  ) {
    for line in block.lines(text, indent: indent) {
      print(Padding.blanks(indent) + palette.faint(line), to: &output)
    }
  }

  /// In how many of the builds that were read, by branch, with the first and the last.
  private func frequency(_ builds: [JudgedBuild], _ page: FailurePage) -> String {
    page.names.byBranch(builds).map { branch, names in
      let place = "in \(names.count) of \(counted(page.read(of: branch), "build"))"
      let name = "of \(branch == "unknown" ? "an unknown branch" : branch)"
      guard let first = names.first, let last = names.last, names.count > 1 else {
        return "\(place) \(name): \(names.joined())"
      }
      return "\(place) \(name), first \(first), last \(last)"
    }
    .joined(separator: "; ")
  }

  private func list(_ builds: [JudgedBuild], _ page: FailurePage) -> String {
    page.names.byBranch(builds).map { branch, names in
      let more = names.count > 20 ? ", and \(names.count - 20) more" : ""
      return "\(branch) \(names.prefix(20).joined(separator: ", "))\(more)"
    }
    .joined(separator: "; ")
  }
}
