import ExpectedFiles
import Foundation
import Testing

/// `rules test --watch`, as a maintainer has it running beside an editor.
@Suite struct WatchTests {
  /// The program, running, with what it has printed so far.
  private final class Watch {
    let folder: URL
    private let process = Process()
    private let output: URL
    private let error: URL

    init(_ rules: [String: String]) throws {
      let files = FileManager.default
      folder = files.temporaryDirectory.appending(path: "ost-triage-\(UUID().uuidString)")
      try files.createDirectory(
        at: folder.appending(path: "lift"), withIntermediateDirectories: true)
      (output, error) = (folder.appending(path: "out"), folder.appending(path: "err"))
      for file in [output, error] { try Data().write(to: file) }
      for (name, text) in rules { try write(text, to: name) }
      process.executableURL = Shell.products.appending(path: "ost-triage")
      process.arguments = ["rules", "test", "--watch", "--no-shipped-rules", folder.path]
      process.currentDirectoryURL = Repository.root
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = try FileHandle(forWritingTo: output)
      process.standardError = try FileHandle(forWritingTo: error)
      try process.run()
    }

    func write(_ text: String, to name: String) throws {
      try Data(text.utf8).write(to: folder.appending(path: "lift/\(name).yaml"))
    }

    /// Waits until the program has printed some text; the machine may be busy.
    func waits(for text: String) async throws -> Bool {
      for _ in 0..<300 where process.isRunning {
        if printed.contains(text) { return true }
        try await Task.sleep(for: .milliseconds(100))
      }
      return printed.contains(text)
    }

    var printed: String {
      [output, error].compactMap { try? String(contentsOf: $0, encoding: .utf8) }.joined()
    }

    /// Ends the program as Ctrl-C does; returns its exit code.
    func interrupt() async throws -> Int32 {
      process.interrupt()
      for _ in 0..<100 where process.isRunning { try await Task.sleep(for: .milliseconds(100)) }
      if process.isRunning { kill(process.processIdentifier, SIGKILL) }
      while process.isRunning { try await Task.sleep(for: .milliseconds(100)) }
      try FileManager.default.removeItem(at: folder)
      return process.terminationReason == .exit ? process.terminationStatus : -1
    }
  }

  private func rule(_ name: String, example: String) -> String {
    """
    id: lift/\(name)
    title: lift \(name)
    match:
      fault: 'Lift is \(name)'
    examples:
      matches: ['«Lift is \(example)»']
      rejects: ['Door is \(name)']
    """
  }

  @Test func `a rule is tried again when its file changes, until somebody ends it`() async throws {
    let watch = try Watch([
      "stuck": rule("stuck", example: "stuck"), "late": rule("late", example: "late"),
    ])
    #expect(try await watch.waits(for: "2 rules, 4 examples: 4 passed, 0 missing, 0 noisy"))

    try watch.write(rule("stuck", example: "loose"), to: "stuck")
    #expect(try await watch.waits(for: "2 rules, 4 examples: 3 passed, 1 missing, 0 noisy"))
    #expect(watch.printed.contains("tried again: 1 of 2 rules"))
    #expect(watch.printed.contains("lift/stuck.yaml:6:23: error: example does not match"))

    // As an editor leaves it for a moment.
    try watch.write("id: lift/stuck\ntitle: [lift", to: "stuck")
    #expect(try await watch.waits(for: "1 rule, 2 examples: 2 passed, 0 missing, 0 noisy"))
    #expect(watch.printed.contains("lift/stuck.yaml:2"))

    try watch.write(rule("fast", example: "slow"), to: "fast")
    #expect(try await watch.waits(for: "2 rules, 4 examples: 3 passed, 1 missing, 0 noisy"))
    try watch.write(rule("stuck", example: "loose"), to: "stuck")
    #expect(try await watch.waits(for: "3 rules, 6 examples: 4 passed, 2 missing, 0 noisy"))
    #expect(try await watch.interrupt() == 1)
  }

  @Test func `it waits for rules that are gone, and ends well where all is well`() async throws {
    let watch = try Watch(["late": rule("late", example: "late")])
    #expect(try await watch.waits(for: "1 rule, 2 examples: 2 passed"))
    // As another branch is checked out.
    let files = FileManager.default
    try files.removeItem(at: watch.folder.appending(path: "lift"))
    #expect(try await watch.waits(for: "0 rules, 0 examples"))
    try files.createDirectory(
      at: watch.folder.appending(path: "lift"), withIntermediateDirectories: true)
    try watch.write(rule("fast", example: "fast") + "\n# back", to: "fast")
    #expect(try await watch.waits(for: "tried again: 1 of 1 rules"))
    #expect(try await watch.interrupt() == 0)
  }
}
