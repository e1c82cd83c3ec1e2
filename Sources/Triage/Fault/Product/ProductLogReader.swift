/// Reads the blocks of a product's log, and shows its parser the lines that can matter.
struct ProductLogReader {
  private var parser: ProductLogParser
  private let filter: ProductLineFilter

  init(log: String, kind: LogKind) {
    parser = ProductLogParser(log: log, kind: kind)
    filter = ProductLineFilter(kind)
  }

  /// Reads the next lines.
  ///
  /// - Parameters:
  ///   - block: the lines.
  ///   - marks: the lines that hold words, in order.
  mutating func consume(_ block: LineBlock, marks: [MarkedLine]) {
    var marked = 0
    block.visit { number, offset, line in
      var hasWord = false
      if marked < marks.count, marks[marked].offset == offset {
        hasWord = marks[marked].words.contains(.entry)
        marked += 1
      }
      // Words are not looked for in a line that is cut.
      guard !parser.isIdle || block.isCut || filter.mayMatter(line, hasWord: hasWord) else {
        return
      }
      parser.consume(block.line(number, at: offset))
    }
  }

  /// Tells the refused and failed actions, the first moment and the versions.
  mutating func finish() -> ProductFindings { parser.finish() }
}
