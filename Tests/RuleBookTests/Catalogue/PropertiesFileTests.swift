import Testing
import Triage

@testable import RuleBook

/// Java's `.properties` files, read as Java does.
@Suite struct PropertiesFileTests {
  private func read(_ text: String) -> [String] { read(Array(text.utf8)) }

  private func read(_ bytes: [UInt8]) -> [String] {
    PropertiesFile(bytes).entries.map { "\($0.line) [\($0.key)] [\($0.value.shown)]" }
  }

  @Test(
    arguments: [
      ("A=b", "1 [A] [b]"), ("A = b c ", "1 [A] [b c ]"), ("A:b", "1 [A] [b]"),
      ("A b", "1 [A] [b]"), ("A\t=\tb", "1 [A] [b]"), ("A==b", "1 [A] [=b]"), ("A", "1 [A] []"),
      ("A=", "1 [A] []"), ("=b", "1 [] [b]"), ("A\\ B\\=C=d", "1 [A B=C] [d]"),
      ("  A=b", "1 [A] [b]"), ("A=b=c:d", "1 [A] [b=c:d]"), ("A=b\\", "1 [A] [b]"),
    ])
  func `key and value are parted by the first free mark`(_ text: String, _ expected: String) {
    #expect(read(text) == [expected])
  }

  @Test func `escapes are undone`() {
    #expect(read(##"A=a\:b\=c\\d\'e\#f\tg\nh\q"##) == ["1 [A] [a:b=c\\d'e#f\tg\nhq]"])
    #expect(read(#"A=\u00e9\u05D0\ud83d\ude00"#) == ["1 [A] [éא😀]"])
    #expect(read(#"A=\ud83dx\ude00"#) == ["1 [A] [\u{FFFD}x\u{FFFD}]"])
  }

  @Test func `a wrong escape is told with its line`() {
    let file = PropertiesFile(Array("A=b\nB=\\u12\nC=\\u+123".utf8))
    #expect(file.wrongLine == 2)
    #expect(file.entries.map(\.value) == ["b", "u12", "u+123"])
  }

  @Test func `a line that ends in an odd number of backslashes goes on`() {
    #expect(read("A=b \\\n   c\\\\\nB=d") == ["1 [A] [b c\\]", "3 [B] [d]"])
    #expect(read("A=b\\\n# c") == ["1 [A] [b# c]"])
    #expect(read("A=b\\\n\nB=c") == ["1 [A] [b]", "3 [B] [c]"])
  }

  @Test func `comments and empty lines are no entries, and a comment does not go on`() {
    #expect(read("# A=b\\\n! c\n\n \t\nB=d") == ["5 [B] [d]"])
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `all line breaks are the same`(_ end: String) {
    #expect(read("A=b\\\(end)c\(end)B=d\(end)") == ["1 [A] [bc]", "3 [B] [d]"])
  }

  @Test func `bytes are UTF-8, or else ISO 8859-1`() {
    #expect(read("A=é") == ["1 [A] [é]"])
    #expect(read(Array("A=".utf8) + [0xE9]) == ["1 [A] [é]"])
    #expect(read([0xEF, 0xBB, 0xBF] + Array("A=b".utf8)) == ["1 [A] [b]"])
  }

  @Test func `of a key that stands twice the last value counts`() {
    let file = PropertiesFile(Array("A=b\nB=c\nA=d\nB=c".utf8))
    #expect(file.entries.map(\.value) == ["d", "c"])
    #expect(file.replaced.map(\.key) == ["A"])
  }

  @Test func `any bytes are some entries, each with its own key`() {
    let marks = Array("\\=: \n\r#!uaAd09é".utf8) + [0xFF, 0x00]
    var state: UInt64 = 7
    for _ in 0..<2000 {
      let bytes = (0..<40).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return marks[Int(state >> 33) % marks.count]
      }
      let entries = PropertiesFile(bytes).entries
      #expect(Set(entries.map(\.key)).count == entries.count)
      #expect(entries.allSatisfy { (1...41).contains($0.line) && !$0.value.isLossy })
    }
  }

  @Test func `a file of more entries than any engine has is cut`() {
    let text = (0...CatalogueImport.messageLimit).map { "A\($0)=b\n" }.joined()
    let file = PropertiesFile(Array(text.utf8))
    #expect(file.isCut)
    #expect(file.entries.count == CatalogueImport.messageLimit)
  }

  @Test func `an empty file has no entries`() {
    #expect(read("") == [])
    #expect(read("\\") == ["1 [] []"])
  }
}
