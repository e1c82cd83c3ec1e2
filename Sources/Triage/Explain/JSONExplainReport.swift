/// Writes the story of a build as JSON: the build of a report, with more about each fault.
package struct JSONExplainReport: Sendable {
  package init() {}

  /// Writes the whole report and a line break at the end.
  package func write(_ report: ExplainReport, to output: inout some TextOutputStream) {
    let schema = [(key: "schema", value: JSONValue.number(JSONReport.schema))]
    let members = JSONReport.members(of: report.build, faults: report.stories.map(Self.value))
    let remarks = [
      (key: "remarks", value: JSONValue(report.remarks + report.build.build.clock.remarks))
    ]
    JSONValue.object(schema + members + remarks).write(to: &output)
    output.write("\n")
  }

  private static func value(_ story: FaultStory) -> JSONValue {
    JSONReport.value(
      story.judged,
      adding: [
        ("index", .number(story.index)),
        ("victims", .array(story.victims.map(JSONValue.number))),
        ("fixes", .array(story.fixes.map(JSONReport.value))),
        ("failed", JSONValue(story.failed?.iso8601)),
        ("timeline", .array(story.timeline.map { value($0, story) })),
        ("timelineTotal", .number(story.timelineTotal)),
        ("lockChart", story.lock.map(value) ?? .null),
        ("whatIf", story.whatIf.map(value) ?? .array([])),
        ("considered", .array(story.judged.considered.map(value))),
        ("consideredTotal", .number(story.judged.consideredTotal)),
      ])
  }

  private static func value(_ line: StoryLine, _ story: FaultStory) -> JSONValue {
    .object([
      ("time", JSONValue(line.moment?.iso8601)),
      ("offset", story.offset(line.moment).map(JSONValue.thousandths) ?? .null),
      ("log", line.log.isEmpty ? .null : .string(line.log)), ("line", JSONValue(line.line)),
      ("part", .string(line.part.rawValue)), ("who", line.who.isEmpty ? .null : .string(line.who)),
      ("text", .string(line.text.shown)),
    ])
  }

  private static func value(_ chart: LockChart) -> JSONValue {
    func time(_ moment: Int?) -> JSONValue {
      JSONValue(moment.map { Moment(milliseconds: $0, zone: chart.zone).iso8601 })
    }
    let rows = chart.rows.map { row in
      JSONValue.object(
        JSONLockReport().owner(row.owner) + [
          ("part", .string(row.part.rawValue)), ("held", .bool(row.isHold)),
          ("asked", time(row.asked)), ("refused", time(row.refused)), ("since", time(row.since)),
          ("until", time(row.until)),
        ])
    }
    return .object([
      ("key", .string(chart.key.description)), ("rows", .array(rows)),
      ("rowsTotal", .number(chart.rows.count + chart.more)),
    ])
  }

  private static func value(_ answers: LockAnswers) -> JSONValue {
    .array(
      answers.answers.map { wait, answer in
        .object([("wait", .number(wait / 1000)), ("answer", .string(answer.rawValue))])
      })
  }

  private static func value(_ considered: Considered) -> JSONValue {
    .object([
      ("signature", .string(considered.signature.name)),
      ("outcome", .string(considered.outcome.rawValue)),
      ("reason", .string(considered.reason)),
      ("pattern", JSONValue(considered.partial?.pattern)),
      ("matched", JSONValue(considered.partial?.matched)),
      ("rest", JSONValue(considered.partial?.rest.shown)),
    ])
  }
}
