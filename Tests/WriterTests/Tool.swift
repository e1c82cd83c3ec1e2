import Foundation
import Testing

/// A program that judges from outside; where it is missing the tests fail.
enum Tool {
  /// What a program left behind.
  struct Result {
    var output: [UInt8]
    var error: String
    var status: Int32

    var text: String { String(decoding: output, as: UTF8.self) }
  }

  struct Missing: Error, CustomStringConvertible {
    var name: String
    var description: String { "\(name) is missing: 'make test' installs it" }
  }

  private static let usualPath = "/usr/local/bin:/usr/bin:/bin"

  /// Runs a program with a text on its standard input, without the user's settings.
  static func run(
    _ name: String, _ arguments: [String], input: String = "", in folder: URL? = nil
  ) throws -> Result {
    let files = FileManager.default
    let folders = (usualPath).split(separator: ":")
    guard
      name.hasPrefix("/")
        || folders.contains(where: { files.isExecutableFile(atPath: "\($0)/\(name)") })
    else { throw Missing(name: name) }
    let scratch = files.temporaryDirectory.appending(path: "ost-triage-\(UUID().uuidString)")
    try files.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? files.removeItem(at: scratch) }
    // Files, not pipes: nothing can stop for a full one.
    let urls = ["in", "out", "err"].map { scratch.appending(path: $0) }
    try Data(input.utf8).write(to: urls[0])
    for url in urls[1...] { try Data().write(to: url) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["timeout", "120", name] + arguments
    process.currentDirectoryURL = folder ?? scratch
    process.environment = [
      "PATH": usualPath, "LC_ALL": "C.UTF-8", "HOME": scratch.path,
      "TZ": "UTC",
    ]
    process.standardInput = try FileHandle(forReadingFrom: urls[0])
    process.standardOutput = try FileHandle(forWritingTo: urls[1])
    process.standardError = try FileHandle(forWritingTo: urls[2])
    try process.run()
    process.waitUntilExit()
    return Result(
      output: Array(try Data(contentsOf: urls[1])),
      error: String(decoding: try Data(contentsOf: urls[2]), as: UTF8.self),
      status: process.terminationStatus)
  }
}
