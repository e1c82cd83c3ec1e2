import Foundation
import Glibc
import Triage

/// Finds and reads the rule files below a folder, in the order of their paths.
struct RuleFolder {
  /// A rule file with its bytes.
  struct File {
    /// The path as messages show it.
    var path: String
    var location: RuleLocation
    var bytes: [UInt8]
  }

  private(set) var files: [File] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// The folders on the way down, so that a link to one of them is not followed.
  private var ancestors: [(device: dev_t, inode: ino_t)] = []

  /// The whole path of the folder or file that was named.
  private let full: String

  init(_ path: String, shownAs shown: String) {
    full = URL(fileURLWithPath: path).standardizedFileURL.path
    switch Self.kind(of: path).kind {
    case .folder: walk(path, shownAs: shown, below: "")
    case .file: read(path, shownAs: shown, full: full, below: path)
    case .missing:
      diagnostics.append(
        Diagnostic(
          .unreadableFile, "no such file or folder", path: shown,
          help: "name a folder of rules or a rule file"))
    case .other:
      diagnostics.append(
        Diagnostic(
          .unreadableFile, "neither a file nor a folder", path: shown,
          help: "name a folder of rules or a rule file"))
    }
  }

  private mutating func walk(_ path: String, shownAs shown: String, below prefix: String) {
    let here = Self.kind(of: path).status
    guard !ancestors.contains(where: { $0 == (here.st_dev, here.st_ino) }) else { return }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      diagnostics.append(unreadable("folder", shown))
      return
    }
    ancestors.append((here.st_dev, here.st_ino))
    for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    where !name.hasPrefix(".") {
      let child = Self.join(path, name)
      let shownBelow = Self.join(shown, name)
      let pathBelow = prefix.isEmpty ? name : "\(prefix)/\(name)"
      let isRule = name.hasSuffix(".yaml") || name.hasSuffix(".yml")
      switch Self.kind(of: child).kind {
      case .folder: walk(child, shownAs: shownBelow, below: pathBelow)
      case .file where isRule:
        read(child, shownAs: shownBelow, full: Self.join(full, pathBelow), below: pathBelow)
      case .missing where isRule, .other where isRule:
        diagnostics.append(unreadable("file", shownBelow))
      default: break
      }
    }
    ancestors.removeLast()
  }

  private mutating func read(
    _ path: String, shownAs shown: String, full: String, below prefix: String
  ) {
    guard let bytes = BoundedFile.bytes(of: path, limit: RuleBytes.limit) else {
      return diagnostics.append(unreadable("file", shown))
    }
    files.append(
      File(path: shown, location: RuleLocation(full: full, below: prefix), bytes: bytes))
  }

  private func unreadable(_ kind: String, _ path: String) -> Diagnostic {
    Diagnostic(
      .unreadableFile, "rule \(kind) cannot be read", path: path,
      help: "allow reading it, or take it away")
  }

  private static func join(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }

  private enum Kind { case folder, file, other, missing }

  /// What a path leads to, through links; pipes and devices are neither folder nor file.
  private static func kind(of path: String) -> (kind: Kind, status: stat) {
    var status = stat()
    guard stat(path, &status) == 0 else { return (.missing, status) }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return (.folder, status)
    case S_IFREG: return (.file, status)
    default: return (.other, status)
    }
  }
}
