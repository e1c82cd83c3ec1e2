import Glibc

/// The folders that were made on the way to a file, so that none is left where it is not written.
struct NewFolders {
  /// From the outermost inwards.
  private var made: [String] = []

  /// Makes the folders of a file that are missing; where one cannot be made, writing tells why.
  mutating func make(for file: String) {
    for slash in file.utf8.indices where file.utf8[slash] == UInt8(ascii: "/") {
      let folder = String(decoding: file.utf8[..<slash], as: UTF8.self)
      if !folder.isEmpty, mkdir(folder, 0o777) == 0 { made.append(folder) }
    }
  }

  /// Takes away what was made, unless something else is in it by now.
  mutating func remove() {
    while let folder = made.popLast() { rmdir(folder) }
  }
}
