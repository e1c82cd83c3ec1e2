import Testing
@testable import Triage

/// Printed commands, as somebody pastes them into a shell.
@Suite struct CommandWordTests {
  /// A command with what it must give the program.
  private struct Printed {
    var payload: Payload
    var command: String
    var words: [String]

    /// Whether some words are the same bytes.
    func isMeant(by others: [String]?) -> Bool {
      others.map { $0.map { Array($0.utf8) } } == words.map { Array($0.utf8) }
    }
  }

  /// The commands of all payloads that are printed at all.
  private static let printed: [Printed] = Payload.run.flatMap { payload -> [Printed] in
    let text = payload.text
    let words = ["rules", "new", text.utf8.first == UInt8(ascii: "-") ? "./\(text)" : text]
    let plain = DraftCommand([text], options: []).map { command in
      Printed(payload: payload, command: command.text(for: 7), words: words + ["--group", "7"])
    }
    let option = DraftCommand(["x"], options: ["--rules", text]).map { command in
      Printed(
        payload: payload, command: command.text(for: 1),
        words: ["rules", "new", "x", "--rules", text, "--group", "1"])
    }
    return [plain, option].compactMap { $0 }
  }

  @Test(arguments: ShellJudge.all)
  func `a shell gives the program the words that are meant and runs nothing`(
    _ shell: ShellJudge
  ) throws {
    let printed = Self.printed
    let answer = try shell.words(of: printed.map(\.command))
    var deviations: [Deviation] = []
    for (index, one) in printed.enumerated() where !one.isMeant(by: answer.words[index]) {
      // Alone, since what comes behind a command that does not end is no fault of its own.
      let alone = try shell.words(of: [one.command])
      guard !one.isMeant(by: alone.words[0]) else { continue }
      deviations.append(
        Deviation(
          form: shell.name, payload: one.payload,
          what: "\(Payload(one.command.utf8)) gives \(alone.words[0] ?? [])"))
      if deviations.count > 40 { break }
    }
    print(
      "writers: commands: \(Payload.run.count) payloads x 2 positions, \(printed.count) commands,",
      "judged by \(shell): \(deviations.count + answer.canaries.count) findings")
    for deviation in deviations.prefix(8) { Issue.record("\(deviation)") }
    #expect(deviations.isEmpty)
    #expect(answer.canaries == [])
    #expect(printed.count > Payload.run.count / 4)
  }
}
