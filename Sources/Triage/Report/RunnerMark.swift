/// Finds what a CI runner obeys in the output of a step.
///
/// GitHub takes `::name …::` for a command at the start of a line, behind blanks too, and
/// `##[name …]` anywhere in it; Azure and TeamCity take `##vso[…]` and `##teamcity[…]`. A log may say
/// the same, so no form of a report lets it stand: the bracket of JSON and XML is escaped, and in
/// text a blank parts the mark.
package struct RunnerMark: Sendable {
  private var place = Place.head
  private var mark = Mark.none

  private enum Place {
    /// Where only blanks were, or what may be one: all that is not ASCII.
    case head
    /// In a colour's sequence, which takes no column.
    case color
    /// Behind the first colon.
    case colon
    case inside
  }

  private enum Mark {
    case none, hash, word
  }

  package init() {}

  /// Whether a character that follows those before makes a bracketed mark whole.
  package mutating func isCompleted(by scalar: Unicode.Scalar) -> Bool {
    switch (mark, scalar) {
    case (.none, "#"): mark = .hash
    case (.hash, "#"), (.word, "#"): mark = .word
    case (.word, "a"..."z"), (.word, "A"..."Z"): break
    case (.word, "["):
      mark = .none
      return true
    default: mark = .none
    }
    return false
  }

  /// The bytes of a text, with a blank in what a runner would obey.
  ///
  /// The text may be a part of a line: what came before is remembered.
  package mutating func parted(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      let isBracket = isCompleted(by: Unicode.Scalar(byte))
      if isBracket || place == .colon && byte == UInt8(ascii: ":") { bytes.append(0x20) }
      bytes.append(byte)
      place = next(byte)
    }
    return bytes
  }

  private func next(_ byte: UInt8) -> Place {
    switch (place, byte) {
    case (_, 0x0A), (_, 0x0D): .head
    case (.head, 0x09...0x0C), (.head, 0x20), (.head, 0x80...): .head
    case (.head, 0x1B): .color
    case (.color, UInt8(ascii: "m")): .head
    case (.color, _): .color
    case (.head, UInt8(ascii: ":")): .colon
    default: .inside
    }
  }
}
