/// The pairs of line and pattern in one block that PCRE2 has to decide about.
struct CandidateList {
  /// The line's start above, the pattern below: sorted, they are in the order of reports.
  private var pairs: [UInt64] = []

  /// For each pattern the line that was noted last, plus one; a line has many places that tell.
  private var lastLine: [Int]

  /// The line that a place was found in last.
  private var line = 0..<0

  /// Whether some are missing, because there are more than may be held.
  private(set) var isFull = false

  /// How many pairs are held; a block of tiny lines could have a thousand times its bytes.
  static let limit = 1 << 20

  private static let patternBits: UInt64 = 32

  init(patterns: Int) {
    lastLine = Array(repeating: -1, count: patterns)
  }

  var isEmpty: Bool { pairs.isEmpty }

  mutating func removeAll() {
    for pair in pairs { lastLine[Self.pattern(of: pair)] = -1 }
    pairs.removeAll(keepingCapacity: true)
    isFull = false
    line = 0..<0
  }

  /// Notes that a pattern may match the line that holds an offset.
  mutating func note(_ pattern: Int, at offset: Int, in block: UnsafeBufferPointer<UInt8>) {
    if !line.contains(offset) {
      line = block.lineStart(before: offset)..<(block.lineEnd(from: offset) ?? block.count)
    }
    guard lastLine[pattern] != line.lowerBound else { return }
    guard pairs.count < Self.limit else {
      isFull = true
      return
    }
    lastLine[pattern] = line.lowerBound
    pairs.append(UInt64(line.lowerBound) << Self.patternBits | UInt64(pattern))
  }

  /// The pairs in the order of lines and patterns, each once.
  mutating func sorted() -> [(lineStart: Int, pattern: Int)] {
    pairs.sort()
    var last: UInt64?
    return pairs.compactMap { pair in
      defer { last = pair }
      return pair == last ? nil : (Int(pair >> Self.patternBits), Self.pattern(of: pair))
    }
  }

  private static func pattern(of pair: UInt64) -> Int { Int(pair & (1 << patternBits - 1)) }
}
