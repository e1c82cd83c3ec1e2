import Glibc

/// Where the symbolic links in a named folder lead.
///
/// Whoever made the folder made its links, and one of them may lead to any file of whoever reads it.
struct FolderLinks {
  /// Where a link leads.
  enum Target {
    /// To something in the folder, below it by these components.
    case inside([String])
    case outside
    case nowhere(ReadProblem)
  }

  /// The components of the folder's real path.
  private let root: [[UInt8]]

  /// - Parameter folder: the folder's path, which may be a link itself.
  init(in folder: [UInt8]) {
    root = Self.components(Self.real(folder) ?? folder)
  }

  /// Tells where a link leads.
  ///
  /// - Parameters:
  ///   - name: the link's name.
  ///   - folder: the path of the folder that it lies in.
  /// - Returns: the same on any machine: a link that leaves the folder is outside even where what
  ///   it leads to is not there.
  func target(of name: [UInt8], in folder: [UInt8]) -> Target {
    let path = folder + [UInt8(ascii: "/")] + name
    if let real = Self.real(path) {
      let parts = Self.components(real)
      guard parts.starts(with: root) else { return .outside }
      return .inside(parts.dropFirst(root.count).map { String(decoding: $0, as: UTF8.self) })
    }
    let failure = errno
    let text = Self.text(ofLink: path)
    let isAbsolute = text.first == UInt8(ascii: "/")
    let parts =
      (isAbsolute ? [] : Self.components(Self.real(folder) ?? folder))
      + Self.components(text)
    return Self.cleaned(parts).starts(with: root) ? .nowhere(.system(failure)) : .outside
  }

  private static func components(_ path: [UInt8]) -> [[UInt8]] {
    path.split(separator: UInt8(ascii: "/")).map(Array.init)
  }

  /// Parts of a path without `.` and `..`, taken as they stand.
  private static func cleaned(_ parts: [[UInt8]]) -> [[UInt8]] {
    var cleaned: [[UInt8]] = []
    for part in parts where part != Array(".".utf8) {
      if part == Array("..".utf8) { _ = cleaned.popLast() } else { cleaned.append(part) }
    }
    return cleaned
  }

  private static func real(_ path: [UInt8]) -> [UInt8]? {
    (path + [0]).withUnsafeBytes { bytes in
      guard let name = bytes.assumingMemoryBound(to: CChar.self).baseAddress,
        let found = realpath(name, nil)
      else { return nil }
      defer { free(found) }
      return Array(UnsafeRawBufferPointer(start: found, count: strlen(found)))
    }
  }

  private static func text(ofLink path: [UInt8]) -> [UInt8] {
    (path + [0]).withUnsafeBytes { bytes in
      guard let name = bytes.assumingMemoryBound(to: CChar.self).baseAddress else { return [] }
      return [UInt8](unsafeUninitializedCapacity: Int(PATH_MAX)) { buffer, count in
        count = buffer.withMemoryRebound(to: CChar.self) { text in
          text.baseAddress.map { max(0, readlink(name, $0, text.count)) } ?? 0
        }
      }
    }
  }
}
