import Testing
import Yams

@testable import RuleBook

/// Texts that are read back from YAML as they were.
@Suite struct YAMLTextTests {
  @Test(arguments: [
    "plain", "it's", "«marked»", "a: b # c", "- x", "\"double\" and 'single'", "back\\slash",
    "tab\there", "two\nlines", "end\n", "\n", " blank ", "\u{1B}[0m", "\u{85}\u{2028}\u{FEFF}",
    "רשת", "\u{202E}x", "😀", "a\n\n  b\nc", "a \nb", "%", "---", "...", "", "{}", "\r\n",
    "\u{E0001}", "isn'\u{301}t", "'\u{FE0F}", " \u{301}x\ny", "x\n\u{301}y", "a\n'\u{301}",
    "\"\u{301}",
    "::error::x\ny", "x\n ::error::y", "##[error]x", "x\n##vso[y]'\"",
  ])
  func `a text is read back as it was`(_ text: String) throws {
    for scalar in [YAMLText.quoted(text), YAMLText.block(text, indent: 4)] {
      let yaml = "list:\n  - \(scalar)\n"
      let root = try #require(try Yams.compose(yaml: yaml))
      #expect(root["list"]?[0]?.string.map { Array($0.utf8) } == Array(text.utf8), "\(yaml)")
    }
  }

  @Test func `nothing of a text is obeyed by a runner`() {
    #expect(YAMLText.block("x\n ::y::", indent: 4) == #""x\n ::y::""#)
    #expect(YAMLText.quoted("##[x]") == ###""##\x5Bx]""###)
  }
}
