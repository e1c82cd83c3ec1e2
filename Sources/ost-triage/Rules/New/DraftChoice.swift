import RuleBook
import Triage

/// What a rule is drafted from, as the user chose it.
struct DraftChoice {
  let subject: DraftSubject

  /// What messages call it.
  let name: String

  /// The lines around it, where it is a line.
  var neighbours: [LogText] = []

  init(subject: DraftSubject, name: String, neighbours: [LogText] = []) {
    self.subject = subject
    self.name = name
    self.neighbours = neighbours
  }

  /// The fault or group of a number; nil where there is none.
  init?(fault: Int?, group: Int?, in read: DraftReading.Result) {
    let numbers = FaultNumbers(read.report)
    if let fault, fault <= numbers.faults.count {
      let entry = numbers.faults[fault - 1]
      self.init(
        subject: DraftSubject(entry.fault, in: read.builds),
        name: "fault \(fault), of \(entry.buildName)")
    } else if let group, group <= numbers.groups.count,
      let first = numbers.groups[group - 1].faults.first
    {
      self.init(subject: DraftSubject(first, in: read.builds), name: "group \(group)")
    } else {
      return nil
    }
  }

  /// How many faults and groups a message lists.
  private static let limit = 40

  /// What is said where nothing is chosen: what there is, with its numbers.
  static func problem(
    fault: Int?, group: Int?, in read: DraftReading.Result, _ paths: [String], options: [String]
  ) -> Diagnostic {
    let numbers = FaultNumbers(read.report)
    let command = ShellWord.command("ost-triage rules new", paths: paths, options: options)
    let path = paths.count == 1 ? paths[0] : "the inputs"
    if numbers.faults.isEmpty {
      return Diagnostic(
        .error, "no fault to draft a rule from", path: path,
        help: "name a line of a log: 'ost-triage rules new LOG:LINE'")
    }
    let sentence =
      if let fault {
        "there is no fault \(fault): the report has \(counted(numbers.faults.count, "fault"))"
      } else if let group {
        "there is no group \(group): the report has "
          + counted(numbers.groups.count, "group") + " of unexplained faults"
      } else {
        "which fault or group is meant?"
      }
    let groups = numbers.groups.enumerated().map { index, group in
      "group \(index + 1): \(counted(group.faults.count, "fault")): \(short(group.title))"
    }
    return Diagnostic(
      .error, fault == nil && group == nil ? "a fault or a group must be chosen" : sentence,
      path: path,
      notes: (group == nil ? faults(of: numbers) : [])
        + (fault == nil ? groups : [])
        .prefix(limit),
      help: "write '\(command.map { "\($0) " } ?? "")--fault N' or '--group N'")
  }

  /// The faults with their numbers, those that follow each other with one message in one line.
  private static func faults(of numbers: FaultNumbers) -> [String] {
    var runs: [(first: Int, last: Int, entry: FaultNumbers.Entry)] = []
    for (index, entry) in numbers.faults.enumerated() {
      if let last = runs.last, last.entry.buildName == entry.buildName,
        last.entry.fault.fault.message == entry.fault.fault.message
      {
        runs[runs.count - 1].last = index + 1
      } else {
        runs.append((index + 1, index + 1, entry))
      }
    }
    let lines = runs.prefix(limit).map { run in
      let number =
        run.first == run.last ? "fault \(run.first)" : "faults \(run.first) to \(run.last)"
      let verdict =
        run.entry.fault.verdict == .unexplained ? "" : ", \(run.entry.fault.verdict.rawValue)"
      return "\(number): \(run.entry.buildName)\(verdict): \(short(run.entry.fault.fault.message))"
    }
    let more = runs.count - lines.count
    return lines + (more > 0 ? ["and \(more) more"] : [])
  }

  private static func short(_ message: LogText) -> String {
    let text = VisibleText.of(message.shown)
    return text.isEmpty ? "(empty message)" : text.count > 100 ? text.prefix(99) + "…" : text
  }

  private static func counted(_ number: Int, _ noun: String) -> String {
    number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
  }
}
