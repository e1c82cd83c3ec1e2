import Matching
package import Triage

/// What a draft would do to builds that were read: what it recognises, and what it wrongly catches.
package struct DraftEffect {
  /// Faults that nothing explains and the draft would recognise.
  package private(set) var recognised = Faults()

  /// How many of them mean something else than what the draft was made from.
  package private(set) var ofOtherGroups = 0
  private var otherExamples: [LogText] = []

  /// Faults that other rules recognise and the draft would take over or make ambiguous.
  package private(set) var taken: [(rule: Signature.ID, verdict: Verdict, faults: Faults)] = []

  /// Faults of the same meaning that the draft would not recognise.
  package private(set) var missed = Faults()

  /// The lines of logs that the draft matches, where it looks at lines.
  package private(set) var lineCount: Int?
  private var buildsWithLines = 0

  /// Builds that passed and have a fault, an answer or a line that the draft matches.
  package private(set) var passed: [(build: Build.ID, count: Int)] = []

  /// How many builds were read, and of them passed.
  package private(set) var buildCount = 0
  package private(set) var passedCount = 0

  /// Some faults with their builds.
  package struct Faults {
    package private(set) var count = 0
    package private(set) var builds: [Build.ID] = []
    package private(set) var tests: [LogText] = []
    private var seen: Set<LogText> = []

    fileprivate mutating func add(_ fault: Fault, of build: Build.ID) {
      count += 1
      // The faults of a build come one behind the other.
      if builds.last != build { builds.append(build) }
      if let test = fault.test, seen.insert(test).inserted { tests.append(test) }
    }
  }

  /// Compares the verdicts on the same builds without and with a draft.
  ///
  /// - Parameters:
  ///   - before: the builds judged without it.
  ///   - after: the same builds in the same order, judged with it.
  ///   - signature: the draft.
  ///   - set: the signatures that `after` was judged by.
  ///   - subject: what it was made from.
  package init(
    before: [JudgedBuild], after: [JudgedBuild], of signature: Signature, in set: SignatureSet,
    from subject: DraftSubject
  ) {
    let own = Set(subject.occurrences.map(\.messageText))
    let number = set.signatures.firstIndex { $0.id == signature.id }
    buildCount = after.count
    if subject.place.isLog { lineCount = 0 }
    for (old, new) in zip(before, after) {
      let lines = number.map { own in new.build.hits.count { set.isHit($0, of: own) } } ?? 0
      if let known = lineCount, lines > 0 {
        lineCount = known + lines
        buildsWithLines += 1
      }
      let id = new.build.id
      let known = Dictionary(old.faults.map { ($0.fault.identity, $0) }) { first, _ in first }
      for fault in new.faults {
        let isCaught =
          fault.signature == signature.id
          || fault.isAmbiguous && fault.also.contains(signature.id)
        let earlier = known[fault.fault.identity]
        if isCaught {
          note(fault, earlier, of: id, own, place: subject.place)
        } else if own.contains(fault.fault.message), subject.place == .fault {
          missed.add(fault.fault, of: id)
        }
      }
      guard new.build.result == .passed else { continue }
      passedCount += 1
      let matcher = Matcher()
      let patterns = signature.match.filter { $0.place == .fault }.flatMap(\.patterns)
      let answers = new.build.actions.flatMap(\.faults).count { text in
        patterns.contains { matcher.matches($0, text.message) }
      }
      if answers + lines > 0 { passed.append((id, answers + lines)) }
    }
  }

  private mutating func note(
    _ fault: JudgedFault, _ earlier: JudgedFault?, of build: Build.ID, _ own: Set<LogText>,
    place: Place
  ) {
    if let earlier, let rule = earlier.signature, earlier.verdict != .unexplained {
      if !taken.contains(where: { $0.rule == rule }) {
        taken.append((rule, earlier.verdict, Faults()))
      }
      for index in taken.indices where taken[index].rule == rule {
        taken[index].faults.add(fault.fault, of: build)
      }
      return
    }
    recognised.add(fault.fault, of: build)
    if place == .fault, !own.contains(fault.fault.message) {
      ofOtherGroups += 1
      if otherExamples.count < 3, !otherExamples.contains(fault.fault.message) {
        otherExamples.append(fault.fault.message)
      }
    }
  }
}

extension DraftEffect {
  /// The effect in lines for a person.
  package var lines: [String] {
    var lines = ["recognises \(Self.shown(recognised, of: buildCount))"]
    if let tests = Self.tests(recognised) { lines.append("  \(tests)") }
    if let lineCount {
      // Behind so many of one log they are no longer counted.
      let more = lineCount >= Build.faultLimit ? " or more" : ""
      let place = buildCount == 1 ? "the build" : "\(buildsWithLines) of \(buildCount) builds"
      lines.append(
        "matches \(lineCount)\(more) \(lineCount == 1 ? "line" : "lines") of \(place)")
    }
    if missed.count > 0 { lines.append("misses \(Self.shown(missed, of: buildCount))") }
    for one in taken {
      lines.append(
        "wrongly catches \(Self.shown(one.faults, of: buildCount)): \(one.verdict.rawValue) by "
          + Self.visible(one.rule.name))
    }
    for one in passed {
      let places = one.count == 1 ? "1 text" : "\(one.count) texts"
      lines.append("wrongly catches \(places) of \(Self.name(one.build)), which passed")
    }
    if ofOtherGroups > 0 {
      let verb = ofOtherGroups == 1 ? "means" : "mean"
      lines.append("  \(ofOtherGroups) of these faults \(verb) something else, for example:")
      lines += otherExamples.map { "    \(Self.short($0))" }
    }
    if taken.isEmpty, passed.isEmpty, ofOtherGroups == 0 {
      let builds = passedCount == 1 ? "1 build that passed" : "\(passedCount) builds that passed"
      lines.append(
        passedCount == 0
          ? "catches nothing else; no build that passed was read: name some with '--builds'"
          : "catches nothing else, and nothing of \(builds)")
    }
    return lines
  }

  private static let nameLimit = 12

  private static func shown(_ faults: Faults, of total: Int) -> String {
    guard faults.count > 0 else { return "no fault of the \(total == 1 ? "build" : "builds")" }
    let count = faults.count == 1 ? "1 fault" : "\(faults.count) faults"
    let names = faults.builds.prefix(nameLimit).map(name)
    let more = faults.builds.count - names.count
    let list = (names + (more > 0 ? ["\(more) more"] : [])).joined(separator: ", ")
    return total == 1
      ? "\(count) of the build" : "\(count) in \(faults.builds.count) of \(total) builds: \(list)"
  }

  private static func tests(_ faults: Faults) -> String? {
    guard !faults.tests.isEmpty else { return nil }
    let names = faults.tests.prefix(4).map { short($0) }
    let more = faults.tests.count - names.count
    let noun = faults.tests.count == 1 ? "test" : "tests"
    return "\(noun): " + (names + (more > 0 ? ["\(more) more"] : [])).joined(separator: ", ")
  }

  private static func name(_ id: Build.ID) -> String {
    let place = id.suite?.isOST == false ? id.suite?.name : id.branch?.name ?? id.suite?.name
    let parts = [place, id.number.map(String.init)]
    let name = parts.compactMap { $0 }.joined(separator: " ")
    return name.isEmpty ? "a build of unknown name" : visible(name)
  }

  private static func short(_ text: LogText) -> String {
    Visible.short(VisibleText.of(text.shown), limit: 100)
  }

  private static func visible(_ text: String) -> String { VisibleText.of(text) }
}
