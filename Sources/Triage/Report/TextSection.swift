/// The table of one branch in a text report: two lines or more for each row.
///
/// The message gets all the room there is, since it is what people recognise; test, signature and
/// place follow below it, so that the table reads well in 80 columns.
struct TextSection {
  let page: FailurePage
  let section: FailurePage.Section
  let palette: Palette
  let block: TextBlock

  /// How many lines a message may take.
  private static let messageLines = 4

  func write(to output: inout some TextOutputStream) {
    print("\n\(palette.heading(heading))", to: &output)
    guard !section.rows.isEmpty else {
      if let remark = section.remark { print("  \(remark)", to: &output) }
      return
    }
    let columns = Columns(self)
    print("\n\(palette.faint(columns.header))", to: &output)
    var last: String?
    for row in section.rows {
      let name = page.names.short(row.build)
      write(row, named: name == last ? "" : name, columns, to: &output)
      last = name
    }
    if let remark = section.remark { print("\n  \(remark)", to: &output) }
  }

  private var heading: String {
    let failed = section.builds.count(where: \.isFailure)
    let total = section.builds.count
    let count: String
    switch failed {
    case 0:
      let unknown = section.builds.count { $0.build.result == .unknown }
      count = unknown == 0 ? "no failures" : "\(counted(unknown, "build")) of unknown result"
    case total where total == 1: count = "1 build, \(Self.word(section.builds[0].build.result))"
    case total: count = "all \(total) builds failed"
    default: count = "\(failed) of \(total) builds failed"
    }
    switch section.place {
    case .branch(let branch): return "OST branch \(BuildNames.branch(branch)): \(count)"
    case .outsideOST: return "QE test suites: \(count)"
    }
  }

  /// The word for the result of a build that has faults or did not pass.
  private static func word(_ result: Build.Result) -> String {
    switch result {
    case .aborted: "aborted"
    case .unknown: "result unknown"
    case .failed, .passed: "failed"
    }
  }

  private func write(
    _ row: FaultRow, named name: String, _ columns: Columns, to output: inout some TextOutputStream
  ) {
    let text = Self.message(of: row)
    let lines = LineWrap.lines(text, columns: columns.message, limit: Self.messageLines)
    for (index, line) in lines.enumerated() {
      let label = index == 0 ? LineWrap.shortened(name, columns: columns.name) : ""
      let padding = String(repeating: " ", count: columns.name - DisplayWidth.of(label))
      var text = "  \(padding)\(block.isolated(label))  \(block.isolated(line))"
      if index == 0 {
        text += String(repeating: " ", count: columns.message - DisplayWidth.of(line))
        let count = row.message == nil ? "" : "×\(row.count)"
        text += "  " + String(repeating: " ", count: columns.count - DisplayWidth.of(count))
        text += "\(count)  \(palette.verdict(row.verdict, row.verdictLabel))"
      }
      print(text, to: &output)
    }
    let margin = columns.name + 4
    for line in block.packed(Self.details(of: row), indent: margin) {
      print(String(repeating: " ", count: margin) + palette.faint(line), to: &output)
    }
  }

  private static func message(of row: FaultRow) -> String {
    guard let message = row.message else { return row.missingMessage }
    let text = ShortText(message).description
    return text.isEmpty ? "(empty message)" : text
  }

  /// Test and phase, place of the evidence, signature and what it rests on.
  private static func details(of row: FaultRow) -> [String] {
    guard let first = row.faults.first else {
      return ["\(counted(row.build.build.logs.count, "log")) read"]
    }
    var parts: [String] = []
    let phase = row.phase.map { " (\($0.rawValue))" } ?? ""
    let places = row.faults.reduce(0) { $0 + $1.evidence.count }
    let more = places > 1 ? " and \(places - 1) more" : ""
    let evidence = row.evidence.map { "\(ShortText($0.log).visible):\($0.line)\(more)" }
    // A product's log is the place of its faults and is told with the line.
    if case .product = first.fault.place, evidence != nil {
    } else {
      parts.append(PlaceLabel(row.faults).compact() + phase)
    }
    parts += [evidence].compactMap { $0 }
    if let id = first.signature {
      let note = first.proofRemark.map { ": \(ShortText($0).visible)" } ?? ""
      let proof = first.proof.map { ", \($0.label)\(note)" } ?? ""
      parts.append("\(ShortText(id.name).visible)\(proof)")
    }
    parts += [CascadeWords.sentence(of: row)].compactMap { $0 }
    if !first.keys.isEmpty { parts.append(first.keys.joined(separator: " or ")) }
    parts += [LockWait(row.faults).sentence].compactMap { $0 }
    if first.isAmbiguous {
      parts.append("ambiguous with \(first.rivals { ShortText($0.name).visible })")
    }
    return parts
  }

  /// The widths of a table's columns.
  private struct Columns {
    let name: Int
    let message: Int
    let count: Int

    init(_ table: TextSection) {
      let rows = table.section.rows
      let names = rows.map { DisplayWidth.of(table.page.names.short($0.build)) }
      name = min(max(names.max() ?? 0, "build".count), table.block.width / 4)
      count = max(rows.map { "×\($0.count)".count }.max() ?? 0, "count".count)
      let verdict = rows.map(\.verdictLabel.count).max() ?? 0
      let room = table.block.width - name - count - verdict - 8
      let longest = rows.map { DisplayWidth.of(TextSection.message(of: $0)) }.max() ?? 0
      message = max(min(room, longest), 10)
    }

    var header: String {
      let margin = String(repeating: " ", count: name - min(name, "build".count))
      let gap = String(repeating: " ", count: message - "fault".count)
      let count = String(repeating: " ", count: count - "count".count) + "count"
      return "  \(margin)build  fault\(gap)  \(count)  verdict"
    }
  }
}
