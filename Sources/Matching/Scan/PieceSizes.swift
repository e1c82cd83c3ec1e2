/// How lines that are too long to be held are cut into pieces, in bytes.
struct PieceSizes: Sendable {
  /// A longer line is searched in pieces of this size.
  var whole: Int

  /// How much of a piece stands before the first place where a match may begin, for lookbehinds.
  var before: Int

  /// How much of a piece stands behind the last such place.
  var behind: Int

  static let standard = PieceSizes(whole: 1 << 20, before: 4 << 10, behind: 64 << 10)
}
