/// Reads the ruled lines with which pytest and nose divide their output.
enum Ruled {
  /// The title of a line such as `===== FAILURES =====`: the text between two runs of one mark.
  ///
  /// Runs are at least one mark long, as pytest shortens them where a title is wide; a line of marks
  /// and spaces only (`_ _ _ _`) has no title.
  static func title(of text: ArraySlice<UInt8>, mark: UInt8, atLeast: Int = 1) -> ArraySlice<UInt8>?
  {
    let open = text.prefix { $0 == mark }
    guard open.count >= atLeast else { return nil }
    var end = text.endIndex
    while end > open.endIndex, text[end - 1] == mark { end -= 1 }
    guard text.endIndex - end >= atLeast, end - open.endIndex > 2,
      text[open.endIndex] == UInt8(ascii: " "), text[end - 1] == UInt8(ascii: " ")
    else { return nil }
    let title = text[(open.endIndex + 1)..<(end - 1)]
    guard title.contains(where: { $0 != mark && $0 != UInt8(ascii: " ") }) else { return nil }
    return title
  }

  /// Whether a line with a title is as long as pytest draws it on a terminal of some width.
  ///
  /// A title that leaves no room gets one mark on each side. Python 2 counted bytes.
  static func fills(_ width: Int, _ text: ArraySlice<UInt8>, title: ArraySlice<UInt8>) -> Bool {
    text.characterCount == max(width, title.characterCount + 4)
      || text.count == max(width, title.count + 4)
  }

  /// Whether a line is one long run of a mark.
  static func isRule(_ text: ArraySlice<UInt8>, mark: UInt8) -> Bool {
    text.count >= 60 && text.allSatisfy { $0 == mark }
  }
}
