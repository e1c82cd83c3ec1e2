import Matching
import RuleBook
import Testing
import Triage

/// Drafts from what nobody would write on purpose: a file that passes its check, or a refusal.
@Suite struct HostileDraftTests {
  static let messages: [String] = [
    "it's the host's « own » message with 'quotes' and \"more\" of them",
    "« the mark begins a message of the host", "a message of the host ends with a mark »",
    "--- the host answered with a document mark", "... the host answered with its end",
    "%TAG ! the host answered with a directive of YAML", "# the host answered with a remark",
    "key: value of the host: another value: {a: b, c: [d]}", "- the host answered with a list",
    "the host\tanswered\twith\ttabs", "  the host answered with blanks around it  ",
    "the host answered with \u{1B}[31mred\u{1B}[0m letters",
    "the host answered \u{0}with NUL bytes",
    "the host \u{202E}answered backwards\u{202C} to the engine",
    "the host answered with \u{85} and \u{2028} and \u{2029} line breaks",
    "the host answered with \u{FEFF} a byte order mark", "{branch} {test} {unknown} of the host",
    "the host answered\r\nwith the line breaks\r\nof Windows",
    "the host answered\nwith lines\n\n  of different indents\n",
    "\nthe host answered behind a break",
    "the host answered with 😀 and e\u{301} and \u{200D} joined letters",
    "המארח ענה בהודעה ארוכה מאוד בעברית", "the network רשת of host מארח is missing on it",
    "(((((((((((((((((((( the host opens brackets", "a+a+a+a+a+a+ (a*)*b of the host's pattern",
    "the host answered with \\Q of \\E and \\x{41} and $1", "'", "''''''''''''", "null", "true",
    "yes it is", "~", "!!python/object of the host", "&anchor of the host", "*alias of the host",
    "«»«»«»«» of the host", "a, b, c, d, e, f, g, h, i and the host", "::1 is the host's address",
  ]

  @Test(arguments: messages)
  func `a draft of any message passes the check`(_ text: String) throws {
    try expectDraftOrRefusal(LogText(text.utf8))
  }

  @Test func `bytes that are no UTF-8 are left out of the pattern`() throws {
    let message = LogText(
      Array("the host answered with ".utf8) + [0xFF, 0xC3, 0x28] + Array(" broken text".utf8))
    try expectDraftOrRefusal(message)
    #expect(try patterns(message) == ["the host answered with"])
  }

  @Test func `messages of a mebibyte are drafted quickly`() throws {
    let limit = ContinuousClock.now + .seconds(20)
    for unit in ["x", "the host ", "1 ", "'a' ", "\n", "([", "«", "\u{5D0}", "eth1, "] {
      let count = (1 << 20) / unit.utf8.count
      let text = "the host answered: " + String(repeating: unit, count: count)
      try expectDraftOrRefusal(LogText(text.utf8))
    }
    #expect(ContinuousClock.now < limit)
  }

  @Test func `no draft is slow on a text that nearly matches`() throws {
    let messages: [LogText] = [
      "network a of host b on domain c at cluster d by user e of pool f is in use",
      "set 'a' 'b' to 'c' for 'd' with 'e' as 'f' in the cluster",
      "from 1 to 2 by 3 of 4 at 5:06 on 10.0.0.1 with 5f7aa1b2-38aa-4c6f-9b1d-5e0f6a2b8c94",
    ]
    for message in messages {
      let pattern = try Pattern(try #require(patterns(message).first))
      let hostile = Array(repeating: message.bytes.dropLast(7), count: 2000).joined()
      let outcome = Matcher().firstMatch(of: pattern, in: Array(hostile)[...])
      if case .stopped(let limit) = outcome { Issue.record("\(pattern.source): \(limit)") }
    }
  }

  /// Expects that a draft is clean and holds for its message, or that the message has few letters.
  private func expectDraftOrRefusal(_ message: LogText) throws {
    let made: RuleDraft
    do {
      made = try draft([message])
    } catch is DraftProblem {
      let letters = message.bytes.count { $0.isLetter || $0 >= 0x80 }
      #expect(letters < 20, "refused: \(message.shown.prefix(80))")
      return
    }
    #expect(problems(of: made) == [], "\(made.text)")
    let signature = try #require(made.signature)
    let matcher = Matcher()
    let holds = signature.match[0].patterns.contains {
      if case .match = matcher.firstMatch(of: $0, in: message.bytes[...]) { true } else { false }
    }
    #expect(holds, "\(made.text)")
    #expect(made.text.contains("  matches:\n"), "\(made.text)")
    // What a terminal or an editor would not show must not be in the file.
    let hidden = made.text.unicodeScalars.filter { $0 != "\n" && VisibleText.isHidden($0) }
    #expect(hidden.isEmpty, "\(made.text)")
  }
}
