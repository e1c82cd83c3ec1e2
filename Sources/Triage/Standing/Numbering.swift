/// Whether the numbers of suites' builds can be believed to tell which is later.
///
/// A job that is made anew counts from 1 again, and two jobs may run one suite. Then numbers and
/// starts contradict each other, and only starts and versions tell.
struct Numbering {
  private let outOfOrder: Set<Line>

  /// The builds of one suite on one branch.
  private struct Line: Hashable {
    let branch: Branch?
    let suite: Suite?

    init(_ build: Build) {
      branch = build.id.branch
      suite = build.id.suite
    }
  }

  /// How much earlier than a build of a lower number one may have begun, in milliseconds: builds
  /// wait for their machines, and some starts have no zone.
  private static let tolerance = 24 * 3_600_000

  init(_ builds: [JudgedBuild]) {
    let lines = Dictionary(grouping: builds) { Line($0.build) }
    outOfOrder = Set(
      lines.filter { _, builds in
        let dated = builds.lazy.map(\.build).compactMap { build in
          build.id.number.flatMap { number in
            build.started.map { (number: number, start: $0.milliseconds) }
          }
        }
        .sorted { $0 < $1 }
        var latest = Int.min
        return dated.contains { build in
          defer { latest = max(latest, build.start) }
          return latest != .min && build.start < latest - Self.tolerance
        }
      }
      .keys)
  }

  /// Whether the number of a build tells its place in its suite.
  func tells(_ build: Build) -> Bool { !outOfOrder.contains(Line(build)) }

  /// Some builds of one branch in the order of their starts where their numbers do not tell it.
  func ordered(_ builds: [Build]) -> [Build] {
    if builds.allSatisfy(tells) { return builds }
    return builds.enumerated().sorted { left, right in
      let (one, other) = (left.element.started, right.element.started)
      return (one?.milliseconds ?? .max, left.offset) < (other?.milliseconds ?? .max, right.offset)
    }
    .map(\.element)
  }

  /// Those of a suite that a numbered build must be later than to be later than all.
  func lasts(of builds: [Build]) -> [Build] {
    guard builds.allSatisfy(tells) else { return builds }
    let highest = builds.max { ($0.id.number ?? .min) < ($1.id.number ?? .min) }
    return builds.filter { $0.id.number == nil } + [highest].compactMap { $0 }
  }
}
