import Glibc
import Testing

/// A temporary folder of one test, removed with it.
final class Folder {
  let path: String

  init() throws {
    var template = Array("/tmp/ost-triage-XXXXXX".utf8CString)
    let made = try #require(mkdtemp(&template))
    path = String(cString: made)
  }

  deinit { Self.remove(path) }

  /// Writes a file, with the folders above it, and gives its path.
  @discardableResult
  func write(_ name: String, _ bytes: some Sequence<UInt8>) -> String {
    let whole = path + "/" + name
    var parent = path
    for part in name.split(separator: "/").dropLast() {
      parent += "/" + part
      mkdir(parent, 0o755)
    }
    let file = fopen(whole, "w")
    let bytes = Array(bytes)
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
    return whole
  }

  @discardableResult
  func write(_ name: String, _ text: String) -> String {
    write(name, text.utf8)
  }

  private static func remove(_ path: String) {
    if let folder = opendir(path) {
      while let entry = readdir(folder) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) {
          String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        }
        if name == "." || name == ".." { continue }
        if Int32(entry.pointee.d_type) == Int32(DT_DIR) {
          remove(path + "/" + name)
        } else {
          unlink(path + "/" + name)
        }
      }
      closedir(folder)
    }
    rmdir(path)
  }
}
