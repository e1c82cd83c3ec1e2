/// As much of a log's text as a report for people shows, safe to print on one line.
struct ShortText: Hashable {
  /// The text with nothing hidden in it; see ``VisibleText``.
  let visible: String

  /// How many bytes at the end were left out.
  let bytesLeftOut: Int

  /// How many characters a report shows of one text.
  static let limit = 500

  init(_ text: String) {
    // A character may be any number of scalars, so both are limited.
    let characters = text.unicodeScalars.prefix(4 * Self.limit)
    let kept = Substring(characters).prefix(Self.limit)
    // Before hidden characters get names: a mark behind blanks would come first without a base.
    let shown = VisibleText.of(String(kept.unicodeScalars.trimmed))
    // The visible names of many hidden characters may be longer than the text.
    visible = shown.count <= 2 * Self.limit ? shown : shown.prefix(2 * Self.limit) + "…"
    bytesLeftOut = text.utf8.count - kept.utf8.count
  }

  init(_ text: LogText) {
    self.init(text.shown)
  }

  /// What is said behind a text that was cut.
  var remainder: String? {
    bytesLeftOut > 0 ? "… (\(bytesLeftOut) bytes more)" : nil
  }

  /// The text and, where it was cut, how much is missing.
  var description: String {
    remainder.map { visible + $0 } ?? visible
  }
}

extension Substring.UnicodeScalarView {
  fileprivate var trimmed: Self {
    func isBlank(_ scalar: Unicode.Scalar) -> Bool { " \t\n\r⏎".unicodeScalars.contains(scalar) }
    var text = drop(while: isBlank)
    while let last = text.last, isBlank(last) { text.removeLast() }
    return text
  }
}
