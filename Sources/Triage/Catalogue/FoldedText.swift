extension ArraySlice<UInt8> {
  /// The bytes with each run of white space made one blank, and none at the ends.
  ///
  /// The engine's texts have line breaks, and consoles and mails break lines of their own.
  ///
  /// - Parameter keepsBreaks: whether a run with a line break is made one line break instead.
  /// - Returns: the bytes.
  func folded(keepingBreaks keepsBreaks: Bool = false) -> [UInt8] {
    var folded: [UInt8] = []
    folded.reserveCapacity(count)
    var gap: UInt8?
    for byte in self {
      if byte.isSpace {
        let isBreak = keepsBreaks && (byte == UInt8(ascii: "\n") || gap == UInt8(ascii: "\n"))
        gap = isBreak ? UInt8(ascii: "\n") : UInt8(ascii: " ")
      } else {
        if let gap, !folded.isEmpty { folded.append(gap) }
        gap = nil
        folded.append(byte)
      }
    }
    return folded
  }

  /// The first place of some bytes at or behind an index.
  func firstPlace(of needle: [UInt8], from start: Int) -> Int? {
    guard let first = needle.first else { return start }
    var from = start
    while endIndex - from >= needle.count,
      let hit = self[from..<(endIndex - needle.count + 1)].firstIndex(of: first)
    {
      if self[hit...].starts(with: needle) { return hit }
      from = hit + 1
    }
    return nil
  }
}
