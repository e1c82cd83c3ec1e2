import ExpectedFiles
import Foundation
import Testing

@testable import Triage

/// Whatever is skipped, searched in blocks and read ahead: a log tells what it tells line by line.
@Suite struct LogReaderTests {
  /// Patterns of all places, some of which match often, some nearly everywhere.
  private static let signatures: SignatureSet? = try? SignatureSet([
    signature("a/error", match: [(.log, ["ERROR", "(?<id>[0-9a-f]{8})-"])]),
    signature("a/engine", match: [(.engine, ["Failed|refused"]), (.vdsm, ["error=(?<e>\\w+)"])]),
    signature(
      "a/console", match: [(.console, ["^E +(?<kind>\\w+)", "suite-"])], not: [(.log, ["x$"])]),
    signature("a/empty", match: [(.supervdsm, ["^$|return"]), (.console, ["^\\s*$"])]),
    signature("a/fault", match: [(.fault, ["busy"]), (.log, ["^\\d+.*[[:upper:]]{4} +[[(]"])]),
  ])

  private func check(
    _ bytes: [UInt8], _ kind: LogKind, chunks: [Int], leavingOut line: Int? = nil,
    comment: Comment? = nil
  ) throws {
    let signatures = try #require(Self.signatures)
    let plain = Told(
      PlainReading.read(bytes, kind: kind, signatures: signatures), leavingOut: line)
    for size in chunks {
      var reader = LogReader(log: "x", kind: kind, signatures: signatures)
      var start = 0
      while start < bytes.count {
        let end = min(start + size, bytes.count)
        reader.consume(bytes[start..<end])
        start = end
      }
      let told = Told(reader.finish(), leavingOut: line)
      #expect(told == plain, "chunks of \(size); \(comment ?? "")")
    }
  }

  private static let logs: [URL] = {
    let files = FileManager.default.enumerator(
      at: Repository.fixtures, includingPropertiesForKeys: nil)
    return (files?.compactMap { $0 as? URL } ?? []).filter {
      ["log", "txt"].contains($0.pathExtension)
    }
    .sorted { $0.path < $1.path }
  }()

  @Test func `fixtures tell the same as line by line`() throws {
    try #require(Self.logs.count > 50)
    for log in Self.logs {
      let bytes = Array(try Data(contentsOf: log))
      let kind = LogKind.detect(name: log.path, head: bytes[...].prefix(64 << 10))
      try check(bytes, kind, chunks: [64 << 10], comment: Comment(rawValue: log.path))
    }
  }

  @Test func `small fixtures tell the same byte by byte`() throws {
    for log in Self.logs {
      let bytes = Array(try Data(contentsOf: log).prefix(3000))
      let kind = LogKind.detect(name: log.path, head: bytes[...])
      try check(bytes, kind, chunks: [1, 7], comment: Comment(rawValue: log.path))
    }
  }

  @Test("any lines tell the same as line by line", arguments: 1...10)
  func soup(_ seed: UInt64) throws {
    var soup = LineSoup(seed: seed)
    for _ in 0..<Self.rounds {
      let bytes = soup.log()
      for kind in LogKind.allCases {
        try check(
          bytes, kind, chunks: [Int.random(in: 1...300, using: &soup.dice), 64 << 10],
          comment: Comment(rawValue: "\(kind): \(String(decoding: bytes, as: UTF8.self))"))
      }
    }
  }

  /// Many more were run while this was written; these take seconds.
  private static let rounds = 10

  @Test func `a line that is cut tells the same, and those behind it`() throws {
    var bytes = Array("2019-08-04 22:14:26,898-04 ERROR [o.X] (t-1) [] Failed\n".utf8)
    bytes += Array("2019-08-04 22:14:27,898-04 INFO  [o.X] (t-1) [] Running ovirt-engine 4.3 ".utf8)
    bytes +=
      [UInt8](repeating: UInt8(ascii: "y"), count: LineReader.lengthLimit) + Array("\r\n".utf8)
    bytes += Array("2019-08-04 22:14:28,898-04 ERROR [o.X] (t-2) [] refused x".utf8)
    try check(bytes, .console, chunks: [100_003])
    // Of a product's log the whole line is searched, which plain reading does not do.
    try check(bytes, .vdsm, chunks: [100_003], leavingOut: 2)
  }
}

