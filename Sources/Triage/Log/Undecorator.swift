/// Takes the decorations off a console's lines, and remembers where the bytes came from.
///
/// Jenkins puts a time (`12:00:57 `, or `[2019-08-01T12:00:57.123Z] ` in pipelines) and the name of
/// a parallel stage (`[basic-suite.el7.x86_64] `) before a line, and hides notes of its own in it
/// (`ESC[8mha:…ESC[0m`); programs add colours.
package enum Undecorator {
  /// A line with its decorations taken off.
  package static func line(number: Int, raw: ArraySlice<UInt8>, isCut: Bool = false) -> Line {
    guard raw.contains(escape) else {
      return Line(number: number, raw: raw, text: raw[prefixEnd(of: raw)...], isCut: isCut)
    }
    var text: [UInt8] = []
    var pieces: [Line.Piece] = []
    var index = raw.startIndex
    while index < raw.endIndex {
      if raw[index] == escape {
        index = sequenceEnd(in: raw, at: index)
        continue
      }
      let next = raw[index...].firstIndex(of: escape) ?? raw.endIndex
      pieces.append(Line.Piece(textOffset: text.count, rawOffset: index - raw.startIndex))
      text.append(contentsOf: raw[index..<next])
      index = next
    }
    let start = prefixEnd(of: text[...])
    for index in pieces.indices { pieces[index].textOffset -= start }
    return Line(number: number, raw: raw, text: text[start...], pieces: pieces, isCut: isCut)
  }

  private static let escape: UInt8 = 0x1B

  /// The index behind an escape sequence or a console note that begins at an index.
  private static func sequenceEnd(in raw: ArraySlice<UInt8>, at start: Int) -> Int {
    // The note itself is base64, so the next escape ends it; else it was cut off.
    if raw.matches("\u{1B}[8mha:", at: start),
      let end = raw[(start + 1)...].firstIndex(of: escape), raw.matches("\u{1B}[0m", at: end)
    {
      return end + 4
    }
    var index = start + 1
    guard index < raw.endIndex else { return index }
    switch raw[index] {
    case UInt8(ascii: "["):
      // ECMA-48 control sequence: parameters, then one final byte.
      index += 1
      while index < raw.endIndex, (0x20...0x3F).contains(raw[index]) { index += 1 }
      return index < raw.endIndex && (0x40...0x7E).contains(raw[index]) ? index + 1 : index
    case UInt8(ascii: "]"):
      // Operating system command: up to BEL or ESC \.
      while index < raw.endIndex, raw[index] != 0x07, raw[index] != escape { index += 1 }
      if raw.matches("\u{1B}\\", at: index) { return index + 2 }
      return index < raw.endIndex && raw[index] == 0x07 ? index + 1 : index
    case 0x20...0x2F:
      while index < raw.endIndex, (0x20...0x2F).contains(raw[index]) { index += 1 }
      return Swift.min(index + 1, raw.endIndex)
    default:
      return index + 1
    }
  }

  /// The index behind the times and stage names at a text's beginning.
  private static func prefixEnd(of text: ArraySlice<UInt8>) -> Int {
    var rest = text
    if let end = timeEnd(of: rest) { rest = rest[end...] }
    if let end = stageEnd(of: rest) { rest = rest[end...] }
    return rest.startIndex
  }

  private static func timeEnd(of text: ArraySlice<UInt8>) -> Int? {
    guard let first = text.first else { return nil }
    if first.isDigit {
      return has("00:00:00 ", in: text) ? text.startIndex + 9 : instantEnd(of: text)
    }
    guard first == UInt8(ascii: "["), let end = instantEnd(of: text.dropFirst()),
      end < text.endIndex
    else { return nil }
    // The instant's own space stands behind the bracket here.
    return text[end] == UInt8(ascii: " ") ? end + 1 : nil
  }

  /// The end of `2019-08-01T12:00:57.1234567Z ` or, in brackets, `2019-08-01T12:00:57.123Z]`.
  private static func instantEnd(of text: ArraySlice<UInt8>) -> Int? {
    guard has("0000-00-00T00:00:00.", in: text) else { return nil }
    var index = text.startIndex + 20
    while index < text.endIndex, text[index].isDigit { index += 1 }
    guard index + 1 < text.endIndex, text[index] == UInt8(ascii: "Z") else { return nil }
    return text[index + 1] == UInt8(ascii: " ") || text[index + 1] == UInt8(ascii: "]")
      ? index + 2 : nil
  }

  /// The end of `[stage.arch] `; the architecture tells it from any other bracket.
  private static func stageEnd(of text: ArraySlice<UInt8>) -> Int? {
    guard text.first == UInt8(ascii: "["), let close = text.firstIndex(of: UInt8(ascii: "]")),
      close + 1 < text.endIndex, text[close + 1] == UInt8(ascii: " ")
    else { return nil }
    let name = text[(text.startIndex + 1)..<close]
    guard name.allSatisfy({ $0.isWord || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") })
    else { return nil }
    let isStage =
      name.ends(with: ".x86_64") || name.ends(with: ".ppc64le") || name.ends(with: ".s390x")
      || name.ends(with: ".aarch64")
    return isStage ? close + 2 : nil
  }

  /// Whether a text begins with a shape in which `0` stands for any digit.
  private static func has(_ shape: StaticString, in text: ArraySlice<UInt8>) -> Bool {
    guard text.count >= shape.utf8CodeUnitCount else { return false }
    return shape.withUTF8Buffer { shape in
      zip(shape, text).allSatisfy { $0 == UInt8(ascii: "0") ? $1.isDigit : $0 == $1 }
    }
  }
}
