/// A GitHub-flavoured table; its cells are escaped already.
struct MarkdownTable {
  let header: [String]
  let rows: [[String]]

  init(_ header: [String], _ rows: [[String]]) {
    self.header = header
    self.rows = rows
  }

  /// Writes the table, its header first.
  func write(to output: inout some TextOutputStream) {
    print("| \(header.joined(separator: " | ")) |", to: &output)
    print("|\(header.map { _ in " --- |" }.joined())", to: &output)
    for row in rows { print("| \(row.joined(separator: " | ")) |", to: &output) }
  }
}
