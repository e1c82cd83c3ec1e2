package import Triage

/// What a rule is drafted from: texts of one meaning, and where they occurred.
package struct DraftSubject: Sendable {
  /// Where the rule looks for the text.
  package var place: Place

  /// The occurrences; never empty, and the first is the one that was asked for.
  package var occurrences: [Occurrence]

  /// The engine's names for the message.
  package var keys: [String] = []

  /// Who wrote the line, where it is one of a product's log.
  package var logger: LogText?

  /// The rule that recognises it already, where one does.
  package var recognisedBy: Signature.ID?

  /// One text with where it occurred.
  package struct Occurrence: Sendable {
    /// The text as the rule will see it: a message, or a whole line.
    package var text: LogText

    /// The part of the text that tells what happened; the rest is time, thread and logger.
    package var message: Range<Int>

    package var build: Build.ID
    package var test: LogText?
    package var phase: Phase?
    package var stage: Stage?

    /// The message alone.
    package var messageText: LogText { LogText(text.bytes[message]) }
  }

  /// Takes a fault with all others of its meaning that the same rule recognises, or none.
  ///
  /// - Parameters:
  ///   - fault: the fault.
  ///   - builds: the builds of a report, in its order; the fault is one of theirs.
  package init(_ fault: JudgedFault, in builds: [JudgedBuild]) {
    place = .fault
    keys = fault.keys
    recognisedBy = fault.signature
    // Its group among these builds, which may be more than those of the report it was found in.
    let group =
      builds.lazy.flatMap(\.faults)
      .first { Occurrence($0.fault, of: Build.ID()).isOf(fault.fault) }?.group ?? fault.group
    func isLike(_ other: JudgedFault) -> Bool {
      guard other.signature == fault.signature else { return false }
      return group == nil ? other.fault.message == fault.fault.message : other.group == group
    }
    let all = builds.flatMap { build in
      build.faults.filter(isLike).map { Occurrence($0.fault, of: build.build.id) }
    }
    let first = all.firstIndex { $0.isOf(fault.fault) } ?? 0
    occurrences = all.isEmpty ? [Occurrence(fault.fault, of: Build.ID())] : all
    occurrences.swapAt(0, first)
  }

  /// Takes a line of a log.
  ///
  /// - Parameters:
  ///   - line: the line without a console's decorations.
  ///   - kind: what its log is.
  ///   - build: the build of the log.
  package init(_ line: Line, of kind: LogKind, in build: Build.ID) {
    let text = line.text
    let own = ProductLogParser.kind(of: text) ?? kind
    switch kind {
    case .engine: place = .engine
    case .vdsm: place = .vdsm
    case .supervdsm: place = .supervdsm
    case .console, .text: place = .console
    case .junit, .lago, .packages, .identity: place = .log
    }
    if kind == .text || kind == .console, let quoted = Self.place(of: own) { place = quoted }
    var message = ProductLogParser.message(of: text, kind: own).trimmed
    if let event = EngineEvent(message) {
      keys = [event.name]
      message = event.text.trimmed
    }
    let start = message.startIndex - text.startIndex
    occurrences = [
      Occurrence(
        text: LogText(text), message: start..<start + message.count, build: build)
    ]
    logger = (EngineEntry(text)?.logger ?? VdsmEntry(text)?.logger).map { LogText($0) }
  }

  /// The place of lines that a console or prose quotes from a product's log.
  private static func place(of kind: LogKind) -> Place? {
    switch kind {
    case .engine: .engine
    case .vdsm: .vdsm
    case .supervdsm: .supervdsm
    default: nil
    }
  }

  /// The different messages, in the order of their first occurrences.
  var messages: [LogText] {
    var seen: Set<LogText> = []
    return occurrences.map(\.messageText).filter { seen.insert($0).inserted }
  }
}

extension DraftSubject.Occurrence {
  init(_ fault: Fault, of build: Build.ID) {
    self.init(
      text: fault.message, message: 0..<fault.message.bytes.count, build: build, test: fault.test,
      phase: fault.phase, stage: fault.stage)
  }

  fileprivate func isOf(_ fault: Fault) -> Bool {
    text == fault.message && test == fault.test && phase == fault.phase && stage == fault.stage
  }
}
