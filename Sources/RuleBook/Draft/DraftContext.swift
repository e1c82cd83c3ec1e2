package import Triage

/// What a draft is made among: the rules, the builds that were read, the engine's messages.
package struct DraftContext {
  package var book: RuleBook

  /// The builds in the report's order, judged by the rules.
  package var builds: [JudgedBuild]

  /// The engine's messages, where the user has them.
  package var catalogue: Catalogue?

  /// The lines around the one that the draft is made from.
  package var neighbours: [LogText]

  /// Lines of builds that passed which are like it.
  package var passing: [LogText] = []

  package init(
    book: RuleBook, builds: [JudgedBuild], catalogue: Catalogue? = nil, neighbours: [LogText] = []
  ) {
    self.book = book
    self.builds = builds
    self.catalogue = catalogue
    self.neighbours = neighbours
  }

  /// The messages that the draft must not match, those of the builds before those of other rules.
  ///
  /// Those of builds that passed are no faults at all.
  func others(than subject: DraftSubject) -> [LogText] {
    guard subject.place == .fault else { return passing + neighbours }
    var seen = Set(subject.messages)
    let passed = builds.filter { $0.build.result == .passed }
      .flatMap { $0.build.actions.flatMap(\.faults).map(\.message) }
    let faults = builds.flatMap(\.faults).map(\.fault.message)
    return (passed + faults).filter { seen.insert($0).inserted }
  }

  /// All messages of the builds, for where nothing else is known.
  var anyMessages: [LogText] { builds.flatMap(\.faults).map(\.fault.message) + neighbours }

  /// The texts of other rules' examples for a place; for a log without any those of all logs.
  func examples(for place: Place) -> [LogText] {
    let own = examples { $0 == place }
    return own.isEmpty && place.isLog ? examples(where: \.isLog) : own
  }

  private func examples(where isWanted: (Place) -> Bool) -> [LogText] {
    var seen: Set<LogText> = []
    return book.rules.flatMap { rule in
      (rule.examples.matches + rule.examples.rejects).flatMap { example in
        ExampleJudge.texts(of: example, for: rule).filter { isWanted($0.place) }
          .flatMap { text in
            // A pattern for logs sees one line at a time.
            text.place.isLog
              ? text.bytes.split(separator: 0x0A).map { LogText($0) } : [LogText(text.bytes)]
          }
      }
    }
    .filter { seen.insert($0).inserted }
  }
}
