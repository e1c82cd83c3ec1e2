/// The text of one exception, put together from the lines of a block that hold it.
struct ExceptionText {
  private(set) var bytes: [UInt8] = []

  /// Where each line's part begins in `bytes`, which line it is, and at which offset of its text.
  private var parts: [(start: Int, line: Line, offset: Int)] = []

  /// Appends what a line holds from an offset of its text on, as far as a message may go.
  mutating func append(_ line: Line, from offset: Int) {
    let room = FaultText.messageLimit - bytes.count
    guard room > 0 else { return }
    if !parts.isEmpty { bytes.append(UInt8(ascii: "\n")) }
    parts.append((bytes.count, line, offset))
    bytes.append(contentsOf: line.text.dropFirst(offset).prefix(ofCharacters: room))
  }

  /// The messages: the product's own where there are any, else the exception's first line; none
  /// where all lines are blank.
  func faults(log: String) -> [FaultText] {
    if let detail = FaultDetail(in: bytes[...]) {
      return detail.messages.map { range in
        FaultText(
          message: LogText(bytes[range]), http: detail.http, evidence: evidence(of: range, in: log))
      }
    }
    // A SyntaxError quotes the source before it names itself.
    let isQuoted = bytes.starts(with: "File \"".utf8)
    for part in isQuoted ? parts.reversed() : parts {
      let text = part.line.text.dropFirst(part.offset).trimmed
      guard !text.isEmpty else { continue }
      let start = text.startIndex - part.line.text.startIndex
      return [
        FaultText(
          message: LogText(text), http: FaultDetail.http(in: bytes[...]),
          evidence: part.line.evidence(of: start..<start + text.count, in: log))
      ]
    }
    return []
  }

  /// Whether the product's detail goes on in the next line; no message has more than some lines.
  var isOpen: Bool {
    parts.count < 50 && bytes.count < FaultText.messageLimit && FaultDetail.isOpen(bytes[...])
  }

  /// Whether the product's detail is in it.
  var tellsDetail: Bool { FaultDetail(in: bytes[...]) != nil }

  /// The evidence for a range; where it spans lines, the part in its first line.
  func evidence(of range: Range<Int>, in log: String) -> Evidence {
    let part = parts.last { $0.start <= range.lowerBound } ?? parts[0]
    let start = part.offset + range.lowerBound - part.start
    let end = min(part.offset + range.upperBound - part.start, part.line.text.count)
    return part.line.evidence(of: start..<max(start, end), in: log)
  }
}