/// Of a line that is too long to be held, all of it is searched.
@Suite struct LineRestTests {
  @Test(
    "a match behind the beginning of a long line is told with its column",
    arguments: [4096, 1 << 20])
  func behind(_ chunk: Int) throws {
    let set = SignatureSet([
      try signature("a/needle", match: [(.log, ["needle (?<number>\\d+) in a haystack"])])
    ])
    let head = "2019-08-04 22:14:26,898-04 ERROR [o.X] (t-1) [] "
    var bytes = Array("first\n\(head)".utf8)
    let before = LineReader.lengthLimit + 500_000
    bytes += [UInt8](repeating: UInt8(ascii: "y"), count: before)
    bytes += Array(" needle 42 in a haystack yyy\nneedle 43 in a haystack\n".utf8)
    var reader = LogReader(log: "x", kind: .engine, signatures: set)
    for start in stride(from: 0, to: bytes.count, by: chunk) {
      reader.consume(bytes[start..<min(start + chunk, bytes.count)])
    }
    let findings = reader.finish()
    #expect(findings.hits.map(\.evidence.line) == [2, 3])
    #expect(findings.hits.map(\.captures) == [["number": "42"], ["number": "43"]])
    #expect(findings.hits.first?.evidence.column == head.utf8.count + before + 2)
    #expect(findings.hits.first?.evidence.text == "needle 42 in a haystack")
    #expect(findings.summary.lines == 3)
  }
}

/// A pattern that spans lines is told in its first line.
@Suite struct SpanTests {
  @Test("a match across lines is told in the line it begins in", arguments: [1, 7, 40, 4096])
  func spans(_ chunk: Int) throws {
    let set = SignatureSet([
      try signature("a/span", match: [(.log, ["(?s)Failed.{1,40}Caused by: (?<cause>\\w+)"])]),
      try signature("a/line", match: [(.log, ["ERROR"])]),
    ])
    let head = "2019-08-04 22:14:26,898-04 ERROR [o.X] (t-1) [] "
    let text = "\(head)one\n\(head)Failed\n\tat a.B\nCaused by: timeout\n\(head)two\n"
    for kind in [LogKind.engine, .console] {
      var reader = LogReader(log: "x", kind: kind, signatures: set)
      let bytes = Array(text.utf8)
      for start in stride(from: 0, to: bytes.count, by: chunk) {
        reader.consume(bytes[start..<min(start + chunk, bytes.count)])
      }
      let hits = reader.finish().hits
      #expect(hits.map(\.evidence.line) == [1, 2, 2, 5], "\(kind)")
      let span = try #require(hits.first { set.logPatterns[$0.pattern].signature == 1 })
      #expect(span.evidence.text == "Failed")
      #expect(span.evidence.column == head.utf8.count + 1)
      #expect(span.captures == ["cause": "timeout"])
      #expect(span.message == "Failed")
    }
  }

  @Test("of a console the columns are those of the raw line", arguments: [1, 40, 1 << 20])
  func decorated(_ chunk: Int) throws {
    let set = SignatureSet([
      try signature("a/span", match: [(.console, ["back\\R\\s+at (?<place>\\S+)"])])
    ])
    let filler = String(repeating: "12:00:56 [basic.x86_64] nothing\n", count: 20_000)
    let match = "12:00:57 [basic.x86_64] \u{1B}[31mrolled\u{1B}[0m back\n12:00:57 \t at org.ovirt\n"
    var reader = LogReader(log: "x", kind: .console, signatures: set)
    let bytes = Array((filler + match + filler).utf8)
    // Cut finely around the match only, for speed.
    let cuts = stride(from: filler.utf8.count - 100, to: filler.utf8.count + 200, by: chunk)
    var start = 0
    for end in Array(cuts) + [bytes.count] {
      reader.consume(bytes[start..<end])
      start = end
    }
    let hit = try #require(reader.finish().hits.first)
    #expect(hit.evidence.line == 20_001)
    #expect(hit.evidence.text == "back")
    #expect(hit.evidence.column == 41)
    #expect(hit.captures == ["place": "org.ovirt"])
  }
}
