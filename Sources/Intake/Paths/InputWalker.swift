import Glibc
import Triage

/// Finds the files behind the paths of a command line, in the order of their names' bytes.
struct InputWalker {
  /// A file to read.
  struct Leaf {
    /// The path's bytes for the system; nil is standard input.
    var path: [UInt8]?
    var place: LogPlace
    var size: Int

    /// How much work it may be: what is packed holds some times as much text.
    var weight: Int { NameHints.unpacked(place.name) == place.name ? size : size * 8 }
  }

  private(set) var leaves: [Leaf] = []

  /// What could not be looked into, with the place that it belongs to.
  private(set) var problems: [(place: LogPlace, problem: ReadProblem, isError: Bool)] = []

  /// How many things in folders were no files: sockets, devices, pipes.
  private(set) var skipped = 0

  private let limits: IntakeLimits
  private let workingDirectory: [String]

  /// The file that the report is written to, which is no log.
  private let leftOut: FileIdentity?

  init(
    limits: IntakeLimits, leavingOut: FileIdentity? = nil, workingDirectory: [String]? = nil
  ) {
    self.limits = limits
    leftOut = leavingOut
    self.workingDirectory = workingDirectory ?? Self.currentDirectory()
  }

  /// Walks one argument.
  mutating func walk(_ argument: String) {
    if argument == "-" {
      let place = LogPlace(
        shown: "-", components: ["-"], named: 1, onDisk: 1, isNamed: true, argument: "-")
      leaves.append(Leaf(path: nil, place: place, size: 0))
      return
    }
    let components = absolute(argument)
    let place = LogPlace(
      shown: argument, components: components, named: components.count, onDisk: components.count,
      isNamed: true, argument: argument)
    var status = stat()
    let path = Array(argument.utf8)
    guard stat(argument, &status) == 0 else {
      problems.append((place, .system(errno), true))
      return
    }
    if status.st_mode & S_IFMT == S_IFDIR {
      var walk = FolderWalk(argument: place, limit: leaves.count + limits.files)
      walkFolder(path, shown: argument, components: components, status, &walk)
    } else if FileIdentity(status) == leftOut {
      problems.append(
        (place, ReadProblem("the report is to be written to this file; it is not read"), true))
    } else {
      leaves.append(Leaf(path: path, place: place, size: Int(status.st_size)))
    }
  }

  /// What holds during the walk of one argument.
  private struct FolderWalk {
    let argument: LogPlace
    let limit: Int
    /// The folders on the way down, so that a link back to one is seen.
    var way: [(device: dev_t, inode: ino_t)] = []
    var isFull = false
    /// The innermost folder that holds a `build.json`, as a number of components.
    var declared: Int?
  }

  private mutating func walkFolder(
    _ path: [UInt8], shown: String, components: [String], _ status: stat, _ walk: inout FolderWalk
  ) {
    let here = LogPlace(
      shown: shown, components: components, named: walk.argument.named, onDisk: components.count,
      isNamed: false, argument: walk.argument.argument)
    if walk.way.contains(where: { $0 == (status.st_dev, status.st_ino) }) {
      problems.append((here, ReadProblem("the folder leads back into itself; skipped"), false))
      return
    }
    guard walk.way.count < limits.folders else {
      problems.append(
        (here, ReadProblem("folders nested deeper than \(limits.folders) are not read"), false))
      return
    }
    let names: [[UInt8]]
    do throws(ReadProblem) {
      names = try Self.names(in: path)
    } catch {
      problems.append((here, error, walk.way.isEmpty))
      return
    }
    walk.way.append((status.st_dev, status.st_ino))
    let declared = walk.declared
    if names.contains(Array("build.json".utf8)) { walk.declared = components.count }
    defer {
      walk.way.removeLast()
      walk.declared = declared
    }
    for name in names {
      if walk.isFull { return }
      visit(name, in: path, shown: shown, components: components, &walk)
    }
  }

  private mutating func visit(
    _ name: [UInt8], in folder: [UInt8], shown: String, components: [String],
    _ walk: inout FolderWalk
  ) {
    let slash = folder.last == UInt8(ascii: "/") ? [] : [UInt8(ascii: "/")]
    let path = folder + slash + name
    let text = String(decoding: name, as: UTF8.self)
    let place = LogPlace(
      shown: shown + (slash.isEmpty ? "" : "/") + text, components: components + [text],
      named: walk.argument.named, onDisk: components.count + 1, isNamed: false,
      argument: walk.argument.argument, declared: walk.declared)
    var status = stat()
    let result = (path + [0]).withUnsafeBytes { bytes in
      bytes.assumingMemoryBound(to: CChar.self).baseAddress.map { stat($0, &status) } ?? -1
    }
    guard result == 0 else {
      problems.append((place, .system(errno), false))
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR:
      if text == ".git" { return }
      walkFolder(path, shown: place.shown, components: place.components, status, &walk)
    case S_IFREG where FileIdentity(status) == leftOut: skipped += 1
    case S_IFREG:
      guard leaves.count < walk.limit else {
        walk.isFull = true
        problems.append(
          (walk.argument, ReadProblem("only the first \(limits.files) files are read"), false))
        return
      }
      leaves.append(Leaf(path: path, place: place, size: Int(status.st_size)))
    default: skipped += 1
    }
  }

  /// The names in a folder in the order of their bytes.
  private static func names(in path: [UInt8]) throws(ReadProblem) -> [[UInt8]] {
    let opened = (path + [0]).withUnsafeBytes { bytes in
      bytes.assumingMemoryBound(to: CChar.self).baseAddress.flatMap { opendir($0) }
    }
    guard let folder = opened else { throw .system(errno) }
    defer { closedir(folder) }
    var names: [[UInt8]] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name != Array(".".utf8), name != Array("..".utf8) { names.append(name) }
    }
    return names.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// The components of an argument's absolute path, without `.` and `..`.
  private func absolute(_ argument: String) -> [String] {
    var parts = argument.hasPrefix("/") ? [] : workingDirectory
    for part in argument.split(separator: "/") {
      switch part {
      case ".": continue
      case "..": _ = parts.popLast()
      default: parts.append(String(part))
      }
    }
    return parts.isEmpty ? ["/"] : parts
  }

  private static func currentDirectory() -> [String] {
    guard let path = getcwd(nil, 0) else { return [] }
    defer { free(path) }
    return String(cString: path).split(separator: "/").map(String.init)
  }
}
