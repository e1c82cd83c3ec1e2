/// What has to be in a line before a pattern can match it.
struct PatternAnalysis {
  /// The shape of every match; nil where nothing could be concluded.
  let tree: PatternTree?

  /// Whether letters of the pattern also stand for `ſ` or the Kelvin sign, which the tree leaves out.
  let foldsBeyondASCII: Bool

  /// Whether the pattern asks for line breaks, so that it is searched for in several lines at once.
  let spansLines: Bool

  init(_ source: String) {
    var parser = PatternParser(source)
    let whole = try? parser.parse()
    let spansLines = whole == nil ? Self.mayAskForBreaks(source) : parser.spansLines
    tree = whole.map { spansLines ? $0.cutAtLineBreaks : $0.withoutLineBreaks }
    foldsBeyondASCII = tree != nil && parser.foldsBeyondASCII
    self.spansLines = spansLines
  }

  /// Whether a pattern that was not understood has the signs of one that asks for line breaks.
  private static func mayAskForBreaks(_ source: String) -> Bool {
    let bytes = Array(source.utf8)
    var index = 0
    while index < bytes.count {
      let rest = bytes[index...].dropFirst()
      switch bytes[index] {
      case UInt8(ascii: "\n"): return true
      case UInt8(ascii: "\\"):
        if rest.first == UInt8(ascii: "R") || rest.first == UInt8(ascii: "n") { return true }
        index += 2
      case UInt8(ascii: "("):
        index += 1
        guard rest.first == UInt8(ascii: "?") else { break }
        let options = rest.dropFirst().prefix { $0.isASCIILetter || $0 == UInt8(ascii: "^") }
        if options.contains(UInt8(ascii: "s")) { return true }
      default: index += 1
      }
    }
    return false
  }
}
