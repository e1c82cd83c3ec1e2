import ExpectedFiles
import Foundation

/// Runs command lines as a user would type them, with the built program on the path.
struct Shell {
  /// What a command left behind.
  struct Result {
    var output: String
    var error: String
    var status: Int32
  }

  /// The folder of the test executable, where the program was built too.
  static let products = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent()

  /// Runs a command line in the repository, without a terminal and without the user's settings.
  ///
  /// `$TMP` names an empty folder that is deleted afterwards; where its path is printed, the
  /// result says `$TMP`, so that it is the same everywhere.
  ///
  /// - Parameters:
  ///   - command: the command line.
  ///   - place: the folder to run in; nil for the repository.
  ///   - editor: the program that `$EDITOR` names.
  /// - Returns: what it printed and how it ended.
  /// - Throws: where it cannot be started.
  static func run(_ command: String, in place: URL? = nil, editor: URL? = nil) throws -> Result {
    let files = FileManager.default
    let scratch = files.temporaryDirectory.appending(path: "ost-triage-\(UUID().uuidString)")
    let folder = scratch.appending(path: "tmp")
    try files.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? files.removeItem(at: scratch) }

    // Files, not pipes: a full pipe would stop the command, and both are read afterwards.
    let (output, error) = (scratch.appending(path: "out"), scratch.appending(path: "err"))
    for file in [output, error] { try Data().write(to: file) }

    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    // A command that hangs would hold up all tests; its status is then 124.
    process.arguments = ["timeout", "120", "/bin/sh", "-c", command]
    process.currentDirectoryURL = place ?? Repository.root
    process.environment = [
      "PATH": "\(products.path):/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC",
      "TMP": folder.path,
    ]
    if let editor { process.environment?["EDITOR"] = editor.path }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: error)
    try process.run()
    process.waitUntilExit()

    return Result(
      output: try text(of: output, hiding: folder), error: try text(of: error, hiding: folder),
      status: process.terminationStatus)
  }

  private static func text(of file: URL, hiding folder: URL) throws -> String {
    String(decoding: try Data(contentsOf: file), as: UTF8.self)
      .replacing(folder.path, with: "$TMP")
  }
}
