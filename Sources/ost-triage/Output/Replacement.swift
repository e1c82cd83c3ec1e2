import Foundation

/// A file that is written beside another and then takes its place at once.
///
/// As long as it is written it has no name, where the file system knows that, so that nothing is
/// left of it whatever happens.
struct Replacement {
  private let entry: FolderEntry

  /// The file to replace; nil where none is there.
  private let existing: Int32?

  /// What came of writing.
  enum Outcome {
    case done
    /// Nothing can take the file's place; it is as it was.
    case impossible(Int32)
    case failed(Int32)

    /// What the system says; 0 where all went well.
    var code: Int32 {
      switch self {
      case .done: 0
      case .impossible(let code), .failed(let code): code
      }
    }
  }

  init(of entry: FolderEntry, _ existing: Int32?) {
    self.entry = entry
    self.existing = existing
  }

  /// Writes all of it and puts it in the file's place.
  ///
  /// - Parameters:
  ///   - bytes: what the file shall hold.
  ///   - mayReplace: whether a file may be replaced that was not there before; else `EEXIST`.
  /// - Returns: what came of it.
  func write(_ bytes: [UInt8], mayReplace: Bool = true) -> Outcome {
    var old: stat?
    if let existing {
      var status = stat()
      guard fstat(existing, &status) == 0 else { return .impossible(errno) }
      // Its other names would keep what it held; and what is mounted there cannot be moved.
      guard status.st_nlink == 1, entry.holds(status) else { return .impossible(EBUSY) }
      old = status
    }
    let mode: mode_t = old == nil ? 0o666 : 0o600
    let unnamed = openat(entry.folder, ".", Self.unnamedFile | O_WRONLY | O_CLOEXEC, mode)
    if unnamed >= 0 {
      let outcome = fill(unnamed, bytes, old) { giveName(to: $0, mayReplace) }
      // Without /proc it cannot be named.
      guard case .impossible(ENOENT) = outcome else { return outcome }
    }
    let name = mayReplace ? Self.hiddenName : entry.name
    let named = openat(
      entry.folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
    guard named >= 0 else { return .impossible(errno) }
    let outcome = fill(named, bytes, old) { _ in mayReplace ? moveIntoPlace(name) : .done }
    if case .done = outcome {} else { unlinkat(entry.folder, name, 0) }
    return outcome
  }

  /// Makes what was written last; what the disk cannot promise fails here and not later.
  ///
  /// - Returns: what the system says; 0 where all went well.
  static func sync(_ descriptor: Int32) -> Int32 {
    while fsync(descriptor) != 0 {
      // Not every file system knows it.
      if errno == EINVAL || errno == EROFS { return 0 }
      if errno != EINTR { return errno }
    }
    return 0
  }

  private func fill(
    _ file: Int32, _ bytes: [UInt8], _ old: stat?, then finish: (Int32) -> Outcome
  ) -> Outcome {
    defer { close(file) }
    if let old, let existing, !keep(old, of: existing, in: file) { return .impossible(errno) }
    var stream = StandardStream(descriptor: file)
    stream.write(bytes[...])
    if stream.failed { return .failed(stream.failure) }
    let code = Self.sync(file)
    return code == 0 ? finish(file) : .failed(code)
  }

  private func giveName(to file: Int32, _ mayReplace: Bool) -> Outcome {
    let link = "/proc/self/fd/\(file)"
    if existing == nil {
      if linkat(AT_FDCWD, link, entry.folder, entry.name, AT_SYMLINK_FOLLOW) == 0 { return .done }
      guard errno == EEXIST, mayReplace else {
        return errno == EEXIST ? .failed(EEXIST) : .impossible(errno)
      }
    }
    // The system replaces only by moving, and moves only what has a name.
    let name = Self.hiddenName
    guard linkat(AT_FDCWD, link, entry.folder, name, AT_SYMLINK_FOLLOW) == 0 else {
      return .impossible(errno)
    }
    let outcome = moveIntoPlace(name)
    if case .done = outcome {} else { unlinkat(entry.folder, name, 0) }
    return outcome
  }

  private func moveIntoPlace(_ name: String) -> Outcome {
    renameat(entry.folder, name, entry.folder, entry.name) == 0 ? .done : .impossible(errno)
  }

  /// Gives a file the owner, mode and attributes of another, its access list among them.
  private func keep(_ old: stat, of existing: Int32, in file: Int32) -> Bool {
    var new = stat()
    guard fstat(file, &new) == 0 else { return false }
    if (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid) {
      guard fchown(file, old.st_uid, old.st_gid) == 0 else { return false }
    }
    return fchmod(file, old.st_mode & 0o7777) == 0
      && FileAttributes.copy(from: existing, to: file)
  }

  /// A name that no listing shows; what is left there by a power cut tells whose it is.
  private static var hiddenName: String {
    ".ost-triage-\(String(UInt64.random(in: 0 ... .max), radix: 36))"
  }

  /// Linux's `O_TMPFILE`, a macro that Swift does not see.
  private static let unnamedFile: Int32 = 0o20_000_000 | O_DIRECTORY
}
