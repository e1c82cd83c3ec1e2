import Testing

@testable import Matching

@Suite struct PatternBeginningsTests {
  /// How much of a pattern matches, and what of the text.
  private func told(_ source: String, _ text: String) throws -> String? {
    let bytes = Array(text.utf8)
    return try Pattern(source).longestMatchingPrefix(in: bytes[...]).map { longest in
      let matched = String(decoding: bytes[longest.range], as: UTF8.self)
      let part = String(decoding: source.utf8.prefix(longest.length), as: UTF8.self)
      return "\(part) -> \(matched) (\(longest.literals) of \(longest.literalTotal))"
    }
  }

  @Test(
    "a pattern is told up to the item that does not match",
    arguments: [
      (
        "lock is busy now", "the lock is busy no more",
        "lock is busy no -> lock is busy no (15 of 16)"
      ),
      (
        #"host (?<host>\S+) is not up"#, "host node7 is not there",
        #"host (?<host>\S+) is not  -> host node7 is not  (13 of 15)"#
      ),
      (
        #"eth\d{1,3} is in use by \w+"#, "eth12 is in use by ?",
        #"eth\d{1,3} is in use by  -> eth12 is in use by  (17 of 17)"#
      ),
      (
        #"\Qa.b.c\E is here now"#, "a.b.c is here.",
        #"\Qa.b.c\E is here -> a.b.c is here (13 of 17)"#
      ),
      ("(?i)Lock IS busy", "lock is bush", "(?i)Lock IS bus -> lock is bus (11 of 12)"),
      (
        "cannot add (?:bond|nic) now", "cannot add nic to",
        "cannot add (?:bond|nic)  -> cannot add nic  (16 of 19)"
      ),
      ("réseau est occupé", "réseau est occupe", "réseau est occup -> réseau est occup (17 of 19)"),
      (
        "network is unmanaged|host is locked", "the host is lost",
        "network is unmanaged|host is lo -> host is lo (10 of 14)"
      ),
    ])
  func longest(_ source: String, _ text: String, _ expected: String) throws {
    #expect(try told(source, text) == expected)
  }

  @Test(
    "where less than half of the literal text is there, nothing is told",
    arguments: [
      ("lock is busy now", "lock it"), ("short", "shor"), (#"\d+ \w+"#, "12 !"),
      ("(?<a>unfinished thing", "x"), (#"(?1) lock is busy(x)"#, "lock is busy"),
    ])
  func nothing(_ source: String, _ text: String) {
    let bytes = Array(text.utf8)
    #expect(Pattern(checked: source).longestMatchingPrefix(in: bytes[...]) == nil)
  }

  @Test func `the longest beginning is the same as by trying all of them`() throws {
    let source =
      #"Cannot (?<action>\w+) \S+\. Another setup (?:of|for) [a-z]{2,5} is (?=in)in progress"#
    let text = Array("Cannot setup Networks. Another setup for hosts is in process".utf8)
    let pattern = try Pattern(source)
    let matcher = Matcher()
    let all = (0...source.utf8.count).filter { length in
      guard let part = try? Pattern(String(decoding: source.utf8.prefix(length), as: UTF8.self))
      else { return false }
      if case .match = matcher.firstMatch(of: part, in: text[...]) { return true }
      return false
    }
    #expect(pattern.longestMatchingPrefix(in: text[...], using: matcher)?.length == all.max())
  }

  @Test func `a hostile pattern and text are stopped at the matcher's limits`() throws {
    let text = Array(String(repeating: "a", count: 8000).utf8)
    let beginnings = PatternBeginnings(try Pattern("aaaaaaaaaa(?:a+)+(?:a+)+[xy]zzzzz"))
    let matcher = Matcher(limits: Limits(steps: 10_000, milliseconds: 20))
    #expect(beginnings.longestMatch(in: text[...], using: matcher) == nil)
    #expect(beginnings.hasStopped)
  }
}
