/// What has to be in a line before a pattern can match it.
struct PatternAnalysis {
  /// The shape of every match; nil where nothing could be concluded.
  let tree: PatternTree?

  /// Whether letters of the pattern also stand for `ſ` or the Kelvin sign, which the tree leaves out.
  let foldsBeyondASCII: Bool

  init(_ source: String) {
    var parser = PatternParser(source)
    tree = try? parser.parse()
    foldsBeyondASCII = tree != nil && parser.foldsBeyondASCII
  }
}
