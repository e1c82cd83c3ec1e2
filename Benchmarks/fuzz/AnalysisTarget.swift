/// Takes the first line of the input for a pattern and the rest for a text that it is looked for in.
///
/// The text is made longer by what a pattern probably matches.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzAnalysis(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = UnsafeBufferPointer(start: start, count: count)
  let source = String(decoding: input.prefix { $0 != 0x0A }, as: UTF8.self)
  // What PCRE2 refuses is said when a rule is read; there is nothing to search for.
  guard source.utf8.count <= 400, let pattern = try? Pattern(source) else { return -1 }
  let rest = Array(input.dropFirst(source.utf8.count + 1).prefix(4000))
  let lines = probableMatches(of: source)
  let text = rest + [0x0A] + Array(lines.joined(separator: "\n").utf8)
  Difference([pattern], in: text).check(pieces: [37])
  return 0
}

/// The letters of a pattern in all cases that they have, and without those that need not be there.
private func probableMatches(of source: String) -> [String] {
  var needed = ""
  for character in source {
    if "?*".contains(character), !needed.isEmpty {
      needed.removeLast()
    } else {
      needed.append(character)
    }
  }
  let signs = "\\()[]{}|*+?^$."
  let texts = [source, needed].map { $0.replacing("(?i)", with: "").filter { !signs.contains($0) } }
  let foldings: [Character: String] = ["k": "\u{212A}", "K": "\u{212A}", "s": "ſ", "S": "ſ"]
  return [source]
    + texts.flatMap { text in
      let folded = text.map { foldings[$0] ?? String($0) }.joined()
      return [text, text.uppercased(), text.lowercased(), folded, "  \(text)\(text) 1"]
    }
}
