import Testing

@testable import Triage

@Suite struct MessageGroupingTests {
  @Test func `different ids come together and different meanings stay apart`() {
    #expect(
      groups([
        "Cannot activate Host host-1.", "Cannot activate Host host-2",
        "Cannot deactivate Host host-1.", "Cannot remove Network net_1", "Cannot remove Host h1",
      ]) == [[0, 1], [2], [3], [4]])
  }

  @Test func `the key of a message decides before its text`() {
    let grouping = MessageGrouping(["host-1 is down", "host-2 is down"])
    #expect(grouping.name(of: "host-1 is down", key: "A") == .key("A"))
    #expect(grouping.name(of: "VM is up", key: "A") == .key("A"))
    #expect(grouping.name(of: "host-1 is down", key: "B") == .key("B"))
    #expect(grouping.name(of: "host-1 is down") == .template("<*> is down"))
    #expect(GroupName.key("a") != .template("a"))
  }

  @Test func `letters that no list knows are a name, where many of them are seen`() {
    let few = (0..<7).map { LogText("\(letters($0)) failed".utf8) }
    #expect(groups(few).count == 7)
    let many = (0..<8).map { LogText("\(letters($0)) failed".utf8) }
    #expect(groups(many).count == 1)
    #expect(MessageGrouping(many).name(of: many[0]) == .template("<*> failed"))
  }

  @Test func `a word is a name, where many names stand in its place`() {
    let names = (0..<8).map { LogText("host-\($0) lost its connection to the engine".utf8) }
    let word: LogText = "storage lost its connection to the engine"
    #expect(groups(names + [word]).count == 1)
    #expect(groups(names.dropLast() + [word]).count == 2)
    // As many words as names are words.
    let words = ["peer", "source", "reader", "sender", "loader"].map {
      LogText("\($0) lost its connection to the engine".utf8)
    }
    #expect(groups(names + words).count == 6)
  }

  @Test func `a word where a name is due is one, where some names stand in its place`() {
    let names = (0..<3).map { LogText("VM vm\($0) is locked by user u\($0)".utf8) }
    let word: LogText = "VM web is locked by user test"
    #expect(groups(names + [word]).count == 1)
    #expect(groups(names.dropLast() + [word]).count == 2)
    #expect(groups(names + ["VM migration is locked by user u1"]).count == 2)
  }

  @Test func `the order of the messages changes nothing`() {
    var messages: [LogText] = []
    for index in 0..<40 {
      messages.append(LogText("\(letters(index % 11)) failed".utf8))
      messages.append(LogText("\(letters(index)) or \(letters(index % 3))".utf8))
      messages.append(LogText("Cannot remove network \(letters(index)): it is in use".utf8))
      messages.append(LogText("vm\(index) is not in the pool".utf8))
    }
    messages += ["storage is not in the pool", "Default is not in the pool", "", " "]
    let expected = MessageGrouping(messages)
    for step in [3, 7, 45, 101] {
      let other = messages.indices.map { messages[($0 * step + 5) % messages.count] }
      let grouping = MessageGrouping(other)
      #expect(Set(other) == Set(messages))
      for message in messages {
        #expect(grouping.name(of: message) == expected.name(of: message))
      }
    }
  }

  @Test func `a message that was not looked at is named by its template`() {
    #expect(MessageGrouping([]).name(of: "VM vm1 is down") == .template("VM <*> is down"))
  }

  /// The numbers of the messages of each group, in order.
  private func groups(_ messages: [LogText]) -> [[Int]] {
    let grouping = MessageGrouping(messages)
    return Dictionary(grouping: messages.indices) { grouping.name(of: messages[$0]) }
      .values.sorted { ($0.first ?? 0) < ($1.first ?? 0) }
  }

  /// Letters that are no word.
  private func letters(_ number: Int) -> String {
    let digits = Array("bcdfghjklmnpqrst")
    let code = String(number, radix: 16).compactMap(\.hexDigitValue).map { digits[$0] }
    return "qz\(String(code))x"
  }
}
