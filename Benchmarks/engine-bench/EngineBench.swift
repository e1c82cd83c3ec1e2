import Glibc
import Matching

/// Searches a log with a file of patterns and tells how long it took.
///
///     engine-bench RULES LOG
@main
struct EngineBench {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else {
      note("usage: engine-bench RULES LOG\n")
      exit(64)
    }
    let begin = ContinuousClock.now
    guard let rules = contents(of: arguments[1]) else { fail(arguments[1]) }
    let log = open(arguments[2], O_RDONLY)
    guard log >= 0 else { fail(arguments[2]) }
    let patterns = rules.split(separator: UInt8(ascii: "\n")).map {
      Pattern(checked: String(decoding: $0, as: UTF8.self))
    }
    let set = PatternSet(patterns, sample: sample(of: log))
    let ready = ContinuousClock.now
    var (lines, pairs, last, size) = (0, 0, 0, 0)
    let scanner = PatternScanner(set)
    let report = { (finding: Finding) in
      pairs += 1
      if finding.line != last { lines += 1 }
      last = finding.line
      print("\(finding.line)\t\(finding.pattern)")
    }
    let chunk = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 20)
    while true {
      let count = read(log, chunk.baseAddress, chunk.count)
      guard count > 0 else { break }
      size += count
      scanner.scan(UnsafeBufferPointer(rebasing: chunk[..<count]), report: report)
    }
    scanner.finish(report: report)
    let end = ContinuousClock.now
    note(
      "STATS tool=engine setup_s=\(seconds(ready - begin)) scan_s=\(seconds(end - ready)) "
        + "mb_s=\((Double(size) / 1e6 / seconds(end - ready)).rounded()) "
        + "lines=\(lines) pairs=\(pairs)\n")
    for means in [PatternSet.Means.literal, .automaton, .everyLine] {
      note("\(means.rawValue): \(set.means.count { $0 == means })\n")
    }
  }

  private static func seconds(_ duration: Duration) -> Double {
    let (whole, parts) = duration.components
    return (Double(whole) * 1e4 + (Double(parts) / 1e14).rounded()) / 1e4
  }

  /// Thirty-two pieces of the log, from all over it.
  private static func sample(of log: Int32) -> [UInt8] {
    let size = Int(lseek(log, 0, SEEK_END))
    lseek(log, 0, SEEK_SET)
    var sample: [UInt8] = []
    for number in 0..<32 {
      var piece = [UInt8](repeating: 0, count: 8192)
      let count = pread(log, &piece, piece.count, size / 32 * number)
      sample += piece.prefix(max(count, 0))
    }
    return sample
  }

  private static func contents(of path: String) -> [UInt8]? {
    let file = open(path, O_RDONLY)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var (all, piece) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 16))
    while true {
      let count = read(file, &piece, piece.count)
      guard count > 0 else { return all }
      all += piece.prefix(count)
    }
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
