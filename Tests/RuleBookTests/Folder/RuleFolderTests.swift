import Foundation
import Testing
import Triage

@testable import RuleBook

/// What is read of a folder of rules, and what is not.
@Suite struct RuleFolderTests {
  /// A folder of its own, gone with the test.
  final class Folder {
    let url = FileManager.default.temporaryDirectory.appending(path: "rules-\(UUID())")

    init() throws {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func write(_ text: String, to path: String) throws {
      let file = url.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }

    func link(_ path: String, to target: String) throws {
      try FileManager.default.createSymbolicLink(
        atPath: url.appending(path: path).path, withDestinationPath: target)
    }
  }

  private func read(
    _ folder: Folder, _ path: String = "rules", limits: RuleFolderLimits = RuleFolderLimits()
  ) -> (files: [String], messages: String) {
    let found = RuleFolder(folder.url.appending(path: path).path, shownAs: path, limits: limits)
    var text = ""
    DiagnosticPrinter().write(found.diagnostics, to: &text)
    return (found.files.map(\.path), text)
  }

  @Test func `links that lead out of the folder are told and not followed`() throws {
    let folder = try Folder()
    try folder.write("token: secret", to: "outside/secret.yaml")
    try folder.write("id: a", to: "rules/a/rule.yaml")
    try folder.link("rules/a/other.yaml", to: "rule.yaml")
    try folder.link("rules/again", to: "a")
    try folder.link("rules/circle", to: "..")
    try folder.link("rules/a/file.yaml", to: "../../outside/secret.yaml")
    try folder.link("rules/folder", to: folder.url.path + "/outside")
    try folder.link("rules/environment.yml", to: "/proc/self/environ")
    try folder.link("rules/beside.yaml", to: "../rules-of-others.yaml")
    try folder.link("rules/notes.txt", to: "../outside/secret.yaml")
    try folder.write("id: b", to: "rules-of-others.yaml")
    let (files, messages) = read(folder)
    #expect(
      files == [
        "rules/a/other.yaml", "rules/a/rule.yaml", "rules/again/other.yaml",
        "rules/again/rule.yaml",
      ])
    let told = [
      "a/file.yaml", "again/file.yaml", "beside.yaml", "circle", "environment.yml", "folder",
    ].map {
      """
      rules/\($0): error: link leads out of the folder of rules, so it is not followed \
      [unreadable-file]
        = help: put the rules here in its place, or name what it leads to as rules of its own

      """
    }
    #expect(messages == told.joined())
  }

  @Test func `what is named itself may be a link`() throws {
    let folder = try Folder()
    try folder.write("id: a", to: "real/a.yaml")
    try folder.link("rules", to: "real")
    try folder.link("rule.yaml", to: "real/a.yaml")
    #expect(read(folder) == (["rules/a.yaml"], ""))
    #expect(read(folder, "rule.yaml") == (["rule.yaml"], ""))
  }

  @Test func `a pipe in a folder is told, and nobody waits for it`() throws {
    let folder = try Folder()
    try folder.write("id: a", to: "rules/a.yaml")
    mkfifo(folder.url.appending(path: "rules/pipe.yaml").path, 0o600)
    let (files, messages) = read(folder)
    #expect(files == ["rules/a.yaml"])
    #expect(
      messages == """
        rules/pipe.yaml: error: rule file is a pipe, a socket or a device [unreadable-file]
          = help: put a file in its place, or take it away

        """)
    #expect(
      BoundedFile.bytes(of: folder.url.appending(path: "rules/pipe.yaml").path, limit: 9) == nil)
  }

  @Test(arguments: [
    (
      RuleFolderLimits(files: 2), ["rules/a/1.yaml", "rules/a/2.yaml"],
      "rules/a/3.yaml: error: folder of rules holds more than 2 rule files",
      "put several rules into one file, with '---' between them"
    ),
    (
      RuleFolderLimits(entries: 4), ["rules/a/1.yaml", "rules/a/2.yaml", "rules/a/3.yaml"],
      "rules: error: folder of rules holds more than 4 files and folders",
      "name the folder that holds nothing but rules"
    ),
    (
      RuleFolderLimits(depth: 2), ["rules/a/1.yaml", "rules/a/2.yaml", "rules/a/3.yaml"],
      "rules/b/c: error: folders of rules nest deeper than 2",
      "move the rules up, or name this folder itself"
    ),
    (
      RuleFolderLimits(bytes: 1 << 20), ["rules/a/1.yaml", "rules/a/3.yaml", "rules/b/c/4.yaml"],
      "rules/a/2.yaml: error: rule files are larger than 1 MiB together",
      "name fewer folders or files of rules at once"
    ),
  ])
  func `limits are told with what was not read`(
    _ limits: RuleFolderLimits, _ files: [String], _ message: String, _ help: String
  ) throws {
    let folder = try Folder()
    try folder.write("id: a", to: "rules/a/1.yaml")
    try folder.write(String(repeating: "#", count: 1 << 20), to: "rules/a/2.yaml")
    try folder.write("id: c", to: "rules/a/3.yaml")
    try folder.write("id: d", to: "rules/b/c/4.yaml")
    let found = read(folder, limits: limits)
    #expect(found.files == files)
    #expect(
      found.messages == """
        \(message) [unreadable-file]
          = note: this and what comes behind it is not read
          = help: \(help)

        """)
  }
}
