import Foundation
import Glibc
import Triage

/// Finds and reads the message files of a checkout of the engine, or the one file that was named.
struct MessageFiles {
  /// A file with its bytes.
  struct File {
    /// The path as messages show it.
    var path: String
    var bytes: [UInt8]
  }

  private(set) var files: [File] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// How many folders and files are looked at, and how deep; a checkout has a tenth of that.
  private static let entryLimit = 200_000
  private static let depthLimit = 64
  private var entries = 0

  /// What to name.
  static let help =
    "name AppErrors, VdsmErrors or AuditLogMessages.properties, or a checkout of the engine"

  init(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      diagnostics.append(
        Diagnostic(.error, "no such file or folder", path: path, help: Self.help))
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR:
      walk(path, depth: 0)
      if files.isEmpty, diagnostics.isEmpty {
        diagnostics.append(
          Diagnostic(
            .error, "folder holds no message files of the engine", path: path, help: Self.help))
      }
    case S_IFREG: read(path)
    default:
      diagnostics.append(
        Diagnostic(.error, "neither a file nor a folder", path: path, help: Self.help))
    }
  }

  /// Looks for files by name in a folder, without following links.
  private mutating func walk(_ path: String, depth: Int) {
    guard depth < Self.depthLimit, entries < Self.entryLimit else { return tellLimit(path) }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      diagnostics.append(
        Diagnostic(
          .error, "folder cannot be read", path: path, help: "allow reading it, or take it away"))
      return
    }
    for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    where !name.hasPrefix(".") {
      entries += 1
      let child = path.hasSuffix("/") ? path + name : "\(path)/\(name)"
      var status = stat()
      guard lstat(child, &status) == 0 else { continue }
      switch status.st_mode & S_IFMT {
      // What Maven built is a copy.
      case S_IFDIR where name != "target": walk(child, depth: depth + 1)
      case S_IFREG where Self.isMessageFile(name): read(child)
      default: break
      }
    }
  }

  /// Whether a name is that of a message file in English; others have a language behind the name.
  private static func isMessageFile(_ name: String) -> Bool {
    MessageTemplate.Source.allCases.contains { name.hasPrefix("\($0.fileName).properties") }
  }

  private mutating func read(_ path: String) {
    let limit = CatalogueFile.byteLimit
    guard let bytes = BoundedFile.bytes(of: path, limit: limit) else {
      diagnostics.append(
        Diagnostic(
          .error, "file cannot be read", path: path, help: "allow reading it, or take it away"))
      return
    }
    guard bytes.count <= limit else {
      diagnostics.append(
        Diagnostic(.error, "file is larger than 16 MiB", path: path, help: Self.help))
      return
    }
    files.append(File(path: path, bytes: bytes))
  }

  private mutating func tellLimit(_ path: String) {
    guard !diagnostics.contains(where: { $0.sentence.hasPrefix("folder tree") }) else { return }
    diagnostics.append(
      Diagnostic(
        .error, "folder tree is too deep or holds more than \(Self.entryLimit) files", path: path,
        help: "name the files themselves"))
  }
}
