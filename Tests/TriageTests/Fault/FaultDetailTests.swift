import Testing
@testable import Triage

@Suite struct FaultDetailTests {
  @Test func `a list of thousands is split into some, and nothing of it is lost`() {
    let text = Array(String(repeating: "No., ", count: 5000).utf8)
    let messages = FaultDetail.messages(ofList: text[...])
    #expect(messages.count == 51)
    #expect(messages.last?.upperBound == text.count - 1)
  }

  private func messages(_ text: String) -> [String]? {
    let bytes = Array(text.utf8)
    return FaultDetail(in: bytes[...])?.messages.map { bytes[$0].shown }
  }

  @Test(
    "a list is split where a sentence ends and a new one begins",
    arguments: [
      ("[One.]", ["One."]),
      ("[One., Two.]", ["One.", "Two."]),
      (
        "[Cannot add a, b to c., Second, still. Third!, Fourth?, Fifth]",
        ["Cannot add a, b to c.", "Second, still. Third!", "Fourth?", "Fifth"]
      ),
      ("[One., two goes on.]", ["One., two goes on."]),
      (
        "[Illegal Network parameters, Cannot switch Host. Wait, please.]",
        ["Illegal Network parameters", "Cannot switch Host. Wait, please."]
      ),
      (
        "[mtu value invalid, Attribute: network.mtu]", ["mtu value invalid, Attribute: network.mtu"]
      ),
      ("[Two,\nlines.]", ["Two,\nlines."]),
      ("[Cannot add שלום., Second.]", ["Cannot add שלום.", "Second."]),
      ("[Quoted \"name\" inside.]", ["Quoted \"name\" inside."]),
      ("[a[b], c]]", ["a[b], c]"]),
      ("no brackets", ["no brackets"]),
      ("[]", ["Fault detail is \"[]\""]),
      ("[ ]", ["Fault detail is \"[ ]\""]),
      ("", ["Fault detail is \"\""]),
    ])
  func list(_ detail: String, _ expected: [String]) {
    #expect(messages(refusal(detail)) == expected)
    #expect(messages("Fault detail is \"\(detail)\".") == expected)
    #expect(messages("Fault detail is \"\(detail)\"") == expected)
  }

  @Test(
    "quoted source of the SDK is no detail",
    arguments: [
      "msg = msg + 'Fault detail is \"%s\".' % fault.detail", "Fault detail is ", "", "Fault",
    ])
  func source(_ text: String) {
    #expect(messages(text) == nil)
  }

  @Test func `a detail behind quoted source counts`() {
    let text = "'Fault detail is \"%s\".' Fault detail is \"[Real.]\"."
    #expect(messages(text) == ["Real."])
  }

  @Test(
    "the response code is read, quoted or not",
    arguments: [
      ("HTTP response code is 409.", 409), ("HTTP response code is \"404\".", 404),
      ("HTTP response code is %s.", nil), ("HTTP response code is ", nil), ("", nil),
      ("HTTP response code is 99999999999999999999.", nil),
    ])
  func http(_ text: String, _ expected: Int?) {
    #expect(FaultDetail.http(in: Array(text.utf8)[...]) == expected)
  }

  @Test func `a detail is open until its quote`() {
    func isOpen(_ text: String) -> Bool { FaultDetail.isOpen(Array(text.utf8)[...]) }
    #expect(isOpen("Fault detail is \"[One,"))
    #expect(!isOpen("Fault detail is \"[One.]\"."))
    #expect(!isOpen("Fault reason is \"x\"."))
    #expect(!isOpen(refusal("[a]")))
  }

  @Test func `a detail that was cut off is what is left of it`() {
    #expect(messages("Fault detail is \"[One., Tw") == ["One.", "Tw"])
    #expect(messages("Fault detail is \"[") == ["Fault detail is \"["])
  }
}
