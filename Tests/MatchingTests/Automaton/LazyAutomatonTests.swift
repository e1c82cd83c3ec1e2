import Testing

@testable import Matching

struct LazyAutomatonTests {
  private func automaton(_ sources: [String]) throws -> PositionAutomaton {
    var automaton = PositionAutomaton()
    for (index, source) in sources.enumerated() {
      let tree = try #require(PatternAnalysis(source).tree)
      let isAdded = automaton.add(tree, for: index)
      try #require(isAdded)
    }
    automaton.finish()
    return automaton
  }

  private func patterns(_ sources: [String], in text: String) throws -> Set<Int> {
    let lazy = LazyAutomaton(try automaton(sources))
    var found: Set<Int> = []
    let isComplete = Array(text.utf8).withUnsafeBufferPointer { block in
      lazy.search(block) { pattern, _ in found.insert(pattern) }
    }
    #expect(isComplete)
    return found
  }

  @Test func `candidates of all patterns are found in one pass`() throws {
    let sources = [#"\d{3}ms"#, #"\[[A-Z]{2,}-\d\]"#, "ab?c", "é.x", "(?:x|yy)+z"]
    #expect(try patterns(sources, in: "took 250ms [AB-1]") == [0, 1])
    #expect(try patterns(sources, in: "ac abc éßx") == [2, 3])
    #expect(try patterns(sources, in: "xyyxz") == [4])
    #expect(try patterns(sources, in: "25ms [A-1] abbc yz").isEmpty)
  }

  @Test func `no candidate spans a line break`() throws {
    #expect(try patterns(["a[^x]*b"], in: "a\nb").isEmpty)
    #expect(try patterns([#"a\s+b"#], in: "a \n b").isEmpty)
  }

  @Test func `parts that are read side by side cover a large block`() throws {
    let line = String(repeating: "x", count: 99) + "\n"
    for number in [0, 1, 24, 25, 26, 50, 75, 98, 99] {
      var lines = Array(repeating: line, count: 100)
      lines[number] = "needle\n"
      #expect(try patterns(["needle"], in: lines.joined()) == [0], "line \(number)")
    }
  }

  @Test func `a text that needs too many states is given up`() throws {
    let lazy = LazyAutomaton(try automaton([#"a[ab]{11}[ab]{11}[ab]{11}c"#, #"b[ab]{11}d"#]))
    var random = SeededRandom(seed: 5)
    let text = (0..<200_000).map { _ in random.onceIn(2) ? UInt8(ascii: "a") : UInt8(ascii: "b") }
    let isComplete = text.withUnsafeBufferPointer { lazy.search($0) { _, _ in } }
    #expect(!isComplete)
  }

  @Test func `what such a text holds is still reported`() {
    let set = PatternSet(
      [Pattern(checked: #"a[ab]{11}[ab]{11}[ab]{11}c"#), Pattern(checked: #"b[ab]{11}d"#)])
    #expect(set.means == [.automaton, .automaton])
    var random = SeededRandom(seed: 5)
    var text = (0..<200_000).map { _ in random.onceIn(2) ? UInt8(ascii: "a") : UInt8(ascii: "b") }
    for index in stride(from: 100, to: text.count, by: 100) { text[index] = 0x0A }
    text += Array("babababababad\n".utf8)
    var found: [Int] = []
    PatternScanner(set).scan(text[...]) { found.append($0.pattern) }
    #expect(found == [1])
  }
}
