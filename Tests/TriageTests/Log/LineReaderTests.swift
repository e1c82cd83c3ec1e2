import Testing
import Triage

@Suite struct LineReaderTests {
  private struct Read: Equatable {
    var number: Int
    var text: String
    var isCut = false
  }

  private func read(_ chunks: [ArraySlice<UInt8>]) -> [Read] {
    var reader = LineReader()
    var lines: [Read] = []
    for chunk in chunks {
      reader.consume(chunk) { lines.append(Read(number: $0, text: $1.shown, isCut: $2)) }
    }
    reader.finish { lines.append(Read(number: $0, text: $1.shown, isCut: $2)) }
    return lines
  }

  @Test(
    "a line is the same wherever a chunk ends",
    arguments: [
      "a\nbc\n\nd", "a\r\nb\r\n", "\n\n", "", "\r", "a", "\r\n\r\n", "a\r\rb\n", "שלום\r\nx",
    ])
  func borders(_ text: String) {
    let bytes = Array(text.utf8)
    let whole = read([bytes[...]])
    for first in 0...bytes.count {
      for second in first...bytes.count {
        #expect(
          read([bytes[..<first], bytes[first..<second], bytes[second...]]) == whole,
          "cut at \(first) and \(second)")
      }
    }
  }

  @Test func `line breaks are taken off, of either kind`() {
    let text = "a\r\n\nb\r\r\nc\r"
    #expect(
      read([Array(text.utf8)[...]]) == [
        Read(number: 1, text: "a"), Read(number: 2, text: ""), Read(number: 3, text: "b\r"),
        Read(number: 4, text: "c"),
      ])
  }

  @Test(
    "of a long line the beginning is kept, and the next lines are whole",
    arguments: [1, 1000, 1 << 16, 3 << 20])
  func cut(_ chunk: Int) {
    let limit = LineReader.lengthLimit
    var bytes = [UInt8](repeating: UInt8(ascii: "x"), count: limit + 5)
    bytes += Array("\r\nnext\n".utf8) + [UInt8](repeating: UInt8(ascii: "y"), count: limit)
    bytes += Array("\nlast".utf8)
    var reader = LineReader()
    var lines: [(Int, Int, Bool)] = []
    var start = 0
    while start < bytes.count {
      let end = min(start + (chunk == 1 ? 4093 : chunk), bytes.count)
      reader.consume(bytes[start..<end]) { lines.append(($0, $1.count, $2)) }
      start = end
    }
    reader.finish { lines.append(($0, $1.count, $2)) }
    #expect(lines.map(\.0) == [1, 2, 3, 4])
    #expect(lines.map(\.1) == [limit, 4, limit, 4])
    #expect(lines.map(\.2) == [true, false, false, false])
    #expect(reader.bytes == bytes.count)
    #expect(reader.count == 4)
  }
}
