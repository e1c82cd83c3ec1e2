import Testing

/// Every writer with every payload in every position: nothing becomes more than text, nothing is lost.
///
/// `make test-writers` runs all combinations; `make test` a part of them.
@Suite struct WriterTests {
  private static let shown = Payload.run.map(Shown.init)

  @Test(arguments: Family.all)
  func `a form shows what it was given and nothing else`(_ family: Family) throws {
    let positions = Filler.Positions()
    let payloads = Payload.run
    let made = ([nil] + payloads).map { family.documents(Filler($0, noting: positions)) }
    for (index, form) in family.forms.enumerated() {
      let documents = made.map { $0[index] }
      let pieces = try form.judge.pieces(of: documents)
      let own = try #require(pieces[0], "the twin itself is not accepted")
      let twin = Twin(own.map(\.whole), ignoring: form.judge.freePlaces)
      let deviations = payloads.indices.compactMap { number in
        form.judge.problem(
          in: documents[number + 1], pieces[number + 1], from: twin,
          showing: Self.shown[number]
        ).map {
          Deviation(form: "\(family.name), \(form.name)", payload: payloads[number], what: $0)
        }
      }
      print(
        "writers: \(family.name), \(form.name): \(payloads.count) payloads x",
        "\(positions.names.count) positions, judged by \(form.judge.rawValue):",
        "\(deviations.count) findings")
      for deviation in deviations.prefix(8) { Issue.record("\(deviation)") }
      #expect(deviations.isEmpty)
    }
    #expect(positions.names.count > 4)
  }
}
