import Foundation
import Testing
@testable import Triage

/// Every writer with every payload in every position: nothing becomes more than text, nothing is lost.
///
/// `make test-writers` runs all combinations; `make test` a part of them.
@Suite struct WriterTests {
  @Test(arguments: Form.all)
  func `a form shows what it was given and nothing else`(_ form: Form) throws {
    let positions = Filler.Positions()
    let twin = form.document(Filler(nil, noting: positions))
    let payloads = Payload.run
    let documents = payloads.map { form.document(Filler($0)) }
    let deviations = try judge(form, payloads, documents, twin)
    print(
      "writers: \(form.name): \(payloads.count) payloads x \(positions.names.count) positions,",
      "judged by \(form.judge.rawValue): \(deviations.count) findings")
    for deviation in deviations.prefix(8) { Issue.record("\(deviation)") }
    #expect(deviations.isEmpty)
    #expect(positions.names.count > 4)
  }

  private func judge(
    _ form: Form, _ payloads: [Payload], _ documents: [String], _ twin: String
  ) throws -> [Deviation] {
    let pieces = try form.judge.pieces(of: documents + [twin])
    let own = try #require(pieces.last ?? nil, "the twin itself is not accepted")
    let judge = Twin(own.map(form.judge.comparable), ignoring: form.judge.freePlaces)
    return zip(payloads, zip(documents, pieces)).compactMap { payload, made in
      problem(form, made.0, made.1, judge, Shown(payload)).map {
        Deviation(form: form.name, payload: payload, what: $0)
      }
    }
  }

  private func problem(
    _ form: Form, _ document: String, _ pieces: [Piece]?, _ twin: Twin, _ shown: Shown
  ) -> String? {
    guard let pieces else { return "no parser accepts it" }
    if let problem = TextJudge.problem(in: document, isForPeople: form.judge.isForPeople) {
      return problem
    }
    let comparable = pieces.map(form.judge.comparable)
    switch form.judge {
    case .text, .freeJSON: return nil
    case .markdown:
      return twin.difference(of: comparable, showing: shown)
        ?? MarkdownJudge.reference(in: pieces)
    case .xml: return twin.difference(of: comparable, showing: shown)
    case .json: return twin.differenceInAnyOrder(of: comparable, showing: shown)
    }
  }
}
