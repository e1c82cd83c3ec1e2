import Glibc

/// What one search found in a text, in the order of lines and patterns.
struct Found: Hashable {
  var line: Int
  var pattern: Int
  var outcome: MatchOutcome
}

/// Two ways to search that have to find the same.
struct Difference {
  let patterns: [Pattern]
  let set: PatternSet
  let text: [UInt8]

  /// The clock must not decide here: a program that is watched is slow, and differently so each time.
  private static let limits = Limits(steps: 20_000, milliseconds: 1_000_000)

  init(_ patterns: [Pattern], in text: [UInt8]) {
    self.patterns = patterns
    self.text = text
    set = PatternSet(patterns)
  }

  /// What every pattern alone finds in every line: the reference.
  func alone() -> [Found] {
    let matcher = Matcher(limits: Self.limits)
    var found: [Found] = []
    for (index, line) in lines().enumerated() {
      for (pattern, compiled) in patterns.enumerated() where !set.spanning.contains(pattern) {
        let outcome = matcher.firstMatch(of: compiled, in: line)
        if outcome != .noMatch {
          found.append(Found(line: index + 1, pattern: pattern, outcome: outcome))
        }
      }
    }
    return found + spanning(matcher)
  }

  /// The same for patterns that span lines, in the window of every line.
  private func spanning(_ matcher: Matcher) -> [Found] {
    var (found, start, line): ([Found], Int, Int) = ([], 0, 1)
    while start < text.count, !set.spanning.isEmpty {
      let lines = text[start...].split(
        separator: 0x0A, maxSplits: LineWindow.lines, omittingEmptySubsequences: false)
      let size = lines.prefix(LineWindow.lines).reduce(0) { $0 + $1.count + 1 }
      let end = min(start + min(size, LineWindow.bytes), text.count)
      let next = start + (lines.first?.count ?? 0) + 1
      for pattern in set.spanning.sorted() {
        let outcome = text[start..<end].withUnsafeBufferPointer { window in
          matcher.firstMatch(
            of: patterns[pattern], inWindow: window, startingBy: min(next - 1, end) - start,
            isCut: end < text.count)
        }
        if outcome != .noMatch {
          found.append(Found(line: line, pattern: pattern, outcome: outcome))
        }
      }
      (start, line) = (next, line + 1)
    }
    return found
  }

  /// What a scanner finds in the text that comes in pieces of these sizes, over and over.
  func scanned(pieces: [Int]) -> [Found] {
    let scanner = PatternScanner(set, limits: Self.limits, isBounded: false)
    var found: [Found] = []
    let report = { (finding: Finding) in
      found.append(Found(line: finding.line, pattern: finding.pattern, outcome: finding.outcome))
    }
    var (start, number) = (0, 0)
    while start < text.count {
      let end = min(start + max(pieces[number % pieces.count], 1), text.count)
      scanner.scan(text[start..<end], report: report)
      (start, number) = (end, number + 1)
    }
    scanner.finish(report: report)
    // Windows of lines end behind the lines themselves, so what spans lines is reported later.
    return found.filter { !set.spanning.contains($0.pattern) }
      + found.filter { set.spanning.contains($0.pattern) }
  }

  /// Ends the program where a scanner does not find what the patterns alone find, in the text as a
  /// whole and in pieces of some sizes.
  ///
  /// A pattern that alone gives up on a line may be ruled out before it is tried there.
  func check(pieces: [Int]) {
    let expected = alone()
    compare(expected, [text.count])
    compare(expected, pieces)
  }

  private func compare(_ expected: [Found], _ pieces: [Int]) {
    let found = scanned(pieces: pieces)
    let sure = { (one: Found) in if case .stopped = one.outcome { false } else { true } }
    let stopped = Set(expected.filter { !sure($0) })
    guard found.filter({ !stopped.contains($0) }) != expected.filter(sure) else { return }
    fail(expected, found, pieces)
  }

  private func lines() -> [ArraySlice<UInt8>] {
    var lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
    let last = lines.removeLast()
    lines = lines.map { $0.last == 0x0D ? $0.dropLast() : $0 }
    return last.isEmpty ? lines : lines + [last]
  }

  private func fail(_ expected: [Found], _ found: [Found], _ pieces: [Int]) -> Never {
    for (index, pattern) in patterns.enumerated() {
      print("pattern \(index) (\(set.means[index])): \(pattern.source.debugDescription)")
    }
    print("text: \(text)\nas text: \(String(decoding: text, as: UTF8.self).debugDescription)")
    print("pieces: \(pieces)")
    print(
      "missing: \(Set(expected).subtracting(found))\nextra: \(Set(found).subtracting(expected))")
    print("expected: \(expected)\nfound: \(found)")
    fflush(nil)
    abort()
  }
}
