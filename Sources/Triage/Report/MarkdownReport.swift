/// Writes a report as the failure page: GitHub-flavoured tables by branch and by explanation.
package struct MarkdownReport: Sendable {
  /// How many tests or builds one cell names.
  private static let nameLimit = 20

  package init() {}

  /// Writes the whole report.
  package func write(_ report: Report, to output: inout some TextOutputStream) {
    let page = FailurePage(report)
    let lines = Headline(page: page).lines.map(sentence)
    print(MarkdownEscape.text(lines.joined(separator: " ")), to: &output)
    writeChanges(page, to: &output)
    for section in page.sections { write(section, of: page, to: &output) }
    if page.totals.faults + page.totals.withoutFault > 0 {
      writeExplained(page, to: &output)
      writeBackports(page, to: &output)
      writeUnexplained(page, to: &output)
    }
    writeNotEvaluated(page, to: &output)
  }

  private func write(
    _ section: FailurePage.Section, of page: FailurePage, to output: inout some TextOutputStream
  ) {
    switch section.place {
    case .branch(let branch):
      let name = MarkdownEscape.text(BuildNames.branch(branch))
      print("\n## OST Failures on branch \(name)\n", to: &output)
    case .outsideOST:
      print("\n## QE test suite failures\n", to: &output)
    }
    guard !section.rows.isEmpty else {
      print("No failures: \(section.remark ?? "no builds").", to: &output)
      return
    }
    writeTable(
      ["Build", "Test or stage", "Phase", "Fault", "Count", "Verdict"],
      section.rows.map { cells(of: $0, page) }, to: &output)
    if let remark = section.remark {
      print("\n\(sentence(remark))", to: &output)
    }
  }

  private func cells(of row: FaultRow, _ page: FailurePage) -> [String] {
    let name = MarkdownEscape.text(page.names.short(row.build))
    guard let message = row.message else {
      return [name, "–", "–", row.missingMessage, "–", row.verdictLabel]
    }
    var verdict = row.verdictLabel
    if let fault = row.faults.first, let proof = fault.proof {
      verdict += ", \(proof.label)"
      if let remark = fault.proofRemark { verdict += " (\(MarkdownEscape.text(remark)))" }
    }
    if let id = row.faults.first?.signature { verdict += ": \(MarkdownEscape.code(id.name))" }
    if let fault = row.faults.first, fault.isAmbiguous {
      verdict += ", ambiguous with \(fault.rivals { MarkdownEscape.code($0.name) })"
    }
    verdict += keys(row.faults.first?.keys ?? [])
    if let cascade = CascadeWords.sentence(of: row) {
      verdict += "<br>\(MarkdownEscape.text(cascade))"
    }
    return [
      name, places(PlaceLabel(row.faults)), row.phase?.rawValue ?? "–", code(message),
      "\(row.count)",
      verdict,
    ]
  }

  private func writeExplained(_ page: FailurePage, to output: inout some TextOutputStream) {
    print("\n## Explained Failures\n", to: &output)
    guard !page.explained.isEmpty else {
      print("None.", to: &output)
      return
    }
    writeTable(
      ["Signature", "Reason", "Standing", "Builds"],
      page.explained.map {
        [title(of: $0), reason(of: $0), standing(of: $0), frequency($0.builds, page)]
      },
      to: &output)
  }

  private func writeUnexplained(_ page: FailurePage, to output: inout some TextOutputStream) {
    print("\n## Unexplained Failures (TODO)\n", to: &output)
    var rows = page.suspected.map { known in
      let reason = [reason(of: known)] + remark(on: known.standings)
      return [
        title(of: known), reason.joined(separator: "<br>"), "\(known.faults)",
        frequency(known.builds, page),
      ]
    }
    rows += page.unexplained.enumerated().map { index, group in
      let name = group.signature.map { "recognised as \(MarkdownEscape.code($0.name))" } ?? "–"
      let hint = ([name] + remark(on: page.standings(of: group))).joined(separator: "<br>")
      let example = group.isMixed ? ["for example \(code(group.example))"] : []
      let places = places(PlaceLabel(group.faults)) + keys(group.keys)
      let draft = page.drafting.map { [MarkdownEscape.code($0.text(for: index + 1))] } ?? []
      let fault = [code(group.title)] + example + [places] + draft
      return [
        "\(index + 1). \(fault.joined(separator: "<br>"))", hint, "\(group.faults.count)",
        frequency(group.builds, page),
      ]
    }
    if !page.withoutFault.isEmpty {
      rows.append(["no fault found", "–", "–", frequency(page.withoutFault, page)])
    }
    guard !rows.isEmpty else {
      print("None.", to: &output)
      return
    }
    writeTable(["Fault", "Hypothesis", "Count", "Builds"], rows, to: &output)
  }

  private func writeNotEvaluated(_ page: FailurePage, to output: inout some TextOutputStream) {
    guard !page.notEvaluated.isEmpty || !page.notJudged.isEmpty else { return }
    print("\n## Not evaluated\n", to: &output)
    var rows = page.notJudged.flatMap { group in
      group.builds.map { [buildName($0), "–", code(group.title)] }
    }
    rows += page.notEvaluated.map { build, part in
      let line = part.line.map { ":\($0)" } ?? ""
      return [
        buildName(build), MarkdownEscape.code(part.log + line), MarkdownEscape.text(part.reason),
      ]
    }
    writeTable(["Build", "Log", "What is missing"], rows, to: &output)
  }

  private func writeChanges(_ page: FailurePage, to output: inout some TextOutputStream) {
    guard let changes = page.changes, !(changes.new.isEmpty && changes.gone.isEmpty) else { return }
    print("\n## Changes since the baseline\n", to: &output)
    let rows = [("new", changes.new), ("gone", changes.gone)].flatMap { word, items in
      ChangeGroup.groups(of: items).map { group in
        [
          word, MarkdownEscape.text(group.branch), places(PlaceLabel(tests: group.tests)),
          code(LogText(group.message.utf8)), group.signature.map(MarkdownEscape.code) ?? "–",
        ]
      }
    }
    writeTable(["Change", "Branch", "Test", "Fault", "Signature"], rows, to: &output)
  }

  func writeTable(
    _ header: [String], _ rows: [[String]], to output: inout some TextOutputStream
  ) {
    MarkdownTable(header, rows).write(to: &output)
  }

  private func sentence(_ line: String) -> String {
    "\(line.prefix(1).uppercased())\(line.dropFirst())."
  }

  private func code(_ message: LogText) -> String {
    message.isEmpty ? "(empty message)" : MarkdownEscape.code(message.shown)
  }

  /// The product's names for a message, on a line of their own in a cell.
  private func keys(_ keys: [String]) -> String {
    keys.isEmpty ? "" : "<br>\(keys.map(MarkdownEscape.code).joined(separator: " or "))"
  }

  private func buildName(_ build: JudgedBuild) -> String {
    MarkdownEscape.text(BuildNames.full(build))
  }

  private func places(_ label: PlaceLabel) -> String {
    if label.names.isEmpty { return "–" }
    let names = label.names.prefix(Self.nameLimit).map {
      label.areTests ? MarkdownEscape.code($0) : MarkdownEscape.text($0)
    }
    let more = label.names.count - names.count
    return (names + (more > 0 ? ["and \(more) more"] : [])).joined(separator: "<br>")
  }

  private func title(of known: FailurePage.Known) -> String { name(known.title, known.id) }

  /// A signature by its title and id.
  func name(_ title: String, _ id: Signature.ID) -> String {
    "\(MarkdownEscape.text(title))<br>\(MarkdownEscape.code(id.name))"
  }

  private func reason(of known: FailurePage.Known) -> String {
    let links = known.links.map(MarkdownEscape.link)
    let wait = known.wait.map { [$0] } ?? []
    return ([known.reason.map(MarkdownEscape.text) ?? "–"] + wait + links).joined(separator: "<br>")
  }

  /// The builds by branch, and of how many that were read.
  func frequency(_ builds: [JudgedBuild], _ page: FailurePage) -> String {
    page.names.byBranch(builds).map { branch, names in
      let more = names.count - Self.nameLimit
      let rest = names.last.map { "and \(more) more, the last \($0)" } ?? ""
      let shown = names.prefix(Self.nameLimit) + (more > 0 ? [rest] : [])
      let name = branch == "unknown" ? "branch unknown" : branch
      let list = MarkdownEscape.text("\(name): \(shown.joined(separator: ", "))")
      return "\(list) (\(names.count) of \(counted(page.read(of: branch), "build")))"
    }
    .joined(separator: "<br>")
  }
}
