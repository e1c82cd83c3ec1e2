import Testing

@testable import Matching

struct WindowTableTests {
  private let rarity = Rarity(sample: [])

  private func patterns(in text: String, _ table: WindowTable) -> [Int] {
    var found: [Int] = []
    Array(text.utf8).withUnsafeBufferPointer {
      table.search($0) { pattern, _ in found.append(pattern) }
    }
    return found
  }

  @Test func `a literal of fifteen bytes is found at every offset`() {
    let table = WindowTable(
      [.init(pattern: 3, literal: Literal("metadata volume".utf8))], rarity: rarity)
    for offset in 0...40 {
      let text = String(repeating: ".", count: offset) + "metadata volume"
      #expect(patterns(in: text, table).first == 3, "offset \(offset)")
      #expect(patterns(in: text + "....", table).first == 3, "offset \(offset)")
    }
  }

  @Test func `only letters that fold may differ in case`() {
    let exact = WindowTable(
      [.init(pattern: 0, literal: Literal("Storage Domain 1".utf8))], rarity: rarity)
    let folded = WindowTable(
      [.init(pattern: 0, literal: Literal("Storage Domain 1".utf8, ignoresCase: true))],
      rarity: rarity)
    #expect(patterns(in: "storage domain 1", exact).isEmpty)
    #expect(!patterns(in: "sTORAGE domain 1", folded).isEmpty)
    // The two bytes differ in the folded bit only, but are no letters.
    #expect(patterns(in: "storage\0domain\u{11}1", folded).isEmpty)
  }

  @Test func `literals with a window in common are all found`() {
    let texts = ["the management bridge", "on the management bridge", "management bridge!"]
    let table = WindowTable(
      texts.enumerated().map { .init(pattern: $0.offset, literal: Literal($0.element.utf8)) },
      rarity: rarity)
    #expect(Set(patterns(in: "was seen on the management bridge! ", table)) == [0, 1, 2])
    #expect(Set(patterns(in: "the management bridge", table)) == [0])
  }
}
