import Glibc
import Synchronization
package import Triage

/// A file without a name that holds what memory has no room for, and is gone with the program.
package final class TemporaryFile: EventSpill {
  private let folder: String
  private let state = Mutex(State())

  private struct State {
    /// The open file; nil until something is written.
    var descriptor: Int32?
    var size = 0
  }

  /// Makes a file, which is not opened before something is written.
  ///
  /// - Parameter folder: where it lies; nil for `TMPDIR`, or `/tmp` where that is not set.
  package init(folder: String? = nil) {
    let named = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    self.folder = folder ?? (named.isEmpty ? "/tmp" : named)
  }

  deinit {
    if let descriptor = state.withLock({ $0.descriptor }) { close(descriptor) }
  }

  package func append(_ bytes: [UInt8]) throws(SpillProblem) -> Int {
    let (offset, failure) = state.withLock { state -> (Int, Int32) in
      let file: Int32
      switch state.descriptor ?? Self.open(in: folder) {
      case let opened where opened >= 0: file = opened
      case let failed: return (0, -failed)
      }
      state.descriptor = file
      let failure = Self.write(bytes, to: file, at: state.size)
      defer { if failure == 0 { state.size += bytes.count } }
      return (state.size, failure)
    }
    guard failure == 0 else { throw problem("cannot be written", failure) }
    return offset
  }

  package func read(_ count: Int, at offset: Int) throws(SpillProblem) -> [UInt8] {
    guard let file = state.withLock({ $0.descriptor }) else { throw problem("is empty", 0) }
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let got = pread(
          file, buffer.baseAddress.map { $0 + filled }, count - filled, off_t(offset + filled))
        if got < 0, errno == EINTR { continue }
        guard got > 0 else {
          failure = got < 0 ? errno : EIO
          return
        }
        filled += got
      }
    }
    guard failure == 0 else { throw problem("cannot be read", failure) }
    return bytes
  }

  /// Opens a file that has no name, or takes away the name at once where there is no such file.
  ///
  /// - Parameter folder: where.
  /// - Returns: its descriptor; what the system says, below zero, where it cannot be.
  private static func open(in folder: String) -> Int32 {
    let unnamed = Glibc.open(folder, unnamedFile | O_RDWR | O_CLOEXEC, 0o600)
    if unnamed >= 0 { return unnamed }
    var name = Array("\(folder)/ost-triage-XXXXXX".utf8CString)
    let named = mkstemp(&name)
    guard named >= 0 else { return -max(1, errno) }
    unlink(name)
    _ = fcntl(named, F_SETFD, FD_CLOEXEC)
    return named
  }

  /// Linux's `O_TMPFILE`, a macro that Swift does not see.
  private static let unnamedFile: Int32 = 0o20_000_000 | O_DIRECTORY

  /// Writes all bytes; tells what the system says where it does not take them.
  private static func write(_ bytes: [UInt8], to file: Int32, at offset: Int) -> Int32 {
    bytes.withUnsafeBufferPointer { buffer in
      var done = 0
      while done < buffer.count {
        let got = pwrite(
          file, buffer.baseAddress.map { $0 + done }, buffer.count - done, off_t(offset + done))
        if got < 0, errno == EINTR { continue }
        guard got > 0 else { return got < 0 ? errno : ENOSPC }
        done += got
      }
      return 0
    }
  }

  private func problem(_ what: String, _ code: Int32) -> SpillProblem {
    SpillProblem(ReadProblem.system(code, "the temporary file in \(folder) \(what)").sentence)
  }
}
