import Foundation

/// A name in an open folder, which is no link.
final class FolderEntry {
  /// The folder's descriptor.
  let folder: Int32
  let name: String

  /// How many links may lead from one to the next.
  private static let linkLimit = 40

  /// Follows the links at the end of a path; nil where its folder cannot be opened, and `errno`
  /// says why.
  init?(of path: String) {
    var path = path
    var links = 0
    while let target = Self.target(of: path) {
      links += 1
      guard links <= Self.linkLimit else {
        errno = ELOOP
        return nil
      }
      path = target.hasPrefix("/") ? target : Self.folder(of: path) + target
    }
    let folder = Self.folder(of: path)
    name = String(decoding: path.utf8.dropFirst(folder.utf8.count), as: UTF8.self)
    self.folder = open(folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard self.folder >= 0 else { return nil }
  }

  deinit {
    if folder >= 0 { close(folder) }
  }

  /// Whether an open file is what stands under the name.
  func holds(_ file: stat) -> Bool {
    var status = stat()
    return fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0
      && (status.st_dev, status.st_ino) == (file.st_dev, file.st_ino)
  }

  /// The path up to and with its last slash; empty where there is none.
  private static func folder(of path: String) -> String {
    let bytes = path.utf8
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return String(decoding: bytes[...slash], as: UTF8.self)
  }

  /// What a link points to; nil for what is no link.
  private static func target(of path: String) -> String? {
    let target = [UInt8](unsafeUninitializedCapacity: Int(PATH_MAX)) { buffer, count in
      count = buffer.withMemoryRebound(to: CChar.self) { bytes in
        bytes.baseAddress.map { max(0, readlink(path, $0, bytes.count)) } ?? 0
      }
    }
    return target.isEmpty ? nil : String(decoding: target, as: UTF8.self)
  }
}
