import Glibc
import Triage

/// Groups the messages of a file, one a line, as the reports do.
///
///     group-bench [-n] MESSAGES
///
/// Writes the number of its group for every message, groups counted from 0 in the order of their
/// first message; with `-n` the names of the groups, one a line.
@main
struct GroupBench {
  static func main() {
    var arguments = CommandLine.arguments.dropFirst()
    let wantsNames = arguments.first == "-n"
    if wantsNames { arguments.removeFirst() }
    guard arguments.count == 1, let path = arguments.first else {
      note("usage: group-bench [-n] MESSAGES\n")
      exit(64)
    }
    guard let bytes = contents(of: path) else {
      note("group-bench: cannot read \(path)\n")
      exit(2)
    }
    let begin = ContinuousClock.now
    let messages = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { LogText($0) }
      .dropLast()
    let ready = ContinuousClock.now
    let grouping = MessageGrouping(messages)
    var numbers: [GroupName: Int] = [:]
    var names: [GroupName] = []
    var output = ""
    for message in messages {
      let name = grouping.name(of: message)
      let number = numbers[name] ?? names.count
      if number == names.count {
        numbers[name] = number
        names.append(name)
      }
      if !wantsNames { output += "\(number)\n" }
    }
    let end = ContinuousClock.now
    if wantsNames { output = names.map { "\($0.text.shown)\n" }.joined() }
    print(output, terminator: "")
    note("STATS groups=\(names.count) read_s=\(ready - begin) group_s=\(end - ready)\n")
  }

  private static func contents(of path: String) -> [UInt8]? {
    let file = open(path, O_RDONLY)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var (all, piece) = ([UInt8](), [UInt8](repeating: 0, count: 256 << 10))
    while case let count = read(file, &piece, piece.count), count > 0 { all += piece.prefix(count) }
    return all
  }

  private static func note(_ text: String) {
    var text = text
    text.withUTF8 { _ = write(2, $0.baseAddress, $0.count) }
  }
}
