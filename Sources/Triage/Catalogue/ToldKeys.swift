/// The keys that lines of the engine's log name themselves.
enum ToldKeys {
  /// How long a key may be; the engine's have some 80 characters.
  static let lengthLimit = 256

  /// The name of the audit event that an entry tells, as in `EVENT_ID: VDS_FAILURE(12), …`.
  ///
  /// - Parameters:
  ///   - line: the whole line.
  ///   - end: where the event's text begins; what stands behind belongs to the text.
  /// - Returns: the name; nil where the line tells no event.
  static func event(in line: ArraySlice<UInt8>, before end: Int) -> String? {
    guard let lead = line.range(of: "EVENT_ID: "), lead.upperBound < end else { return nil }
    let name = line[lead.upperBound...].prefix(while: \.isWord)
    guard !name.isEmpty, name.count <= lengthLimit, name.endIndex < end,
      line.matches("(", at: name.endIndex)
    else { return nil }
    return name.shown
  }

  /// The reasons for which a line says that an action was refused, without those that fill texts.
  static func reasons(in line: ArraySlice<UInt8>) -> [String] {
    guard line.contains(" of action "), let lead = line.range(of: ". Reasons: ") else { return [] }
    return line[lead.upperBound...].trimmed.split(separator: UInt8(ascii: ","))
      .filter { item in
        item.first?.isLetter == true && item.count <= lengthLimit
          && item.contains(UInt8(ascii: "_")) && !item.starts(with: "VAR__")
          && item.allSatisfy { $0.isDigit || $0 == 0x5F || (65...90).contains($0) }
      }
      .map(\.shown)
  }
}
