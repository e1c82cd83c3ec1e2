import ExpectedFiles
import Foundation
import Testing

/// The five minutes from an unexplained fault to one that is explained, as a maintainer takes them.
@Suite struct FiveMinutesTests {
  @Test func `an unexplained fault is drafted, explained, checked and reported as explained`()
    throws
  {
    let files = FileManager.default
    let folder = files.temporaryDirectory.appending(path: "ost-triage-\(UUID().uuidString)")
    defer { try? files.removeItem(at: folder) }
    let rules = folder.appending(path: "rules").path
    let build = "Fixtures/builds/ovirt-system-tests_network-suite-4.3/157"

    let before = try Shell.run("ost-triage report \(build) --rules \(rules)")
    #expect(before.status == 7, "the folder is not there yet")
    let first = try Shell.run("ost-triage report \(build)")
    #expect(first.output.contains("2 faults, 1 explained"), "\(first.output)")
    #expect(first.output.contains("ost-triage rules new \(build) --group 1\n"))

    let drafted = try Shell.run(
      "ost-triage rules new \(build) --group 1 --rules \(rules) --yes")
    #expect(drafted.status == 0, "\(drafted.output)\(drafted.error)")
    #expect(drafted.error.contains("recognises 1 fault of the build"))
    let path = try #require(drafted.output.split(separator: " ").first.map(String.init))
    #expect(path.hasPrefix(rules) && path.hasSuffix(".yaml"))

    // Until a reason is written nothing is explained.
    let drawn = try Shell.run("ost-triage report \(build) --rules \(rules)")
    #expect(drawn.status == 0)
    #expect(drawn.output.contains("2 faults, 1 explained"), "\(drawn.output)")

    let text = try String(contentsOfFile: path, encoding: .utf8)
    let edited = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let isTemplate =
        ["# explanation:", "#   status:", "#   reason:", "#   links:"].contains(
          where: line.hasPrefix)
      return isTemplate ? line.dropFirst(2) : line
    }
    .joined(separator: "\n")
    .replacing("status: hypothesis", with: "status: confirmed")
    .replacing("why it happens", with: "the test edits a nic that is plugged on {branch}")
    .replacing("https://…", with: "https://bugzilla.redhat.com/1")
    try edited.write(toFile: path, atomically: true, encoding: .utf8)

    let check = try Shell.run("ost-triage rules check \(path) --rules \(rules)")
    #expect(check.status == 0, "\(check.error)\(edited)")
    #expect(check.error.isEmpty, "\(check.error)")

    let test = try Shell.run("ost-triage rules test \(path)")
    #expect(test.status == 0, "\(test.error)")
    #expect(test.output.hasSuffix("1 rule, 4 examples: 4 passed, 0 missing, 0 noisy\n"))

    let after = try Shell.run("ost-triage report \(build) --rules \(rules)")
    #expect(after.status == 0)
    #expect(after.output.contains("2 faults, 2 explained"), "\(after.output)")
    #expect(after.output.contains("the test edits a nic that is plugged on 4.3"))
  }
}
