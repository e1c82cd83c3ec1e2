import Glibc
import Matching

/// Prints how long hostile patterns search hostile lines, and what stops them, as a Markdown table.
///
/// Each pair is searched ten times with all cores kept busy beside it. The time is the slowest run's
/// processor time of the searching thread, and includes compiling the pattern. Exits with 1 where a search
/// took longer than it may, or did not say the same each time.
@main
struct EngineBounds {
  private static let runs = 10

  /// What a search stopped by the step budget, and by the clock, may take in milliseconds.
  private static let longest: [Limit: Double] = [.steps: 250, .time: 310]

  static func main() {
    let load = BusyThreads(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    var slowest: [Limit: Double] = [.steps: 0, .time: 0]
    var (differing, isTooSlow) = (0, false)
    print("| pattern | line | ms of CPU | verdict | in \(runs) runs under load |")
    print("| --- | --- | --- | --- | --- |")
    for pair in HostilePair.all {
      let results = (0..<runs).map { _ in pair.search() }
      let verdicts = Set(results.map(\.verdict))
      let milliseconds = results.map(\.milliseconds).max() ?? 0
      for case .stopped(let limit) in verdicts {
        slowest[limit] = max(slowest[limit] ?? 0, milliseconds)
      }
      if verdicts.count > 1 { differing += 1 }
      let allowed = verdicts.contains(.stopped(.time)) ? longest[.time] : longest[.steps]
      let isSlow = !pair.isWholeStream && milliseconds > allowed ?? 0
      isTooSlow = isTooSlow || isSlow
      print(
        "| \(pair.shownPattern) | \(pair.line) | \(rounded(milliseconds))\(isSlow ? " (!)" : "") | "
          + "\(verdicts.map(\.sentence).sorted().joined(separator: " or ")) | "
          + "\(verdicts.count == 1 ? "the same" : "DIFFER (!)") |")
    }
    load.stop()
    print(
      "\nslowest stop: \(rounded(slowest[.steps] ?? 0)) ms by steps, "
        + "\(rounded(slowest[.time] ?? 0)) ms by time; verdicts differ: \(differing)")
    exit(isTooSlow || differing > 0 ? 1 : 0)
  }

  private static func rounded(_ milliseconds: Double) -> Double {
    (milliseconds * 10).rounded() / 10
  }
}

extension HostilePair.Verdict {
  fileprivate var sentence: String {
    switch self {
    case .match: "match"
    case .noMatch: "no match"
    case .stopped(let limit): "not evaluated: \(limit.rawValue)"
    }
  }
}
