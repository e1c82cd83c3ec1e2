/// A text of a rule with the place in the file where each of its characters was written.
struct RuleText: Sendable {
  let value: String

  /// Where the text stands in the file, quotes included.
  let place: Range<Int>

  /// How the text was written; nil where quoting hides where its characters stand.
  private let writing: Writing?

  /// A scalar of YAML in its file.
  struct Writing: Sendable {
    var source: SourceText
    var style: ScalarOrigins.Style
  }

  init(value: String, place: Range<Int>, writing: Writing? = nil) {
    self.value = value
    self.place = place
    self.writing = writing
  }

  /// The offset in the file of each scalar of ``value``, read again where somebody asks: few texts of
  /// many have a problem.
  private var origins: [Int]? {
    writing.map {
      ScalarOrigins($0.source.scalars, from: place.lowerBound, style: $0.style, reading: value)
        .origins
    }
  }

  /// The place in the file of a range of UTF-8 bytes of the value.
  ///
  /// A range behind the last character is the place where the next one would stand, which in a
  /// quoted text is the closing quote.
  func place(ofBytes bytes: Range<Int>) -> Range<Int> {
    guard let origins else { return place }
    let start = scalarIndex(ofByte: bytes.lowerBound, roundingUp: false)
    let end = scalarIndex(ofByte: bytes.upperBound, roundingUp: true)
    guard start < origins.count else {
      let after = origins.last.map { $0 + 1 } ?? min(place.lowerBound + 1, place.upperBound)
      return after..<after
    }
    let last = max(start, min(end, origins.count) - 1)
    return origins[start]..<max(origins[start] + (end > start ? 1 : 0), origins[last] + 1)
  }

  /// The place of a range of the value.
  func place(of range: Range<String.Index>) -> Range<Int> {
    let utf8 = value.utf8
    return place(
      ofBytes: utf8.distance(
        from: utf8.startIndex, to: range.lowerBound)..<utf8.distance(
          from: utf8.startIndex, to: range.upperBound))
  }

  private func scalarIndex(ofByte offset: Int, roundingUp: Bool) -> Int {
    var (index, byte) = (0, 0)
    for scalar in value.unicodeScalars {
      let next = byte + UTF8.width(scalar)
      if roundingUp ? byte >= offset : next > offset { return index }
      byte = next
      index += 1
    }
    return index
  }
}
