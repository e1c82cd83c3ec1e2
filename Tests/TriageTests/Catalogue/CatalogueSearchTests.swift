import Testing

@testable import Triage

/// Which messages of a catalogue a text is.
@Suite struct CatalogueSearchTests {
  private let lifts = catalogue([
    "LIFT_BUSY": "Cannot ${action} ${type}. The lift is busy.",
    "LIFT_BUSY_AT_FLOOR": "Cannot ${action} ${type}. The lift is busy at floor ${floor}.",
    "SHAFT_CLOSED": "The shaft is closed.",
    "SHAFT_ANY": "The shaft is ${state} today and here.",
    "DOOR_OPEN": "Door of ${a} stays open", "GATE_OPEN": "Door of ${b} stays open",
    "SHAFT_SHUT": "The shaft is closed.",
    "MANY_LINES": "These lifts are stuck:\n  ${lifts}\n - call somebody.",
    "ANYTHING": "${message}", "VAR__TYPE__LIFT": "$type Lift",
  ])

  @Test func `a filled text has its key`() {
    #expect(keys("Cannot call Lift. The lift is busy.", in: lifts) == ["LIFT_BUSY"])
    #expect(keys("Cannot ${action} Lift. The lift is busy.", in: lifts) == ["LIFT_BUSY"])
  }

  @Test func `the values of the places come with the only key`() {
    let found = CatalogueSearch(lifts).keys(of: "Cannot call Lift. The lift is busy at floor 7.")
    #expect(found.names == ["LIFT_BUSY_AT_FLOOR"])
    #expect(found.captures == ["action": "call", "type": "Lift", "floor": "7"])
  }

  @Test func `the template with the most fixed text wins`() {
    let nested = catalogue([
      "WIDE": "Cannot ${action} ${type}. The lift ${rest}",
      "NARROW": "Cannot ${action} ${type}. The lift ${name} is out of order",
    ])
    #expect(keys("Cannot call Lift. The lift A is out of order", in: nested) == ["NARROW"])
    #expect(keys("Cannot call Lift. The lift A is in order", in: nested) == ["WIDE"])
  }

  @Test func `a text without places beats one with them, and all of its names are told`() {
    let closed = catalogue(["B_B": "The shaft is closed.", "C_C": "The shaft is ${state}."])
    #expect(keys("The shaft is closed.", in: closed) == ["B_B"])
    #expect(keys("The shaft is closed.", in: lifts) == ["SHAFT_CLOSED", "SHAFT_SHUT"])
  }

  @Test func `texts that differ in the names of places only are told together`() {
    let found = CatalogueSearch(lifts).keys(of: "Door of lift 1 stays open")
    #expect(found.names == ["DOOR_OPEN", "GATE_OPEN"])
    #expect(found.captures == [:])
  }

  @Test func `line breaks and other white space do not matter`() {
    #expect(
      keys(" These lifts are\r\n stuck: A, B\n-  call\tsomebody.\n", in: lifts) == ["MANY_LINES"])
  }

  @Test(arguments: [
    "", " ", "Cannot call Lift. The lift is bus", "The shaft is closed", "$type Lift", "anything",
    "The shaft is closed. ", "the shaft is closed.",
  ])
  func `a text that is no whole message has no key`(_ text: String) {
    let expected = text == "The shaft is closed. " ? ["SHAFT_CLOSED", "SHAFT_SHUT"] : []
    #expect(keys(text, in: lifts) == expected)
  }

  @Test(
    arguments: [
      ("action type failed lift locked", ["ACTION_TYPE_FAILED_LIFT_LOCKED"]),
      ("lift busy", ["LIFT_BUSY"]), ("internal server error", []), ("Lift busy", []), ("lift", []),
    ])
  func `a key that the engine could not translate is the key`(_ text: String, _ expected: [String])
  {
    #expect(keys(text, in: lifts) == expected)
  }

  @Test func `bytes that are no text do no harm`() {
    let search = CatalogueSearch(lifts)
    let bad: [UInt8] = [0xFF, 0x00, 0xC3]
    let message = LogText(Array("Door of ".utf8) + bad + Array(" stays open".utf8))
    #expect(search.keys(of: message).names == ["DOOR_OPEN", "GATE_OPEN"])
    #expect(search.keys(of: LogText(bad)).names == [])
  }

  @Test func `a message made to fit almost everything is decided at once`() {
    let places = (0..<40).map { "${a\($0)}" }.joined(separator: " stays open at ")
    let hostile = catalogue(["A_A": "Door \(places) end", "B_B": "Door \(places) finish"])
    let message = "Door " + String(repeating: "x stays open at ", count: 500) + "x"
    #expect(keys(message, in: hostile) == [])
    #expect(keys(message + " finish", in: hostile) == ["B_B"])
  }

  @Test func `an empty catalogue has nothing to say`() {
    #expect(keys("The shaft is closed.", in: catalogue([:])) == [])
  }
}
