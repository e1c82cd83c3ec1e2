/// Writes diagnostics in the look of a compiler: place and sentence, the line, a caret, a cure.
package struct DiagnosticPrinter: Sendable {
  /// Whether to colour severities and carets for a terminal.
  package var usesColor: Bool

  package init(usesColor: Bool = false) {
    self.usesColor = usesColor
  }

  /// Writes one diagnostic, ended by a line break.
  package func write(_ diagnostic: Diagnostic, to output: inout some TextOutputStream) {
    var place = diagnostic.path.showingControls
    if let position = diagnostic.position { place += ":\(position.line):\(position.column)" }
    let severity = colored(diagnostic.severity.rawValue + ":", as: diagnostic.severity)
    let name = diagnostic.finding.map { " [\($0.showingControls)]" } ?? ""
    output.write(
      "\(bold(place + ":")) \(severity) \(bold(diagnostic.sentence.showingControls))\(name)\n")
    if let position = diagnostic.position, let snippet = diagnostic.snippet {
      write(snippet, line: position.line, of: diagnostic, to: &output)
    }
    for quote in diagnostic.related {
      write(quote.snippet, line: quote.position.line, of: diagnostic, to: &output)
    }
    for note in diagnostic.notes { output.write("  = note: \(note.showingControls)\n") }
    if let help = diagnostic.help { output.write("  = help: \(help.showingControls)\n") }
  }

  /// Writes a quoted line with what the caret points at.
  private func write(
    _ snippet: Diagnostic.Snippet, line number: Int, of diagnostic: Diagnostic,
    to output: inout some TextOutputStream
  ) {
    // All lines of one message have the same margin.
    let numbers = ([diagnostic.position] + diagnostic.related.map(\.position)).compactMap(\.?.line)
    let width = String(numbers.max() ?? number).count
    let shown = Padding.right(String(number), to: width)
    let margin = Padding.blanks(width + 2)
    let label = snippet.label.map { " \($0.showingControls)" } ?? ""
    let line = CaretLine(snippet)
    output.write(trimmed(" \(shown) | \(line.text)"))
    if let carets = line.carets {
      let marks = colored(carets.marks + label, as: diagnostic.severity)
      output.write("\(margin)| \(carets.indent)\(marks)\n")
    } else {
      let fragment = colored(line.fragment + label, as: diagnostic.severity)
      output.write("\(margin)| here: \(fragment)\n")
    }
  }

  /// Writes several diagnostics, one after the other.
  package func write(_ diagnostics: [Diagnostic], to output: inout some TextOutputStream) {
    for diagnostic in diagnostics { write(diagnostic, to: &output) }
  }

  private func trimmed(_ line: String) -> String {
    var line = line
    while line.utf8.last == 0x20 { line.removeLast() }
    return line + "\n"
  }

  private func bold(_ text: String) -> String {
    usesColor ? "\u{1B}[1m\(text)\u{1B}[0m" : text
  }

  private func colored(_ text: String, as severity: Diagnostic.Severity) -> String {
    guard usesColor else { return text }
    let code =
      switch severity {
      case .error: 31
      case .warning: 33
      case .note: 36
      }
    return "\u{1B}[1;\(code)m\(text)\u{1B}[0m"
  }
}
