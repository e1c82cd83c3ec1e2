extension EngineLock {
  /// How a lock's text ends, or does not.
  enum Reading {
    case whole(EngineLock)
    /// The text goes on in the next line, as in 3.x or where a mail has wrapped it.
    case unfinished
    /// No lock's text.
    case none
  }

  /// Reads the first lock that a text writes out, in the form of any generation.
  ///
  ///     EngineLock:{exclusiveLocks='[a=VDS]', sharedLocks=''}
  ///     EngineLock:{exclusiveLocks='[a=<VDS, ACTION_TYPE_FAILED_OBJECT_LOCKED>]', sharedLocks='null'}
  ///     EngineLock [exclusiveLocks= key: a value: VDS
  ///     , sharedLocks= ]
  static func read(_ text: ArraySlice<UInt8>) -> Reading {
    guard let name = text.range(of: "EngineLock") else { return .none }
    let isMonitoring = text[..<name.lowerBound].ends(with: "Host")
    let rest = text[name.upperBound...]
    if rest.starts(with: " [") { return readOld(rest.dropFirst(2), isMonitoring) }
    guard rest.starts(with: ":{") else { return .none }
    guard let (exclusive, next) = part(rest, "exclusiveLocks=") else { return .unfinished }
    guard let (shared, end) = part(rest[next...], "sharedLocks="),
      rest[end...].contains(UInt8(ascii: "}"))
    else { return .unfinished }
    return .whole(
      EngineLock(exclusive: keys(exclusive), shared: keys(shared), isMonitoring: isMonitoring))
  }

  /// The text between a field's quotes, and the index behind it.
  private static func part(
    _ text: ArraySlice<UInt8>, _ name: StaticString
  ) -> (ArraySlice<UInt8>, Int)? {
    guard let field = text.range(of: name) else { return nil }
    var value = text[field.upperBound...]
    // A mail may have broken the line before the quote.
    value = value.drop { $0.isSpace }
    guard value.first == UInt8(ascii: "'") else { return nil }
    value = value.dropFirst()
    // Keys may hold quotes; a list ends with its bracket.
    let isList = value.first == UInt8(ascii: "[")
    guard let end = isList ? value.range(of: "]'") : value.range(of: "'") else { return nil }
    return (isList ? value[(value.startIndex + 1)..<end.lowerBound] : [], end.upperBound)
  }

  /// The keys of a list such as `a=VDS, b=<POOL, ACTION_TYPE_FAILED_OBJECT_LOCKED>`.
  private static func keys(_ list: ArraySlice<UInt8>) -> [LockKey] {
    var keys: [LockKey] = []
    var (start, from) = (list.startIndex, list.startIndex)
    let close = list.indices.last { isClose(list, $0) } ?? list.startIndex
    while let equals = list[from...].firstIndex(of: UInt8(ascii: "=")) {
      from = equals + 1
      // A thing may hold `=` itself, such as a path; a group is what fills the rest of its item.
      guard let (group, end) = group(list[from...], lastClose: close) else { continue }
      keys.append(LockKey(list[start..<equals].shown, group.shown))
      start = end + 2
      guard start < list.endIndex else { break }
      from = start
    }
    return keys
  }

  /// A group, and where it ends: at the list's end or before a comma.
  private static func group(
    _ text: ArraySlice<UInt8>, lastClose: Int
  ) -> (ArraySlice<UInt8>, Int)? {
    let word = text.drop { $0 == UInt8(ascii: "<") }
    // Names of an enum: a thing's own text may have any word in that place.
    let name = word.prefix { $0.isWord && !($0.isLetter && $0 & 0x20 != 0) }
    guard !name.isEmpty else { return nil }
    var end = name.endIndex
    if word.startIndex > text.startIndex {
      // 4.0 and 4.1 wrote the message for the refused beside the group.
      guard end <= lastClose, let close = text[end...].indices.first(where: { isClose(text, $0) })
      else { return nil }
      end = close + 1
    }
    return end == text.endIndex || text.matches(", ", at: end) ? (name, end) : nil
  }

  /// Whether a bracket ends an item of a list.
  private static func isClose(_ text: ArraySlice<UInt8>, _ index: Int) -> Bool {
    text[index] == UInt8(ascii: ">")
      && (index + 1 == text.endIndex || text.matches(", ", at: index + 1))
  }

  /// The form of 3.x, with a line for each key.
  private static func readOld(_ text: ArraySlice<UInt8>, _ isMonitoring: Bool) -> Reading {
    guard let border = text.range(of: "sharedLocks="),
      let end = text[border.upperBound...].lastIndex(of: UInt8(ascii: "]"))
    else { return .unfinished }
    return .whole(
      EngineLock(
        exclusive: oldKeys(text[..<border.lowerBound]),
        shared: oldKeys(text[border.upperBound..<end]), isMonitoring: isMonitoring))
  }

  private static func oldKeys(_ text: ArraySlice<UInt8>) -> [LockKey] {
    var keys: [LockKey] = []
    var rest = text
    while let key = rest.range(of: "key: "),
      let value = rest.range(of: " value: ", from: key.upperBound)
    {
      let group = rest[value.upperBound...].prefix { !$0.isSpace && $0 != UInt8(ascii: ",") }
      keys.append(LockKey(rest[key.upperBound..<value.lowerBound].shown, group.shown))
      rest = rest[group.endIndex...]
    }
    return keys
  }
}
