import Glibc
import Matching

/// Searches a log with a file of patterns, one a line, and tells how long it took.
///
///     engine-bench [-t THREADS] RULES LOG
///     zcat LOG.gz | engine-bench RULES -
///
/// Writes `LINE<tab>PATTERN` for every finding, both counted as the files have them: lines from 1,
/// patterns from 0.
@main
struct EngineBench {
  static func main() {
    guard let arguments = Arguments(CommandLine.arguments.dropFirst()) else {
      note("usage: engine-bench [-t THREADS] RULES LOG\n")
      exit(64)
    }
    let begin = ContinuousClock.now
    guard var rules = Input(arguments.rules) else { fail(arguments.rules) }
    guard var log = Input(arguments.log) else { fail(arguments.log) }
    let patterns = rules.rest().split(separator: UInt8(ascii: "\n")).map {
      Pattern(checked: String(decoding: $0, as: UTF8.self))
    }
    let set = PatternSet(patterns, sample: log.sample())
    let ready = ContinuousClock.now
    var tally = Tally()
    let size = search(&log, with: set, threads: arguments.threads) { finding in
      tally.add(finding)
      print("\(finding.line)\t\(finding.pattern)")
    }
    let end = ContinuousClock.now
    note(
      "STATS tool=engine setup_s=\(seconds(ready - begin)) scan_s=\(seconds(end - ready)) "
        + "mb_s=\((Double(size) / 1e6 / seconds(end - ready)).rounded()) "
        + "lines=\(tally.lines) pairs=\(tally.pairs)\n")
    for means in [PatternSet.Means.literal, .automaton, .everyLine] {
      note("\(means.rawValue): \(set.means.count { $0 == means })\n")
    }
  }

  /// Searches a log to its end; returns its size.
  private static func search(
    _ log: inout Input, with set: PatternSet, threads: Int, report: (Finding) -> Void
  ) -> Int {
    guard threads == 1 else {
      return ParallelScan(set, threads: threads).run(read: { log.read(into: $0) }, report: report)
        .byteCount
    }
    var size = 0
    let scanner = PatternScanner(set)
    let chunk = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 256 << 10)
    defer { chunk.deallocate() }
    while case let count = log.read(into: chunk), count > 0 {
      size += count
      scanner.scan(UnsafeBufferPointer(rebasing: chunk[..<count]), report: report)
    }
    scanner.finish(report: report)
    return size
  }

  private static func seconds(_ duration: Duration) -> Double {
    let (whole, parts) = duration.components
    return (Double(whole) * 1e4 + (Double(parts) / 1e14).rounded()) / 1e4
  }

  private static func fail(_ path: String) -> Never {
    note("engine-bench: cannot read \(path)\n")
    exit(2)
  }

  private static func note(_ text: String) {
    var text = text
    text.withUTF8 { _ = write(2, $0.baseAddress, $0.count) }
  }
}

/// How much was found.
private struct Tally {
  private(set) var lines = 0
  private(set) var pairs = 0
  private var last = 0

  mutating func add(_ finding: Finding) {
    pairs += 1
    if finding.line != last { lines += 1 }
    last = finding.line
  }
}
