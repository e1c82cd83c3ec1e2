import Matching
import Testing

@testable import Triage

/// Templates of messages: their fixed texts, their places, and what fits them.
@Suite struct TemplateShapeTests {
  private func values(_ template: LogText, _ message: String) -> [String]? {
    TemplateShape(template).values(in: Array(message.utf8)[...])?.map { "\($0)=\($1.shown)" }
  }

  @Test func `places get the text between the fixed ones`() {
    let template: LogText = "Cannot ${action} ${type}. The lift ${lift} is busy."
    #expect(
      values(template, "Cannot call Lift. The lift A 3 is busy.")
        == ["action=call", "type=Lift", "lift=A 3"])
    #expect(values(template, "Cannot call Lift. The lift A 3 is busy") == nil)
    #expect(values(template, "x Cannot call Lift. The lift A 3 is busy.") == nil)
    #expect(values(template, "Cannot call Lift. The lift  is busy.")?.last == "lift=")
    #expect(values(template, "Cannot call Lift. The lift is busy.") == nil)
  }

  @Test func `variables that were left as they are written are values, too`() {
    #expect(
      values("Cannot ${action} ${type}. Full.", "Cannot ${action} Shaft. Full.")
        == ["action=${action}", "type=Shaft"])
  }

  @Test func `a place at an end takes what is left, even nothing`() {
    #expect(values("${who} is here", "a is here is here") == ["who=a is here"])
    #expect(values("Down: ${why}", "Down: ") == ["why="])
    #expect(values("${a}", "") == ["a="])
    #expect(values("${a}${b}${c} z", "xy z") == ["b=", "c=", "a=xy"])
  }

  @Test func `fixed texts do not share bytes`() {
    #expect(values("aba${x}aba", "ababa") == nil)
    #expect(values("aba${x}aba", "abaaba") == ["x="])
  }

  @Test(arguments: ["$type Host", "a $ {b} ${} ${a b} ${a", "${"])
  func `what only looks like a place is text`(_ text: String) {
    #expect(TemplateShape(LogText(text.utf8)).names == [])
    #expect(values(LogText(text.utf8), text) == [])
  }

  @Test(
    arguments: [
      ("${message}", false), ("VM ${a} ${b} is ${c}.", false), ("$type Lift", false), ("", false),
      ("The lift ${a} is busy", true), ("No", true), ("--", false), ("קומה ${a} לא", true),
    ])
  func `a text is searched for where enough of it is fixed`(_ text: String, _ expected: Bool) {
    #expect(TemplateShape(LogText(text.utf8)).isSearchable == expected)
  }

  @Test func `a template is a pattern with named captures`() throws {
    let text: LogText = "Lift ${lift} (${floor}):\n - stuck at ${floor}.  Call ${whom}"
    let template = MessageTemplate(source: .errors, key: "A_B", text: text)
    let expected =
      #"Lift (?<lift>.{0,256}?) \((?<floor>.{0,256}?)\):\s+- stuck at (?:.{0,256}?)\. Call (?<whom>.{0,256})"#
    #expect(template.pattern == expected)
    #expect(template.names == ["lift", "floor", "whom"])
    let message = Array("Lift 1 (2):\r\n- stuck at 3. Call Ann".utf8)
    guard case .match(let match) = Matcher().firstMatch(of: try Pattern(expected), in: message[...])
    else {
      Issue.record("the pattern does not match")
      return
    }
    #expect(match.captures.map { message[$0.range].shown } == ["1", "2", "Ann"])
  }
}
