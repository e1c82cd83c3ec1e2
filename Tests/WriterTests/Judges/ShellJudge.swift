import Foundation

/// Lets shells split printed commands into words.
struct ShellJudge: CustomStringConvertible {
  var name: String
  var options: [String]

  var description: String { name }

  static let all = [
    ShellJudge(name: "bash", options: ["--norc", "--noprofile"]),
    ShellJudge(name: "dash", options: []), ShellJudge(name: "zsh", options: ["-f"]),
    ShellJudge(name: "fish", options: ["--no-config"]),
  ]

  /// The program that every printed command begins with.
  static let program = "ost-triage "

  /// What a shell makes of commands.
  struct Answer {
    /// The words of each command behind the program's name; nil where the shell gave up before.
    var words: [[String]?]

    /// The files that came into being, of which there must be none.
    var canaries: [String]
  }

  /// The words that each command gives the program.
  ///
  /// In place of the program a builtin prints the words, which all four shells have.
  func words(of commands: [String]) throws -> Answer {
    let files = FileManager.default
    let folder = files.temporaryDirectory.appending(path: "ost-triage-\(UUID().uuidString)")
    try files.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? files.removeItem(at: folder) }
    let script = commands.map { command in
      "printf '%s\\0' \(command.dropFirst(Self.program.count))\nprintf '\\0'\n"
    }
    let result = try Tool.run(name, options, input: script.joined(), in: folder)
    let records = Array(result.output).records
    return Answer(
      words: commands.indices.map { $0 < records.count ? records[$0] : nil },
      canaries: try files.contentsOfDirectory(atPath: folder.path))
  }
}

extension [UInt8] {
  /// Lists of words that end with a zero byte each; an empty word ends a list.
  fileprivate var records: [[String]] {
    var records: [[String]] = []
    var words: [String] = []
    var start = 0
    for (index, byte) in enumerated() where byte == 0 {
      if index == start {
        records.append(words)
        words = []
      } else {
        words.append(String(decoding: self[start..<index], as: UTF8.self))
      }
      start = index + 1
    }
    return records
  }
}
