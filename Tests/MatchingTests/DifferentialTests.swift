import Glibc
import Testing

@testable import Matching

/// The engine must report exactly what PCRE2 alone reports, for any pattern and text.
///
/// `MATCHING_PAIRS=100000 swift test -c release -Xswiftc -enable-testing --filter Differential` runs
/// more pairs; `MATCHING_SEED` begins elsewhere.
struct DifferentialTests {
  private static func setting(_ name: String, otherwise value: Int) -> Int {
    getenv(name).flatMap { Int(String(cString: $0)) } ?? value
  }

  private static let differencesShown = 10

  @Test func `random patterns report in random texts what PCRE2 alone reports`() {
    let wanted = Self.setting("MATCHING_PAIRS", otherwise: 250)
    var seed = UInt64(Self.setting("MATCHING_SEED", otherwise: 1)) << 32
    var (pairs, matches, undecided, differences) = (0, 0, 0, 0)
    while pairs < wanted {
      seed += 1
      let round = Round(seed: seed)
      let outcome = round.run()
      pairs += outcome.pairs
      matches += outcome.matches
      undecided += outcome.undecided
      if let difference = outcome.difference {
        Issue.record("seed \(seed): \(difference)")
        differences += 1
        if differences == Self.differencesShown { return }
      }
    }
    // A generator whose patterns never match would prove nothing.
    #expect(matches > pairs / 20)
    #expect(undecided < pairs / 20)
    if wanted > 250 { print("\(pairs) pairs, \(matches) matches, \(undecided) undecided") }
  }

  /// A few patterns and a few texts.
  private struct Round {
    private var patterns: [(source: String, reference: Reference)] = []
    private var texts: [[UInt8]] = []
    private let set: PatternSet

    struct Outcome {
      var pairs = 0
      var matches = 0
      var undecided = 0
      var difference: String?
    }

    /// Random patterns are often quadratic; with few steps they end quickly, as undecided.
    private static let limits = Limits(steps: 50_000)

    private struct Hit: Hashable, Comparable {
      var line: Int
      var pattern: Int
      var offset: Int
      var range: Range<Int>

      static func < (left: Hit, right: Hit) -> Bool {
        (left.line, left.pattern) < (right.line, right.pattern)
      }
    }

    init(seed: UInt64) {
      var grammar = PatternGrammar(seed: seed)
      var samples: [[UInt8]] = []
      for _ in 0..<8 {
        let piece = grammar.pattern()
        guard let reference = Reference(piece.source) else { continue }
        patterns.append((piece.source, reference))
        samples.append(piece.sample)
      }
      var text = RandomText(seed: seed)
      if !samples.isEmpty { texts = (0..<4).map { _ in text.text(around: samples) } }
      set = PatternSet(patterns.map { Pattern(checked: $0.source) })
    }

    func run() -> Outcome {
      var outcome = Outcome()
      for text in texts where outcome.difference == nil { compare(text, &outcome) }
      return outcome
    }

    private func compare(_ text: [UInt8], _ outcome: inout Outcome) {
      var expected: [Hit] = []
      var unsure: Set<[Int]> = []
      let lines = Reference.lines(of: text)
      for line in lines {
        for (index, pattern) in patterns.enumerated() {
          let result =
            set.spanning.contains(index)
            ? pattern.reference.firstMatch(
              in: window(from: line.offset, in: text),
              startingBy: (text[line.offset...].firstIndex(of: 0x0A) ?? text.count) - line.offset)
            : pattern.reference.firstMatch(in: line.text)
          switch result {
          case .match(let range):
            expected.append(
              Hit(line: line.number, pattern: index, offset: line.offset, range: range))
          case .noMatch: break
          case .error: unsure.insert([line.number, index])
          }
        }
      }
      expected = inOrder(expected)
      outcome.pairs += patterns.count
      outcome.matches += Set(expected.map(\.pattern)).count
      defer { outcome.undecided += Set(unsure.map { $0[1] }).count }
      var cuts: [[Int]] = [[], Array(0...text.count)]
      if text.count < 400 {
        cuts += (0...text.count).map { [$0] }
      } else {
        cuts += stride(from: 1, to: text.count, by: text.count / 20).map { [$0] }
      }
      let scanner = PatternScanner(set, limits: Self.limits, isBounded: false)
      for cut in cuts {
        let all = hits(in: text, cutAt: cut, &unsure)
        let found = all.filter { !unsure.contains([$0.line, $0.pattern]) }
        let sure = expected.filter { !unsure.contains([$0.line, $0.pattern]) }
        if found != sure {
          outcome.difference = describe(text, cut, expected: sure, found: found)
          return
        }
      }
      for line in lines {
        var found: [Hit] = []
        scanner.scan(line: line.text) { pattern, result in
          if case .stopped(.steps) = result { unsure.insert([line.number, pattern]) }
          if case .match(let match) = result, !unsure.contains([line.number, pattern]) {
            found.append(
              Hit(line: line.number, pattern: pattern, offset: line.offset, range: match.range))
          }
        }
        let sure = expected.filter {
          $0.line == line.number && !set.spanning.contains($0.pattern)
            && !unsure.contains([$0.line, $0.pattern])
        }
        if found != sure { outcome.difference = describe(text, [-1], expected: sure, found: found) }
      }
    }

    /// The lines that a pattern which spans lines sees; the texts have no window's worth of bytes.
    private func window(from start: Int, in text: [UInt8]) -> ArraySlice<UInt8> {
      let lines = text[start...].split(
        separator: 0x0A, maxSplits: LineWindow.lines, omittingEmptySubsequences: false)
      guard lines.count > LineWindow.lines, let rest = lines.last else { return text[start...] }
      return text[start..<rest.startIndex]
    }

    /// Matches that span lines are reported behind all others here, since their windows end last.
    private func inOrder(_ hits: [Hit]) -> [Hit] {
      hits.filter { !set.spanning.contains($0.pattern) }
        + hits.filter { set.spanning.contains($0.pattern) }
    }

    /// What a scanner reports; what ran into its step limit is noted as unsure.
    private func hits(
      in text: [UInt8], cutAt cuts: [Int], _ unsure: inout Set<[Int]>
    ) -> [Hit] {
      let scanner = PatternScanner(set, limits: Self.limits, isBounded: false)
      var found: [Hit] = []
      let report = { (finding: Finding) in
        var hit = Hit(
          line: finding.line, pattern: finding.pattern, offset: finding.lineOffset,
          range: -1 ..< -1)
        switch finding.outcome {
        case .match(let match): hit.range = match.range
        case .stopped(.steps), .stopped(.window):
          unsure.insert([finding.line, finding.pattern])
        case .stopped, .noMatch: break
        }
        found.append(hit)
      }
      var start = 0
      for cut in cuts + [text.count] {
        scanner.scan(text[start..<cut], report: report)
        start = cut
      }
      scanner.finish(report: report)
      return found
    }

    private func describe(
      _ text: [UInt8], _ cut: [Int], expected: [Hit], found: [Hit]
    ) -> String {
      let wrong = Set(expected).symmetricDifference(found).sorted().prefix(3)
      let lines = wrong.map { hit in
        "pattern \(patterns[hit.pattern].source.debugDescription) (\(set.means[hit.pattern])) "
          + "line \(hit.line) range \(hit.range) "
          + (expected.contains(hit) ? "missing" : "extra")
      }
      return
        "cut \(cut.prefix(3)) text \(String(decoding: text.prefix(300), as: UTF8.self).debugDescription)\n"
        + (wrong.isEmpty ? "order differs" : lines.joined(separator: "\n"))
    }
  }
}
