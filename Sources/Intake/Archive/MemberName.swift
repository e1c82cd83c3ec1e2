/// The name of an archive's member, made safe to show and to sort into a build.
struct MemberName {
  /// The parts of the cleaned name; never empty.
  let components: [String]

  /// Whether the name is absolute or climbs out of the archive.
  let pointsOutside: Bool

  /// How many bytes of it are kept.
  let limit: Int

  /// Whether the name was longer than the limit.
  let isCut: Bool

  /// The name as it is stored, for a message.
  let shown: String

  init(_ bytes: [UInt8], limit: Int) {
    self.limit = limit
    isCut = bytes.count > limit
    let kept = bytes.prefix(limit)
    var parts: [String] = []
    var outside = kept.first == UInt8(ascii: "/")
    for part in kept.split(separator: UInt8(ascii: "/")) {
      switch Self.text(part) {
      case ".": continue
      case "..":
        if parts.popLast() == nil { outside = true }
      case let name: parts.append(name)
      }
    }
    pointsOutside = outside
    components = parts.isEmpty ? ["(no name)"] : parts
    shown = Self.text(kept)
  }

  /// Control characters would let a name break out of its line in a report.
  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.map { $0 < 0x20 || $0 == 0x7F ? UInt8(ascii: "?") : $0 }, as: UTF8.self)
  }
}
