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
    output.write("\(bold(place + ":")) \(severity) \(bold(diagnostic.sentence.showingControls))\n")
    let number = diagnostic.position.map { String($0.line) } ?? ""
    let margin = String(repeating: " ", count: number.count + 2)
    if let snippet = diagnostic.snippet, !number.isEmpty {
      let line = CaretLine(snippet)
      output.write(trimmed(" \(number) | \(line.text)"))
      if let carets = line.carets {
        output.write(
          "\(margin)| \(carets.indent)\(colored(carets.marks, as: diagnostic.severity))\n")
      } else {
        output.write("\(margin)| here: \(colored(line.fragment, as: diagnostic.severity))\n")
      }
    }
    for note in diagnostic.notes { output.write("  = note: \(note.showingControls)\n") }
    if let help = diagnostic.help { output.write("  = help: \(help.showingControls)\n") }
  }

  /// Writes several diagnostics, one after the other.
  package func write(_ diagnostics: [Diagnostic], to output: inout some TextOutputStream) {
    for diagnostic in diagnostics { write(diagnostic, to: &output) }
  }

  private func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
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
