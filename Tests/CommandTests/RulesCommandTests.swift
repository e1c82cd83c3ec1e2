import Foundation
import Testing

/// The subcommands of `rules`, run as the built binary.
@Suite struct RulesCommandTests {
  private struct Run: Equatable {
    var output: String
    var error: String
    var status: Int32
  }

  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().appending(path: "../..").standardizedFileURL

  private func run(_ arguments: String..., rules: String? = nil) throws -> Run {
    let binary = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent().appending(path: "ost-triage")
    let process = Process()
    process.executableURL =
      FileManager.default.isExecutableFile(atPath: binary.path)
      ? binary : Self.root.appending(path: ".build/debug/ost-triage")
    process.arguments = ["rules"] + arguments
    process.currentDirectoryURL = Self.root
    process.environment = rules.map { ["OST_TRIAGE_RULES": $0] } ?? [:]
    let (output, error) = (Pipe(), Pipe())
    (process.standardOutput, process.standardError) = (output, error)
    try process.run()
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    let told = error.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Run(
      output: String(decoding: printed, as: UTF8.self),
      error: String(decoding: told, as: UTF8.self), status: process.terminationStatus)
  }

  private let good = "Fixtures/rules/none"
  private let wrong = "Fixtures/rules/explanation-without-reason"

  @Test func `check of right rules prints a summary`() throws {
    let run = try run("check", "--no-shipped-rules", good)
    #expect(run == Run(output: "1 rule, 2 examples: no problems\n", error: "", status: 0))
  }

  @Test func `check of wrong rules ends with 7`() throws {
    let run = try run("check", "--no-shipped-rules", wrong)
    let expected = Self.root.appending(path: "\(wrong)/expected.err")
    #expect(run.error == (try String(contentsOf: expected, encoding: .utf8)))
    #expect(run.output == "0 rules, 0 examples: 2 problems\n")
    #expect(run.status == 7)
  }

  @Test func `check of nothing ends with 2`() throws {
    let run = try run("check", "--no-shipped-rules", "no/such/folder")
    #expect(
      run.error == """
        no/such/folder: error: no such file or folder
          = help: name a folder of rules or a rule file

        """)
    #expect(run.status == 2)
  }

  @Test func `list aligns ids and states`() throws {
    let run = try run("list", rules: good)
    #expect(run == Run(output: "a/rule  unexplained  some fault\n", error: "", status: 0))
  }

  @Test func `list as JSON has nulls for what is absent`() throws {
    let run = try run("list", "--no-shipped-rules", "--rules", good, "--format", "json")
    #expect(
      run.output == """
        {
          "rules" : [
            {
              "id" : "a/rule",
              "links" : [

              ],
              "path" : "Fixtures/rules/none/a/rule.yaml",
              "reason" : null,
              "status" : null,
              "title" : "some fault"
            }
          ],
          "schema" : 1
        }

        """)
  }

  @Test func `show prints the path and the rule as written`() throws {
    let run = try run("show", "a/rule", rules: good)
    let file = Self.root.appending(path: "\(good)/a/rule.yaml")
    #expect(run.error.isEmpty)
    #expect(
      run.output == "# \(good)/a/rule.yaml\n" + (try String(contentsOf: file, encoding: .utf8)))
  }

  @Test func `show of an unknown id names the nearest`() throws {
    let run = try run("show", "a/rul", rules: good)
    #expect(
      run
        == Run(
          output: "", error: "a/rul: error: no such rule\n  = help: write 'a/rule'\n", status: 2))
  }

  @Test func `wrong usage ends with 64`() throws {
    #expect(try run("list", "--format", "xml").status == 64)
  }

  @Test func `a closed pipe is a success`() throws {
    let reader = Process()
    reader.executableURL = URL(fileURLWithPath: "/bin/sh")
    let binary = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent().appending(path: "ost-triage").path
    // The sleep lets the pipe's reader go before the first line is written.
    reader.arguments = [
      "-c", "{ sleep 0.3; '\(binary)' rules list --rules \(good); echo $? >&3; } 3>&2 | true",
    ]
    reader.currentDirectoryURL = Self.root
    let error = Pipe()
    reader.standardError = error
    try reader.run()
    let told = error.fileHandleForReading.readDataToEndOfFile()
    reader.waitUntilExit()
    #expect(String(decoding: told, as: UTF8.self) == "0\n")
  }
}
