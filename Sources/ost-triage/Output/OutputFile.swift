import Foundation
import Intake

/// A file that is written whole or left as it was.
///
/// What is written lies beside the file until it is complete and on the disk, then takes its place
/// at once, with the owner, mode and attributes of what was there. Devices, pipes and what the
/// caller opened for this program are written through. So is a file that nothing can take the
/// place of: one with several names, of another user, mounted by itself, or in a folder where
/// nothing may be made. It then may be left incomplete, but not for want of room.
struct OutputFile {
  /// The path as the user wrote it.
  let path: String

  /// The regular file that is there, which must not be read as an input; nil where there is none.
  let identity: FileIdentity?

  private let place: Place

  private enum Place {
    /// A device, or a file that the caller opened.
    case stream(Int32)
    case pipe
    case entry(FolderEntry, existing: Int32?)
  }

  /// How long a pipe's reader may take to come, in steps of 50 milliseconds.
  private static let patience = 100

  /// Looks at the place, so that no long work ends without one, and changes nothing there.
  init(_ path: String) throws(WriteFailure) {
    self.path = path
    // Looked up before the system follows the links: it knows which of them are not to be trusted.
    guard let entry = FolderEntry(of: path) else { throw .unreachable(code: errno) }
    var status = stat()
    guard stat(path, &status) == 0 else {
      guard errno == ENOENT, !entry.name.isEmpty else { throw .unreachable(code: errno) }
      // As the user that the program acts for, which need not be the one that started it.
      guard faccessat(entry.folder, ".", W_OK | X_OK, AT_EACCESS) == 0 else {
        throw .unreachable(code: errno)
      }
      (identity, place) = (nil, .entry(entry, existing: nil))
      return
    }
    if status.st_mode & S_IFMT == S_IFIFO {
      // Opened and closed again, it would tell its reader that all is written.
      guard access(path, W_OK) == 0 else { throw .unreachable(code: errno) }
      (identity, place) = (nil, .pipe)
      return
    }
    let opened = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
    guard opened >= 0 else { throw .unreachable(code: errno) }
    guard status.st_mode & S_IFMT == S_IFREG, let file = FileIdentity(descriptor: opened) else {
      (identity, place) = (nil, .stream(opened))
      return
    }
    identity = file
    let inherited = Self.inherited(file)
    place = inherited.map { .stream($0) } ?? .entry(entry, existing: opened)
  }

  /// The descriptor under which the caller has the same file open for this program to write, as a
  /// shell does for `/dev/stdout`: what it prints later must come behind.
  private static func inherited(_ file: FileIdentity) -> Int32? {
    (STDOUT_FILENO..<64).first { descriptor in
      let (flags, mode) = (fcntl(descriptor, F_GETFD), fcntl(descriptor, F_GETFL))
      // This program's own are all closed when it starts another.
      return flags >= 0 && flags & FD_CLOEXEC == 0 && mode & O_ACCMODE != O_RDONLY
        && FileIdentity(descriptor: descriptor) == file
    }
  }

  /// Writes a file where none is.
  static func create(_ path: String, _ bytes: [UInt8]) throws(WriteFailure) {
    guard let entry = FolderEntry(of: path) else { throw .unreachable(code: errno) }
    let outcome = Interrupt.held { Replacement(of: entry, nil).write(bytes, mayReplace: false) }
    switch outcome {
    case .done: return
    case .impossible(let code): throw .unreachable(code: code)
    case .failed(let code): throw WriteFailure(code: code)
    }
  }

  /// Writes all of it.
  func write(_ bytes: [UInt8]) throws(WriteFailure) {
    let code: Int32
    switch place {
    case .stream(let descriptor): code = Self.write(bytes, to: descriptor)
    case .pipe: code = try writeToPipe(bytes)
    case .entry(let entry, nil):
      code = Interrupt.held { Replacement(of: entry, nil).write(bytes).code }
    case .entry(let entry, let existing?):
      code = Interrupt.held {
        switch Replacement(of: entry, existing).write(bytes) {
        case .impossible: Self.writeThrough(bytes, to: existing)
        case let result: result.code
        }
      }
    }
    if code != 0 { throw WriteFailure(code: code) }
  }

  /// Writes into a named pipe once somebody reads it.
  ///
  /// Opening would wait for a reader for ever, who may never come. It is opened when all is
  /// rendered, which gives one who is started together with this program the time to come.
  private func writeToPipe(_ bytes: [UInt8]) throws(WriteFailure) -> Int32 {
    var opened: Int32 = -1
    for _ in 0..<Self.patience {
      opened = open(path, O_WRONLY | O_CLOEXEC | O_NONBLOCK)
      guard opened < 0, errno == ENXIO || errno == EINTR else { break }
      usleep(50_000)
    }
    guard opened >= 0 else {
      guard errno == ENXIO else { return errno }
      throw WriteFailure("nobody reads the pipe", help: "start its reader first")
    }
    defer { close(opened) }
    let code = Self.write(bytes, to: opened)
    // A reader that goes away is no error, as on standard output.
    return code == EPIPE ? 0 : code
  }

  /// Overwrites a file that nothing can take the place of.
  private static func writeThrough(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return errno }
    let size = off_t(bytes.count)
    if size > status.st_size {
      // Where the disk has no room the old content stays.
      let code = posix_fallocate(descriptor, status.st_size, size - status.st_size)
      if code != 0, code != EOPNOTSUPP, code != EINVAL {
        _ = ftruncate(descriptor, status.st_size)
        return code
      }
    }
    guard ftruncate(descriptor, 0) == 0 else { return errno }
    let code = write(bytes, to: descriptor)
    return code == 0 ? Replacement.sync(descriptor) : code
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    var stream = StandardStream(descriptor: descriptor)
    stream.write(bytes[...])
    return stream.failure
  }
}
