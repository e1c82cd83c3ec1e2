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

    /// What makes it the same file under another name.
    var identity: FileIdentity?

    /// Where the link that leads here leads, as a number of components of the real path.
    var linkTarget: Int?

    /// How much work it may be: what is packed holds some times as much text.
    var weight: Int { NameHints.unpacked(place.name) == place.name ? size : size * 8 }
  }

  var leaves: [Leaf] = []

  /// What could not be looked into, with the place that it belongs to.
  var problems: [(place: LogPlace, problem: ReadProblem, kind: ProblemKind)] = []

  enum ProblemKind {
    /// What was named cannot be read.
    case error
    /// Something in it is not read, which the user and the build are told.
    case missing
    /// The user alone is told, or the build alone, where the other is told of the sum or the parts.
    case remark, part
  }

  /// How many things in folders were no files: sockets, devices, pipes, links that lead out.
  var skipped = 0

  private let limits: IntakeLimits
  private let workingDirectory: [String]

  /// Whether links that lead out of a named folder are followed.
  let followsLinks: Bool

  /// The file that the report is written to, which is no log.
  private let leftOut: FileIdentity?

  init(
    limits: IntakeLimits, leavingOut: FileIdentity? = nil, followsLinks: Bool = false,
    workingDirectory: [String]? = nil
  ) {
    self.limits = limits
    self.followsLinks = followsLinks
    leftOut = leavingOut
    self.workingDirectory = workingDirectory ?? Self.currentDirectory()
  }

  /// Walks one argument.
  mutating func walk(_ path: InputPath) {
    let argument = path.shown
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
    guard let status = Self.status(of: path.bytes) else {
      problems.append((place, .system(errno), .error))
      return
    }
    if status.st_mode & S_IFMT == S_IFDIR {
      let first = leaves.count
      var walk = FolderWalk(
        argument: place, limit: first + limits.files, links: LinkWalk(in: path.bytes))
      walkFolder(path.bytes, shown: argument, components: components, status, &walk)
      dropRepeated(from: first)
      tellOutside(walk.links, of: place)
    } else if FileIdentity(status) == leftOut {
      problems.append(
        (place, ReadProblem("the report is to be written to this file; it is not read"), .error))
    } else {
      leaves.append(Leaf(path: path.bytes, place: place, size: Int(status.st_size)))
    }
  }

  /// What holds during the walk of one argument.
  private struct FolderWalk {
    let argument: LogPlace
    let limit: Int
    var links: LinkWalk
    /// How many names were looked at: links can show a few folders under very many.
    var names = 0
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
      problems.append((here, ReadProblem("the folder leads back into itself; skipped"), .missing))
      return
    }
    guard walk.way.count < limits.folders else {
      problems.append(
        (here, ReadProblem("folders nested deeper than \(limits.folders) are not read"), .missing))
      return
    }
    let names: [[UInt8]]
    do throws(ReadProblem) {
      names = try Self.names(in: path)
    } catch {
      problems.append((here, error, walk.way.isEmpty ? .error : .missing))
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
    walk.names += 1
    guard walk.names <= limits.names else {
      walk.isFull = true
      let problem = ReadProblem("only the first \(limits.names) names in it are looked at")
      problems.append((walk.argument, problem, .missing))
      return
    }
    let outer = walk.links.target
    defer { walk.links.target = outer }
    let isLink = Self.status(of: path, ofLink: true).map { $0.st_mode & S_IFMT == S_IFLNK } ?? false
    guard !isLink || mayFollow(name, in: folder, at: place, from: walk.argument, &walk.links)
    else { return }
    guard let status = Self.status(of: path) else {
      problems.append((place, .system(errno), .missing))
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
          (walk.argument, ReadProblem("only the first \(limits.files) files are read"), .missing))
        return
      }
      leaves.append(
        Leaf(
          path: path, place: place, size: Int(status.st_size), identity: FileIdentity(status),
          linkTarget: walk.links.target))
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

  private static func status(of path: [UInt8], ofLink: Bool = false) -> stat? {
    // A name with a zero inside cannot come from the system, and must not be cut to another name.
    guard !path.contains(0) else {
      errno = ENOENT
      return nil
    }
    var status = stat()
    let result = (path + [0]).withUnsafeBytes { bytes in
      bytes.assumingMemoryBound(to: CChar.self).baseAddress.map {
        ofLink ? lstat($0, &status) : stat($0, &status)
      } ?? -1
    }
    return result == 0 ? status : nil
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
