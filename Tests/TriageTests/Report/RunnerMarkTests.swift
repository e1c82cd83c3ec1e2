import Testing

@testable import Triage

@Suite struct RunnerMarkTests {
  @Test(arguments: [
    ("::error::x", ": :error::x"), ("  \t::x", "  \t: :x"), ("a\n::x", "a\n: :x"),
    ("a ::x", "a ::x"),
    ("\u{A0}\u{3000}::x", "\u{A0}\u{3000}: :x"), (":::", ": ::"), (":a:", ":a:"),
    ("\u{1B}[1m::x", "\u{1B}[1m: :x"), ("a\r::x", "a\r: :x"), ("##[error]", "## [error]"),
    ("a ##vso[x]", "a ##vso [x]"), ("##teamcity[", "##teamcity ["), ("###[x]", "### [x]"),
    ("#[x] ##-[x] ## [x]", "#[x] ##-[x] ## [x]"), ("网::x", "网: :x"), ("a网::x", "a网::x"),
  ])
  func `what a runner obeys is parted`(_ text: String, _ parted: String) {
    var mark = RunnerMark()
    #expect(String(decoding: mark.parted(text), as: UTF8.self) == parted)
    // However it is written.
    var pieces = RunnerMark()
    let bytes = text.unicodeScalars.flatMap { pieces.parted(String($0)) }
    #expect(String(decoding: bytes, as: UTF8.self) == parted)
  }

  @Test func `a JSON string says the same without a mark`() {
    var json = ""
    JSONValue.array(["##[x]##vso[y", "[##"]).write(to: &json)
    #expect(json == ###"["##\u005bx]##vso\u005by", "[##"]"###)
  }
}
