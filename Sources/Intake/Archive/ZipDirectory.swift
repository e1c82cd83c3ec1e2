/// The directory at the end of a zip archive, compared with the members that came before it.
///
/// Members are read from their own headers, which carry no checksum. A header that is damaged hides
/// its member or gives it another name, and only the directory knows better.
struct ZipDirectory {
  /// Names in any order: their number, and a sum that is another one where the names are others.
  private struct Names: Equatable {
    var count = 0
    var sum: UInt64 = 0

    mutating func add(_ name: [UInt8]) {
      count += 1
      // libarchive has other slashes in some names, and may write one that is no ASCII otherwise.
      let name = name.map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 }
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      var isASCII = true
      for byte in name.last == UInt8(ascii: "/") ? name.dropLast() : name[...] {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
        isASCII = isASCII && byte < 0x80
      }
      sum &+= isASCII ? hash : 1
    }
  }

  private var members = Names()

  /// Counts a member that was read or passed over.
  mutating func saw(_ name: [UInt8]) { members.add(name) }

  /// Reads the directory, and compares.
  ///
  /// - Parameter rest: what comes behind the last member.
  /// - Throws: where there is no directory, where it lists other members, or where it cannot be read.
  func check(_ rest: any ByteSource) throws(ReadProblem) {
    var reader = Reader(source: rest)
    var listed = Names()
    try reader.skipToSignature()
    while try reader.take(4) == Self.entry {
      // The lengths of the name, of what is added to it and of a comment.
      guard let fixed = try reader.take(42), let name = try reader.take(fixed[24...25].number),
        try reader.take(fixed[26...27].number + fixed[28...29].number) != nil
      else { break }
      listed.add(name)
    }
    if listed.count == 0, members.count > 0 {
      throw ReadProblem(
        "the archive's directory is missing; members may be missing too",
        help: "fetch the archive again")
    }
    if listed != members {
      throw ReadProblem(
        listed.count == members.count
          ? "the archive's directory has other names for its members"
          : "the archive's directory lists \(listed.count) members, and \(members.count) were found",
        help: "fetch the archive again, or unpack it and read the files")
    }
  }

  private static let entry = Array("PK\u{01}\u{02}".utf8)

  /// What may come behind the last member: the directory, or its end where it is empty.
  private static let signatures = [
    entry, Array("PK\u{05}\u{06}".utf8), Array("PK\u{06}\u{06}".utf8),
  ]

  /// A stream that is taken in parts of given sizes.
  private struct Reader {
    let source: any ByteSource
    var buffer: ArraySlice<UInt8> = []

    /// The next bytes; nil where there are fewer.
    mutating func take(_ count: Int) throws(ReadProblem) -> [UInt8]? {
      guard try fill(count) else { return nil }
      defer { buffer = buffer.dropFirst(count) }
      return Array(buffer.prefix(count))
    }

    /// Passes over what libarchive passed over when it looked for more members.
    mutating func skipToSignature() throws(ReadProblem) {
      while try fill(4), !ZipDirectory.signatures.contains(where: buffer.starts(with:)) {
        buffer = buffer.dropFirst()
      }
    }

    private mutating func fill(_ count: Int) throws(ReadProblem) -> Bool {
      while buffer.count < count {
        let piece = try source.next()
        if piece.isEmpty { return false }
        buffer += piece
      }
      return true
    }
  }
}
