/// Takes the first line of the input for a pattern and the rest for a text that it is looked for in.
///
/// The text is made longer by what a pattern probably matches: its own letters, in both cases.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzAnalysis(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = UnsafeBufferPointer(start: start, count: count)
  let source = String(decoding: input.prefix { $0 != 0x0A }, as: UTF8.self)
  // What PCRE2 refuses is said when a rule is read; there is nothing to search for.
  guard source.utf8.count <= 400, let pattern = try? Pattern(source) else { return -1 }
  let letters = source.filter { !"\\()[]{}|*+?^$.".contains($0) }
  let lines = [
    source, letters, letters.uppercased(), letters.lowercased(), "  \(letters)\(letters) 1",
  ]
  let rest = Array(input.dropFirst(source.utf8.count + 1).prefix(4000))
  let text = rest + [0x0A] + Array(lines.joined(separator: "\n").utf8)
  Difference([pattern], in: text).check(pieces: [text.count])
  return 0
}
