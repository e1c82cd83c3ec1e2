/// A GitHub-flavoured table; its cells are escaped already, but for what only a table takes for
/// markup: the pipes between its cells.
struct MarkdownTable {
  let header: [String]
  let rows: [[String]]

  init(_ header: [String], _ rows: [[String]]) {
    self.header = header
    self.rows = rows
  }

  /// Writes the table, its header first.
  func write(to output: inout some TextOutputStream) {
    write(header, to: &output)
    print("|\(header.map { _ in " --- |" }.joined())", to: &output)
    for row in rows { write(row, to: &output) }
  }

  private func write(_ cells: [String], to output: inout some TextOutputStream) {
    print("| \(cells.map(Self.escaped).joined(separator: " | ")) |", to: &output)
  }

  /// A table is cut into cells before anything else is read, so a pipe is escaped everywhere.
  private static func escaped(_ cell: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in cell.unicodeScalars {
      if scalar == "|" { escaped.append("\\") }
      escaped.append(scalar)
    }
    return String(escaped)
  }
}
