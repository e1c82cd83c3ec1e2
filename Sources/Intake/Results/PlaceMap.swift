/// Maps offsets in what a parser was given to lines and columns of the log.
///
/// Asked with ascending offsets only, so that it needs no more memory than the lines that the
/// parser has not passed yet.
struct PlaceMap {
  private struct Start {
    var offset: Int
    var line: Int
    var column: Int
  }

  private var starts: [Start]
  private var current = 0

  init() {
    starts = [Start(offset: 0, line: 1, column: 1)]
  }

  /// Notes where a line begins.
  mutating func begin(line: Int, column: Int, at offset: Int) {
    if current > 1024, current * 2 > starts.count {
      starts.removeFirst(current)
      current = 0
    }
    if starts.last?.offset == offset { starts.removeLast() }
    current = min(current, starts.count)
    starts.append(Start(offset: offset, line: line, column: column))
  }

  /// The line and column, from 1, of the byte at an offset.
  mutating func place(of offset: Int) -> (line: Int, column: Int) {
    while current + 1 < starts.count, starts[current + 1].offset <= offset { current += 1 }
    let start = starts[min(current, starts.count - 1)]
    return (start.line, start.column + max(0, offset - start.offset))
  }
}
