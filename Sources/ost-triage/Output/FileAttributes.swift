import CLinux
import Foundation

/// What a file system keeps of a file beside owner and mode, such as its access list.
enum FileAttributes {
  /// Gives one open file the attributes of another; false where one cannot be given.
  static func copy(from old: Int32, to new: Int32) -> Bool {
    let list = read { flistxattr(old, $0, $1) }
    guard let list else { return errno == ENOTSUP }
    for name in list.split(separator: 0) {
      let name = name.map(CChar.init(bitPattern:)) + [0]
      let value = value(of: name, in: old)
      guard let value else { return false }
      // A label that every file in the folder gets need not be given, which few may do.
      if self.value(of: name, in: new) == value { continue }
      guard fsetxattr(new, name, value, value.count, 0) == 0 else { return false }
    }
    return true
  }

  private static func value(of name: [CChar], in file: Int32) -> [UInt8]? {
    read { fgetxattr(file, name, $0, $1) }
  }

  /// What a call gives that tells the size when it is asked for nothing; nil where it fails.
  private static func read(_ call: (UnsafeMutablePointer<CChar>?, Int) -> Int) -> [UInt8]? {
    let size = call(nil, 0)
    guard size > 0 else { return size == 0 ? [] : nil }
    var bytes = [CChar](repeating: 0, count: size)
    let got = call(&bytes, size)
    return got < 0 ? nil : bytes.prefix(got).map(UInt8.init(bitPattern:))
  }
}
