import Foundation
import Testing

/// The built program on names and texts that are payloads: what it prints, on both streams.
@Suite struct HostileTreeTests {
  private static let rules = ["--rules", "rules", "--no-shipped-rules"]

  /// Command lines with who reads their standard output.
  private static let commands: [(arguments: [String], judge: Judge)] =
    [
      (["explain", "names", "members.tar"] + rules, .text),
      (["explain", "members.tar", "--build", "1"] + rules, .text),
      (["explain", "members.tar", "--line", "x:1"] + rules, .text),
      (["rules", "new", "names"] + rules, .text),
      (["rules", "new", "members.tar", "--line", "x:1"] + rules, .text),
      (["rules", "list"] + rules, .text), (["rules", "show", "a/r1"] + rules, .text),
      (["rules", "show", "a/r0"] + rules, .text),
      (["rules", "list", "--format", "json"] + rules, .freeJSON),
      (["rules", "check", "rules"], .text),
      (["rules", "check", "rules", "--format", "json"], .freeJSON),
      (["rules", "check", "rules", "--format", "sarif"], .freeJSON),
      (["rules", "test", "rules"], .text),
      (["rules", "test", "rules", "--format", "json"], .freeJSON),
      (["rules", "test", "rules", "--format", "junit"], .xml),
    ]
    + [("text", Judge.text), ("markdown", .markdown), ("json", .freeJSON)].flatMap {
      format, judge in
      [
        (["report", "names", "members.tar", "--format", format] + rules, judge),
        (["locks", "engine", "--format", format], judge),
        (["explain", "engine", "--format", format] + rules, judge),
        (["rules", "diff", "rules", "engine", "--builds", "names", "--format", format], judge),
      ]
    }

  @Test func `the program prints nothing that anybody obeys`() throws {
    let tree = try HostileTree()
    defer { tree.remove() }
    var deviations: [String] = []
    for (arguments, judge) in Self.commands {
      let products = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent()
      let result = try Tool.run(
        products.appending(path: "ost-triage").path, arguments, in: tree.folder)
      let name = arguments.joined(separator: " ")
      if ![0, 1, 2, 7, 64].contains(result.status) {
        deviations.append("\(name): ends with \(result.status)")
      }
      if result.output.isEmpty, result.error.isEmpty {
        deviations.append("\(name): prints nothing")
      }
      let found = [
        try problem(in: result.text, judge), TextJudge.problem(in: result.text),
        TextJudge.problem(in: result.error),
      ]
      deviations += found.compactMap { $0.map { "\(name): \($0)" } }
    }
    print(
      "writers: the program: \(tree.payloads.count) payloads, \(Self.commands.count) commands:",
      "\(deviations.count) findings")
    for deviation in deviations { Issue.record("\(deviation)") }
  }

  private func problem(in text: String, _ judge: Judge) throws -> String? {
    if text.isEmpty { return nil }
    switch judge {
    case .text: return nil
    case .markdown:
      let pieces = try MarkdownJudge.pieces(of: [text])[0]
      return MarkdownJudge.stranger(in: pieces) ?? MarkdownJudge.reference(in: pieces)
    case .json, .freeJSON: return DataJudge.json(text) == nil ? "no JSON" : nil
    case .xml: return DataJudge.xml(text) == nil ? "no XML" : nil
    }
  }
}
