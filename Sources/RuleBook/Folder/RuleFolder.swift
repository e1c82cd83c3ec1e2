import Foundation
import Glibc
import Triage

/// Finds and reads the rule files below a folder, in the order of their paths.
///
/// Rules come in pull requests, so a link in the folder is followed only where it stays inside: what
/// is wrong with a file is quoted, and a link would have any file of the machine quoted. What was named
/// itself may be a link.
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

  /// The same without links, ended by a slash: what lies below it is in the folder.
  private let real: String

  private let limits: RuleFolderLimits

  /// What was looked at and read so far.
  private var entries = 0
  private var bytes = 0

  /// The limits that were told, each of which is told once.
  private var toldLimits: Set<String> = []

  init(_ path: String, shownAs shown: String, limits: RuleFolderLimits = RuleFolderLimits()) {
    full = URL(fileURLWithPath: path).standardizedFileURL.path
    real = Self.join(Self.resolved(path) ?? full, "")
    self.limits = limits
    switch Self.kind(of: path).kind {
    case .folder: walk(path, shownAs: shown, below: "")
    case .file: read(path, shownAs: shown, full: full, below: path, isNamed: true)
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
    guard ancestors.count < limits.depth else {
      return tell(
        "folders of rules nest deeper than \(limits.depth)", at: shown,
        help: "move the rules up, or name this folder itself")
    }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      diagnostics.append(unreadable("folder", shown))
      return
    }
    ancestors.append((here.st_dev, here.st_ino))
    for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    where !name.hasPrefix(".") {
      entries += 1
      guard entries <= limits.entries else {
        return tell(
          "folder of rules holds more than \(limits.entries) files and folders", at: shown,
          help: "name the folder that holds nothing but rules")
      }
      visit(
        Self.join(path, name), shownAs: Self.join(shown, name),
        below: prefix.isEmpty ? name : "\(prefix)/\(name)",
        isRule: name.hasSuffix(".yaml") || name.hasSuffix(".yml"))
    }
    ancestors.removeLast()
  }

  /// Looks at one entry of a folder.
  private mutating func visit(
    _ path: String, shownAs shown: String, below prefix: String, isRule: Bool
  ) {
    let kind = Self.kind(of: path).kind
    if Self.isLink(path), let target = Self.resolved(path), !isInside(target) {
      // What a link to a file without such a name leads to is nobody's rule.
      if isRule || kind == .folder { diagnostics.append(leavesFolder(shown)) }
      return
    }
    switch kind {
    case .folder: walk(path, shownAs: shown, below: prefix)
    case .file where isRule: read(path, shownAs: shown, full: full + "/" + prefix, below: prefix)
    case .missing where isRule: diagnostics.append(unreadable("file", shown))
    case .other where isRule:
      diagnostics.append(
        Diagnostic(
          .unreadableFile, "rule file is a pipe, a socket or a device", path: shown,
          help: "put a file in its place, or take it away"))
    default: break
    }
  }

  private mutating func read(
    _ path: String, shownAs shown: String, full: String, below prefix: String,
    isNamed: Bool = false
  ) {
    guard files.count < limits.files else {
      return tell(
        "folder of rules holds more than \(limits.files) rule files", at: shown,
        help: "put several rules into one file, with '---' between them")
    }
    // Between the look at a link and the reading somebody may turn it elsewhere.
    let target = Self.resolved(path) ?? path
    guard isNamed || isInside(target),
      let read = BoundedFile.bytes(of: target, limit: RuleBytes.limit, followsLink: false)
    else {
      return diagnostics.append(unreadable("file", shown))
    }
    bytes += read.count
    guard bytes <= limits.bytes else {
      bytes -= read.count
      return tell(
        "rule files are larger than \(limits.bytes >> 20) MiB together", at: shown,
        help: "name fewer folders or files of rules at once")
    }
    files.append(
      File(path: shown, location: RuleLocation(full: full, below: prefix), bytes: read))
  }

  /// Tells once that a limit was reached; what lies behind it is not read.
  private mutating func tell(_ sentence: String, at path: String, help: String) {
    guard toldLimits.insert(sentence).inserted else { return }
    diagnostics.append(
      Diagnostic(
        .unreadableFile, sentence, path: path, notes: ["this and what comes behind it is not read"],
        help: help))
  }

  private func unreadable(_ kind: String, _ path: String) -> Diagnostic {
    Diagnostic(
      .unreadableFile, "rule \(kind) cannot be read", path: path,
      help: "allow reading it, or take it away")
  }

  private func leavesFolder(_ path: String) -> Diagnostic {
    Diagnostic(
      .unreadableFile, "link leads out of the folder of rules, so it is not followed", path: path,
      help: "put the rules here in its place, or name what it leads to as rules of its own")
  }

  /// Whether a path without links is the folder that was named, or lies below it.
  private func isInside(_ path: String) -> Bool { Self.join(path, "").hasPrefix(real) }

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

  private static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// The whole path of what a path leads to, without links; nil where nothing is there.
  private static func resolved(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }
}

/// How much of a folder of rules is read.
struct RuleFolderLimits: Sendable {
  /// How many rule files.
  var files = 10_000

  /// How many files and folders of any name are looked at.
  var entries = 100_000

  /// How deep folders nest.
  var depth = 32

  /// How many bytes all rule files have together.
  var bytes = 16 << 20
}
