import ExpectedFiles
import Foundation
@testable import RuleBook
import Testing
import Triage
import Yams

/// Rule files that nobody wrote by hand.
@Suite struct HostileRuleTests {
  /// Numbers that are the same in every run.
  struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  /// All rule files of the fixtures.
  static var texts: [String] {
    let folder = Repository.fixtures.appending(path: "rules")
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return (paths ?? []).filter { $0.hasSuffix(".yaml") }.sorted()
      .compactMap { try? String(contentsOf: folder.appending(path: $0), encoding: .utf8) }
  }

  private func check(_ text: String) -> [Diagnostic] {
    let source = RuleSource(.user, .texts([RuleSource.Text(path: "a/rule.yaml", text: text)]))
    return RuleBook.Check([source]).diagnostics
  }

  @Test func `damaged files are told about, never crash and never lose their place`() {
    var numbers = Numbers(state: 42)
    let spice = Array("'\"\\\n\r\t:-[]{}|>&*!#%@`?,()א\u{301}\u{0} ~=<«»".unicodeScalars)
    let texts = Self.texts.filter { $0.utf8.count < 2_000 }
    for round in 0..<400 {
      var scalars = Array(texts[round % texts.count].unicodeScalars)
      for _ in 0...Int.random(in: 0..<4, using: &numbers) where !scalars.isEmpty {
        let index = Int.random(in: 0..<scalars.count, using: &numbers)
        switch Int.random(in: 0..<3, using: &numbers) {
        case 0: scalars.remove(at: index)
        case 1: scalars.insert(spice.randomElement(using: &numbers) ?? "'", at: index)
        default: scalars = Array(scalars[..<index])
        }
      }
      let text = SourceText.string(scalars)
      let lines = SourceText(path: "", text: text).lineCount
      for diagnostic in check(text) {
        #expect(!diagnostic.sentence.isEmpty)
        #expect((1...max(lines, 1)).contains(diagnostic.position?.line ?? 1), "\(text)")
        if let snippet = diagnostic.snippet {
          #expect(snippet.marked.lowerBound <= snippet.text.unicodeScalars.count, "\(text)")
        }
      }
    }
  }

  @Test func `the place of every text of every fixture is known exactly`() throws {
    for text in Self.texts {
      let source = SourceText(path: "", text: text)
      let decoder = RuleDecoder(source)
      let yaml = YAMLDocuments(source)
      for root in yaml.roots {
        visit(root) { node in
          guard let string = node.string, !string.isEmpty,
            !yaml.repeatedKeys.contains(decoder.index(of: node))
          else { return }
          let place = decoder.text(node).place
          #expect(place.count > 1 || string.count == 1, "\(string) in \(source.text)")
        }
      }
    }
  }

  private func visit(_ node: Node, _ body: (Node) -> Void) {
    body(node)
    switch node {
    case .mapping(let mapping):
      for (key, value) in mapping {
        visit(key, body)
        visit(value, body)
      }
    case .sequence(let sequence): for item in sequence { visit(item, body) }
    default: break
    }
  }

  @Test func `expanding aliases and deep nesting end soon`() {
    let keys = String(repeating: "? ", count: 20_000)
    let items = String(repeating: "- ", count: 20_000)
    let lists = String(repeating: "[", count: 500_000)
    let clock = ContinuousClock()
    for text in [keys, items, "a: " + lists, String(repeating: "a: 1\n", count: 5_000)] {
      let time = clock.measure { #expect(!check(text).isEmpty) }
      #expect(time < .seconds(20), "\(text.prefix(20)): \(time)")
    }
  }
}
