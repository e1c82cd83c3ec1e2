/// One fault told in full: the verdict, the evidence on one timeline, the lock and the what-if.
package struct FaultStory: Sendable {
  /// The fault's index in its build.
  package let index: Int
  package let judged: JudgedFault

  /// The faults that follow from this one, as indices in the build.
  package let victims: [Int]

  /// Where the cause was fixed.
  package let fixes: [Fix]

  /// What the fixes mean for the build's branch, as far as this build alone tells.
  package let standing: BranchStanding?

  /// When it failed; nil where no clock tells.
  package let failed: Moment?

  /// The lines that matter most, in the order of time; those without a clock come last.
  package let timeline: [StoryLine]

  /// How many lines there were before any were left out.
  package let timelineTotal: Int

  package let lock: LockChart?
  package let whatIf: LockAnswers?

  /// How many lines a timeline has.
  package static let lineLimit = 12

  init(
    index: Int, judged: JudgedFault, victims: [Int], fixes: [Fix],
    standing: BranchStanding?, _ sources: StorySources
  ) {
    self.index = index
    self.judged = judged
    self.victims = victims
    self.fixes = fixes
    self.standing = standing
    let action = sources.action(of: judged)
    let refused = judged.refusal.map { $0.request.answered ?? $0.request.asked }
    failed = action?.moment ?? judged.chain.last?.moment ?? refused
    let lines = sources.lines(on: judged, action?.failure, failed: failed)
    timelineTotal = lines.count
    // The sort is stable by index: of equal ones the earlier source tells more.
    let ranked = lines.indices.sorted { (lines[$0].rank, $0) < (lines[$1].rank, $1) }
    timeline = Self.named(
      ranked.prefix(Self.lineLimit).map { lines[$0] }.sorted { $0.isBefore($1) }, judged.refusal)
    lock = judged.refusal.flatMap { LockChart($0, in: sources.history) }
    whatIf = judged.refusal.map { LockAnswers(for: $0.request, among: sources.history.refusals) }
  }

  /// The lines with the names of the commands behind their ids, each where it comes first.
  private static func named(_ lines: [StoryLine], _ refusal: Refusal?) -> [StoryLine] {
    let owners = [refusal?.request.owner, refusal?.holder?.owner].compactMap { $0 }
    var commands: [String: String] = [:]
    for owner in owners where !owner.correlation.isEmpty {
      commands[StoryLine.who("", owner.correlation)] = owner.command
    }
    return lines.map { line in
      var line = line
      if let command = commands.removeValue(forKey: line.who) {
        line.who = "\(command) \(line.who)"
      } else if let id = line.who.unicodeScalars.split(separator: " ").last {
        // The line says it itself.
        commands[String(id)] = nil
      }
      return line
    }
  }

  /// The moment that times are seen from: the failure, else the first line with a clock.
  var zero: Moment? { failed ?? timeline.lazy.compactMap(\.moment).first }

  /// Whether the only evidence is the message, without a clock.
  var isBare: Bool { zero == nil && timeline.allSatisfy { $0.part == .message } }

  /// How far a moment lies from the failure, in milliseconds.
  package func offset(_ moment: Moment?) -> Int? {
    guard let moment, let failed else { return nil }
    return moment.milliseconds - failed.milliseconds
  }
}
