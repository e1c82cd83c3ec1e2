/// When the entry was written that a line begins, and how its zone is spelled.
struct LineTime {
  let time: Timestamp

  /// Whether the zone has hours alone, as the engine writes it.
  let isHoursOnly: Bool

  /// Reads the beginning of an entry of any product's log; nil where a line begins none.
  init?(entry line: ArraySlice<UInt8>) {
    guard let first = line.first, first > UInt8(ascii: " ") else { return nil }
    if first.isDigit {
      if let head = EntryHead(line) {
        guard head.hasDate else { return nil }
        time = head.timestamp
        isHoursOnly = head.timestamp.zone != nil && Self.isHoursOnly(line, at: line.startIndex + 23)
        return
      }
      guard let entry = LagoEntry(line) else { return nil }
      time = entry.timestamp
    } else {
      guard let entry = OldVdsmEntry(line) else { return nil }
      time = entry.timestamp
    }
    isHoursOnly = false
  }

  /// Reads the date that a line of a script or of pytest's log begins with; nil where there is none.
  init?(stamp text: ArraySlice<UInt8>) {
    let text = text.starts(with: "+") ? text.drop { $0 == UInt8(ascii: "+") }.dropFirst() : text
    guard let first = text.first, first.isDigit, let (time, end) = Timestamp.scan(text),
      end == text.endIndex || text[end].isSpace
    else { return nil }
    self.time = time
    isHoursOnly =
      time.zone != nil && end - text.startIndex >= 22 && Self.isHoursOnly(text, at: end - 3)
  }

  /// Whether a sign and two digits stand at an index, and no more digits.
  private static func isHoursOnly(_ line: ArraySlice<UInt8>, at index: Int) -> Bool {
    guard index + 2 < line.endIndex,
      line[index] == UInt8(ascii: "+") || line[index] == UInt8(ascii: "-"),
      line[index + 1].isDigit, line[index + 2].isDigit
    else { return false }
    guard index + 3 < line.endIndex else { return true }
    return !line[index + 3].isDigit && line[index + 3] != UInt8(ascii: ":")
  }
}
