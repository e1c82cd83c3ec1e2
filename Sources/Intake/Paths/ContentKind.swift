/// What the first bytes of an input are.
enum ContentKind {
  case empty
  case gzip, xz, zstd, bzip2
  case tar, zip
  case text(TextSource.Encoding)
  /// Something that holds no lines, with a word for it.
  case binary(String)

  init(head: [UInt8]) {
    if head.isEmpty {
      self = .empty
    } else if let known = Self.known(head) {
      self = known
    } else if Self.isTar(head) {
      self = .tar
    } else if let encoding = Self.utf16(head) {
      self = .text(encoding)
    } else if Self.isBinary(head) {
      self = .binary("binary data")
    } else {
      self = .text(head.starts(with: [0xEF, 0xBB, 0xBF]) ? .utf8WithMark : .utf8)
    }
  }

  private static func known(_ head: [UInt8]) -> ContentKind? {
    for (magic, kind) in magics where head.starts(with: magic) {
      // `BZh` alone could begin a text.
      if case .bzip2 = kind, !bzip2Blocks.contains(where: head.dropFirst(4).starts(with:)) {
        continue
      }
      return kind
    }
    return nil
  }

  private static let bzip2Blocks: [[UInt8]] = [
    [0x31, 0x41, 0x59, 0x26, 0x53, 0x59], [0x17, 0x72, 0x45, 0x38, 0x50, 0x90],
  ]

  private static let magics: [([UInt8], ContentKind)] = [
    ([0x1F, 0x8B, 0x08], .gzip),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], .xz),
    ([0x28, 0xB5, 0x2F, 0xFD], .zstd),
    (Array("BZh".utf8), .bzip2),
    (Array("PK\u{03}\u{04}".utf8), .zip),
    (Array("PK\u{05}\u{06}".utf8), .zip),
    ([0xFF, 0xFE, 0x00, 0x00], .binary("UTF-32 text")),
    ([0x00, 0x00, 0xFE, 0xFF], .binary("UTF-32 text")),
    ([0x7F, 0x45, 0x4C, 0x46], .binary("an ELF file")),
    ([0x89, 0x50, 0x4E, 0x47], .binary("an image")),
    ([0xFF, 0xD8, 0xFF], .binary("an image")),
    (Array("GIF8".utf8), .binary("an image")),
    (Array("%PDF-".utf8), .binary("a PDF document")),
    (Array("SQLite format 3\0".utf8), .binary("an SQLite database")),
    ([0xD4, 0xC3, 0xB2, 0xA1], .binary("a packet capture")),
    ([0xA1, 0xB2, 0xC3, 0xD4], .binary("a packet capture")),
    ([0x0A, 0x0D, 0x0D, 0x0A], .binary("a packet capture")),
    ([0x51, 0x46, 0x49, 0xFB], .binary("a disk image")),
    (Array("KDMV".utf8), .binary("a disk image")),
    ([0xED, 0xAB, 0xEE, 0xDB], .binary("an RPM package")),
    (Array("!<arch>\n".utf8), .binary("an ar archive")),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .binary("a 7z archive")),
    (Array("Rar!".utf8), .binary("a RAR archive")),
    ([0x1F, 0x9D], .binary("compress data")),
    ([0x04, 0x22, 0x4D, 0x18], .binary("lz4 data")),
    ([0xCA, 0xFE, 0xBA, 0xBE], .binary("a Java class")),
    (Array("LPKSHHRH".utf8), .binary("a systemd journal")),
  ]

  /// Whether this is a tar archive: by its magic, or by the checksum of the oldest format.
  private static func isTar(_ head: [UInt8]) -> Bool {
    guard head.count >= 512 else { return false }
    if head[257..<262].elementsEqual("ustar".utf8) { return true }
    guard head[0] != 0 else { return false }
    let digits = head[148..<156].drop { $0 == 0x20 }.prefix { (0x30...0x37).contains($0) }
    guard !digits.isEmpty else { return false }
    let stored = digits.reduce(0) { $0 * 8 + Int($1) - 0x30 }
    // The checksum field itself counts as spaces.
    let sum = head[..<148].reduce(0) { $0 + Int($1) } + 8 * 0x20
    return stored == head[156..<512].reduce(sum) { $0 + Int($1) }
  }

  /// UTF-16, by its mark or by zeros in every other byte of a text.
  private static func utf16(_ head: [UInt8]) -> TextSource.Encoding? {
    if head.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if head.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    let sample = head.prefix(4096)
    guard sample.count >= 8 else { return nil }
    var zeros = (even: 0, odd: 0)
    for (index, byte) in sample.enumerated() where byte == 0 {
      if index % 2 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
    }
    let half = sample.count / 2
    if zeros.odd > half * 2 / 5, zeros.even * 20 < half { return .utf16LittleEndian }
    if zeros.even > half * 2 / 5, zeros.odd * 20 < half { return .utf16BigEndian }
    return nil
  }

  /// Whether more than one byte in twenty is a control character that no log prints.
  ///
  /// Zeros alone are what a crash leaves in a log, so only a third of them makes it binary.
  private static func isBinary(_ head: [UInt8]) -> Bool {
    let zeros = head.count { $0 == 0 }
    let odd = head.count { byte in
      (0x01..<0x07).contains(byte) || (0x0E...0x1A).contains(byte) || (0x1C...0x1F).contains(byte)
    }
    return odd * 20 > head.count || zeros * 3 > head.count
  }
}
