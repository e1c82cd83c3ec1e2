import Testing
import Triage

@testable import RuleBook

/// Rules checked against the engine's messages.
@Suite struct CatalogueCheckTests {
  private let lifts = Catalogue(
    name: Catalogue.Name(file: nil, messages: 2, digest: ""),
    templates: [
      MessageTemplate(
        source: .errors, key: "LIFT_BUSY",
        text: "Cannot ${action} ${type}. The lift is busy now. Please call it again later."),
      MessageTemplate(source: .errors, key: "LIFT_GONE", text: "The lift is gone."),
    ])

  private func told(_ match: String, _ rest: String, _ catalogue: Catalogue?) -> [String] {
    let text = RuleSource.Text(
      path: "a.yaml", text: "id: a\ntitle: t\nmatch: \(match)\n\(rest)\n")
    return RuleBook.Check([RuleSource(.user, .texts([text]))], catalogue: catalogue).diagnostics
      .map { "\($0.severity.rawValue): \($0.sentence)" + ($0.help.map { " | \($0)" } ?? "") }
  }

  private let examples =
    "examples: {matches: ['Cannot call Lift. The lift is busy now. Please call it again later.'], "
    + "rejects: ['The lift is gone.']}"

  @Test func `a rule for a key is tried on the messages of its examples`() {
    #expect(told("{key: LIFT_BUSY}", examples, lifts) == [])
    #expect(
      told("{key: LIFT_GONE}", examples, lifts) == [
        "error: message of the example does not have the key | correct the key or the example",
        "error: rule matches an example that it must reject | narrow the pattern, or add 'not:'",
      ])
  }

  @Test func `without a catalogue the examples are not tried, and it is said once`() {
    let sentence =
      "warning: examples are not tried: only a catalogue tells their keys | name one with "
      + "'--catalogue FILE', or write the key beside: {fault: '…', key: '…'}"
    #expect(told("{key: LIFT_BUSY}", examples, nil) == [sentence])
    let beside = "examples: {matches: [{fault: x, key: LIFT_BUSY}], rejects: [{key: LIFT_GONE}]}"
    #expect(told("{key: LIFT_BUSY}", beside, nil) == [])
  }

  @Test func `a key that is gone is told, with the one that may be meant`() {
    #expect(
      told("{key: [LIFT_BUZY, SHAFT_CLOSED_FOR_EVER]}", "", lifts).suffix(2) == [
        "error: the catalogue has no message 'LIFT_BUZY' | write 'LIFT_BUSY'",
        "error: the catalogue has no message 'SHAFT_CLOSED_FOR_EVER' | take the name from the "
          + "catalogue, or import the engine that has it",
      ])
  }

  @Test func `an example that the engine says in other words now is told`() {
    let old =
      "examples: {matches: ['Cannot call Lift. The lift is busy. Please call it later.'], "
      + "rejects: ['x']}"
    #expect(
      told("{fault: 'lift is busy'}", old, lifts) == [
        "warning: no message of the catalogue has the text of this example | where the engine's "
          + #"text changed, write 'Cannot (?<action>.{0,256}?) (?<type>.{0,256}?)\. The lift is "#
          + #"busy now\. Please call it again later\.'"#
      ])
    #expect(told("{fault: 'lift is busy'}", examples, lifts) == [])
  }

  @Test func `texts that are none of the engine's are left alone`() {
    let own =
      "examples: {matches: ['AssertionError: the lift of the test is not there'], rejects: [x]}"
    #expect(told("{fault: 'Assertion'}", own, lifts) == [])
  }

  @Test func `the places of a key's message fill the texts of a rule`() {
    let named = "explanation: {status: confirmed, reason: '{action} and {floor}'}\n" + examples
    #expect(
      told("{key: LIFT_BUSY}", named, lifts) == [
        "error: nothing fills {floor} | name a capture of the pattern: (?<floor>…)"
      ])
  }
}
