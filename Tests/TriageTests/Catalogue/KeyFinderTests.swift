import Testing

@testable import Triage

/// The keys of faults, as logs tell them and as texts have them.
@Suite struct KeyFinderTests {
  private let lifts = catalogue([
    "LIFT_BUSY": "Cannot ${action} ${type}. The lift is busy.",
    "LIFT_USED": "Cannot ${action} ${type}. The lift is busy.",
    "LIFT_EVENT": "Lift ${name} was found stuck at a floor.", "ERR_BAD_PARAMS": "Wrong floors",
    "HoistError": "The hoist does not answer",
  ])

  /// The fault of an engine's log, with the keys that are found for it.
  private func keys(_ log: String, _ catalogue: Catalogue?) -> [[String]] {
    let finder = KeyFinder(search: catalogue.map(CatalogueSearch.init))
    return findings(.engine, log).failures.flatMap { failure in
      failure.faults.map { text in
        finder.keys(
          of: Fault(
            place: .product, phase: nil, message: text.message, http: nil,
            evidence: [text.evidence], traces: [(failure.log, failure.trace)])
        ).names
      }
    }
  }

  private func keys(ofTest message: LogText, _ catalogue: Catalogue?) -> [String] {
    KeyFinder(search: catalogue.map(CatalogueSearch.init)).keys(
      of: Fault(place: .test("t"), phase: .call, message: message, http: nil, evidence: [])
    ).names
  }

  private let head = "2019-08-04 22:14:26,898-04 "

  @Test func `an event tells its name, with and without a catalogue`() {
    let log =
      head + "ERROR [a.AuditLogDirector] (t-1) [4f] EVENT_ID: LIFT_STUCK(1,234), "
      + "Lift A was found stuck at a floor."
    #expect(keys(log, nil) == [["LIFT_STUCK"]])
    #expect(keys(log, lifts) == [["LIFT_STUCK"]])
  }

  @Test func `a text that speaks of an event does not tell its own name`() {
    let log = head + "ERROR [a.B] (t-1) [4f] cannot write EVENT_ID: LIFT_STUCK(1,234), x"
    #expect(keys(log, nil) == [[]])
  }

  private var refusal: String {
    head + "WARN  [a.CallCommand] (t-1) [4f] Validation of action 'Call' failed for user u. "
      + "Reasons: VAR__ACTION__CALL,VAR__TYPE__LIFT,$floor 3,LIFT_USED\n"
  }

  @Test func `a refusal names its reason, without what fills the text`() {
    #expect(keys(refusal, nil) == [["LIFT_USED"]])
  }

  @Test func `the reason decides between messages with the same text`() {
    let answer =
      head + "ERROR [a.Resource] (t-1) [] Operation Failed: [Cannot call Lift. The lift is busy.]"
    #expect(keys(refusal + answer, lifts) == [["LIFT_USED"]])
    #expect(keys(refusal + answer, nil) == [["LIFT_USED"]])
    #expect(keys(answer, lifts) == [["LIFT_BUSY", "LIFT_USED"]])
    #expect(keys(answer, nil) == [[]])
  }

  @Test(
    arguments: [
      ("Failed to MoveVDS, error = Unexpected floor, code = 21", ["ERR_BAD_PARAMS"]),
      ("Failed to MoveVDS, error = The hoist does not answer, code = 999", ["HoistError"]),
      ("Failed to MoveVDS, error = a, code = 5, code = 21", ["ERR_BAD_PARAMS"]),
      ("Failed to MoveVDS, error = The hoist does not answer", ["HoistError"]),
      ("Failed to MoveVDS, error = x, code = 99999999999999999999", []),
      ("Failed to MoveVDS, error = x, code = 40", []), ("Wrong floors", ["ERR_BAD_PARAMS"]),
    ])
  func `what vdsm answered has the key of its number or its text`(
    _ message: String, _ expected: [String]
  ) {
    #expect(keys(ofTest: LogText(message.utf8), lifts) == expected)
  }

  @Test func `without a catalogue a test's message has no key`() {
    #expect(keys(ofTest: "Cannot call Lift. The lift is busy.", nil) == [])
  }
}
