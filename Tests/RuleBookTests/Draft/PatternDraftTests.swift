import Matching
import Testing
import Triage

@testable import RuleBook

/// What of a message becomes a pattern, and what a capture.
@Suite struct PatternDraftTests {
  @Test func `names behind the kind of a thing are captures called by it`() throws {
    #expect(
      try patterns(
        """
        Cannot add network mig-net to network interface eth1. Network interface has an unmanaged \
        network attached.
        """) == [
          #"Cannot add network (?<network>.{1,256}?) to network interface (?<nic>[^\s.]{1,256})\. "#
            + "Network interface has an unmanaged network attached"
        ])
  }

  @Test func `numbers, ids and addresses have narrow patterns`() throws {
    #expect(
      try patterns("Host 5f7aa1b2-38aa-4c6f-9b1d-5e0f6a2b8c94 answered from 10.0.0.1") == [
        #"Host (?<host_id>[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}) answered from "#
          + #"(?<address>\d{1,3}(?:\.\d{1,3}){3}(?:/\d{1,2})?)"#
      ])
    #expect(
      try patterns("The command ended with code = 21 on the device 00:1a:4a:16:01:51") == [
        #"The command ended with code = (?<code>\d{1,18}) on the device "#
          + "(?<mac>[0-9a-fA-F]{2}(?::[0-9a-fA-F]{2}){5})"
      ])
  }

  @Test func `a name with dots is a host's where the words say so`() throws {
    #expect(
      try patterns("Connection refused by peer on engine.lab.example while reading page.html")[0]
        .contains(#"on (?<host>\w[\w-]{0,63}(?:\.[\w-]{1,63}){0,9}) while reading (?<name>"#))
  }

  @Test func `addresses of memory, percentages and negative numbers have narrow patterns`() throws {
    #expect(
      try patterns("The lift object at 0x7f17bc065a28 lost 100% of its speed, code = -32603") == [
        #"The lift object at (?<pointer>0[xX][0-9a-fA-F]{1,16}) lost "#
          + #"(?<percent>\d{1,18}(?:[.,]\d{1,18})?%) of its speed, code = (?<code>-?\d{1,18})"#
      ])
  }

  @Test func `what may be called with blanks is found so, and a host by its name`() throws {
    let pattern = try Pattern(
      try #require(
        patterns("Copying '/data/a.img' of network blue from host 10.0.0.1 to 'b' failed").first))
    let other: LogText =
      "Copying '/data/b c.img' of network my net from host h1.lab to 'c d' failed"
    #expect(Matcher().matches(pattern, other), "\(pattern.source)")
  }

  @Test func `a list of quoted names is one capture`() throws {
    #expect(
      try patterns("The lifts 'a1', 'b2', 'c3' are stuck on host 'h1'") == [
        #"The lifts '(?<name>.{1,256}?)' are stuck on host '(?<host>[^'\n]{1,256})'"#
      ])
    #expect(
      try patterns("The lifts 'a1', 'b2' are stuck", "The lifts 'a1', 'b2', 'c3' are stuck")
        == ["The lifts '(?<name>.{1,256}?)' are stuck"])
  }

  @Test func `what a quoted word is the key of is a capture, and the key is none`() throws {
    #expect(
      try patterns("The lift answered {'reason': 'no power', 'floor': 7} to the engine")
        .allSatisfy { $0.contains("'reason': ") && $0.contains(#"'floor': (?<floor>\d{1,18})"#) })
  }

  @Test func `a name that alone tells what happened stays`() throws {
    #expect(try patterns("KeyError: 'ovirtmgmt'") == ["KeyError: 'ovirtmgmt'"])
    #expect(
      try patterns("AttributeError: 'Lift' object has no attribute 'go_up'")
        == ["AttributeError: 'Lift' object has no attribute 'go_up'"])
    #expect(
      try patterns("KeyError: 'ovirtmgmt'", "KeyError: 'blue'")
        == ["KeyError: '(?<name>[^'\\n]{1,256})'"])
  }

  @Test func `the last words of a message are kept where few are left`() throws {
    let pattern = try patterns(
      LogText(
        Array(
          ("The lift of the house asked the keeper of the house for the key of the cellar, and "
            + "the keeper of the house told the lift of the house to wait for the evening, as the "
            + "answer of the engine was: connection refused").utf8)))
    #expect(pattern.first?.hasSuffix("connection refused") == true)
  }

  @Test func `no two captures have one name`() throws {
    #expect(
      try patterns("Cannot move disk disk_7 from storage domain nfs1 to storage domain nfs2") == [
        #"Cannot move disk (?<disk>.{1,256}?) from storage domain (?<domain>\S{1,256}) "#
          + #"to storage domain (?<domain2>\S{1,256})\b"#
      ])
  }

  @Test func `words that differ between the messages of a group are captures`() throws {
    #expect(
      try patterns(
        "The bridge of network blue is missing on the host",
        "The bridge of network storage is missing on the host") == [
          #"The bridge of network (?<network>.{1,256}?) is missing on the host"#
        ])
  }

  @Test func `messages that are built otherwise get a pattern of their own`() throws {
    let found = try patterns(
      "Timeout while the engine waited for the host to come up",
      "The host did not come up before the time was over")
    #expect(
      found == [
        "Timeout while the engine waited for the host to come up",
        "The host did not come up before the time was over",
      ])
  }

  @Test func `what a person is told to do is no part of the pattern`() throws {
    #expect(
      try patterns(
        "Cannot activate Host. Related operation is in progress. Please try again later.")
        == [#"Cannot activate Host\. Related operation is in progress"#])
  }

  @Test func `marks of patterns stand for themselves`() throws {
    let message: LogText = #"Parsing of {"a": [1+1]} (really?) failed at ^.*$ | \d in the text"#
    let pattern = try Pattern(try #require(patterns(message).first))
    #expect(Matcher().firstMatch(of: pattern, in: message.bytes[...]) != .noMatch)
    let other: LogText = "Parsing of something else (reall) failed at aaa in the text"
    #expect(Matcher().firstMatch(of: pattern, in: other.bytes[...]) == .noMatch)
  }

  @Test func `a name with blanks and letters of any script is found between fixed texts`() throws {
    let message: LogText =
      "Cannot add network רשת עם שם ארוך מאוד to network interface eth1. It is unmanaged."
    let pattern = try Pattern(try #require(patterns(message).first))
    guard case .match(let match) = Matcher().firstMatch(of: pattern, in: message.bytes[...]) else {
      Issue.record("no match")
      return
    }
    #expect(match.captures.map(\.name) == ["network", "nic"])
    #expect(
      match.captures.map { LogText(message.bytes[$0.range]) } == ["רשת עם שם ארוך מאוד", "eth1"])
  }

  @Test func `a line break in a message is any white space`() throws {
    #expect(
      try patterns("Cannot remove the network.\n - It is used by a machine")
        == [#"Cannot remove the network\.\s+- It is used by a machine"#])
  }

  @Test func `the engine's own text decides what is a place`() throws {
    let text: LogText = "Cannot ${action} ${type}. The lift ${LiftName} is busy. Please wait."
    let catalogue = Catalogue(
      name: Catalogue.Name(file: nil, messages: 1, digest: "0"),
      templates: [MessageTemplate(source: .errors, key: "LIFT_BUSY", text: text)])
    #expect(
      try patterns(
        "Cannot activate Host. The lift going up is busy. Please wait.",
        "Cannot activate Host. The lift going down is busy. Please wait.", keys: ["LIFT_BUSY"],
        catalogue: catalogue) == [
          #"Cannot activate Host\. The lift (?<LiftName>.{1,256}?) is busy"#
        ])
  }

  @Test func `a short message is only matched as a whole`() throws {
    #expect(try patterns("Boom") == [#"^\s*Boom\s*$"#])
  }

  @Test(arguments: ["", "[]", "12345", "   ", "%", "\u{202E}"])
  func `a message without words gives no draft`(_ text: String) {
    #expect(throws: DraftProblem.self) { try draft([LogText(text.utf8)]) }
  }

  @Test func `a long message is cut behind enough words`() throws {
    let message = LogText(
      (0..<200).map { "The word \($0) of the long message is here. " }.joined().utf8)
    let pattern = try #require(patterns(message).first)
    #expect(pattern.utf8.count < 1000)
  }
}
