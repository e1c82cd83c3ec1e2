/// How parts of a terminal report are set off; the plain palette changes nothing.
package struct Palette: Sendable {
  private let isEnabled: Bool

  /// No colours, for files and pipes.
  package static let plain = Palette(isEnabled: false)

  /// The sixteen colours that every terminal has.
  package static let ansi = Palette(isEnabled: true)

  func heading(_ text: String) -> String { wrap(text, "1") }
  func faint(_ text: String) -> String { wrap(text, "2") }

  func verdict(_ verdict: Verdict, _ text: String) -> String {
    switch verdict {
    case .explained: wrap(text, "32")
    case .suspected: wrap(text, "33")
    case .unexplained: wrap(text, "31")
    case .notEvaluated: wrap(text, "35")
    }
  }

  private func wrap(_ text: String, _ code: String) -> String {
    isEnabled && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
