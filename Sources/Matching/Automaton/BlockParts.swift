/// A block of lines cut into four parts of whole lines that are read side by side.
struct BlockParts {
  /// Where each part begins; the last entry is the end of the block.
  private(set) var starts: [Int]

  /// How many bytes each part has at least.
  private(set) var common = 0

  /// A smaller block is one part.
  private static let smallest = 4096

  init(_ block: UnsafeBufferPointer<UInt8>) {
    guard block.count >= Self.smallest else {
      starts = [0, block.count, block.count, block.count, block.count]
      return
    }
    starts = [0]
    for number in 1...3 {
      let wanted = max(block.count / 4 * number, starts[number - 1])
      starts.append(block.lineEnd(from: wanted).map { $0 + 1 } ?? block.count)
    }
    starts.append(block.count)
    common = (0..<4).map { starts[$0 + 1] - starts[$0] }.min() ?? 0
  }
}
