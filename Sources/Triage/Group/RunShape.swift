/// What letters, digits and joiners without a gap are: a word, a value, or several of them.
struct RunShape {
  private let bytes: ArraySlice<UInt8>
  private let folded: ArraySlice<UInt8>
  private let book: WordBook

  init(_ bytes: ArraySlice<UInt8>, folded: ArraySlice<UInt8>, book: WordBook) {
    self.bytes = bytes
    self.folded = folded
    self.book = book
  }

  /// The parts of the run, most often one.
  var parts: [(kind: MessageToken.Kind, range: Range<Int>)] {
    if book.isDigitWord(folded) { return [(.word, range)] }
    if isPath { return separated(by: UInt8(ascii: "/")) ?? [(.value, range)] }
    if bytes.contains(UInt8(ascii: "@")) { return [(.value, range)] }
    if let colon = splittingColon { return split(at: colon) }
    if let id = trailingID { return split(at: id) }
    if bytes.contains(where: \.isDigit) { return [(isTypeName ? .word : .value, range)] }
    if bytes.contains(UInt8(ascii: ".")) { return dotted }
    return [(kindOfLetters, range)]
  }

  /// Whether the run is the name of a class, command or exception, which says what happened.
  var isTypeName: Bool {
    let dot = bytes.lastIndex(of: UInt8(ascii: "."))
    let last = dot.map { bytes[($0 + 1)...] } ?? bytes
    guard let first = last.first, first &- 0x41 < 26, last.allSatisfy(\.isLetter) else {
      return false
    }
    let humps = Self.humps(of: last)
    let isType = humps.count > 1 && Self.typeEndings.contains(where: last.ends)
    if isType || dot == nil { return isType }
    return Self.packageRoots.contains(where: bytes.starts) && humps.allSatisfy { $0.count > 1 }
  }

  private var range: Range<Int> { bytes.startIndex..<bytes.endIndex }

  private var isPath: Bool {
    bytes.contains(UInt8(ascii: "/")) || bytes.contains(UInt8(ascii: "\\"))
  }

  /// The words on both sides of a slash, as in `and/or`; nil for a path.
  private func separated(by mark: UInt8) -> [(kind: MessageToken.Kind, range: Range<Int>)]? {
    guard let slash = bytes.firstIndex(of: mark), slash > bytes.startIndex,
      slash + 1 < bytes.endIndex, bytes[(slash + 1)...].firstIndex(of: mark) == nil
    else { return nil }
    let sides = [bytes[..<slash], bytes[(slash + 1)...]]
    guard sides.allSatisfy({ $0.allSatisfy(\.isLetter) }) else { return nil }
    return split(at: slash..<slash + 1)
  }

  /// The colon that ends a word, as in `code:21`; nil in addresses and times.
  private var splittingColon: Range<Int>? {
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > bytes.startIndex else {
      return nil
    }
    let head = bytes[..<colon]
    guard head.allSatisfy({ !$0.isDigit }) || !bytes[(colon + 1)...].contains(UInt8(ascii: ":"))
    else { return nil }
    // The first part of a hardware address without digits is no word.
    guard head.count > 2 || !head.allSatisfy(\.isHexDigit) else { return nil }
    return colon..<colon + 1
  }

  /// Where the id begins that follows a constant without a gap, as in `HOST_NETWORK<uuid>`.
  private var trailingID: Range<Int>? {
    let head = bytes.prefix { $0 == UInt8(ascii: "_") || $0 &- 0x41 < 26 }
    let tail = bytes[head.endIndex...]
    guard head.count > 6 || head.contains(UInt8(ascii: "_")), tail.count > 30,
      tail.allSatisfy({ $0.isHexDigit || $0 == UInt8(ascii: "-") })
    else { return nil }
    return head.endIndex..<head.endIndex
  }

  /// The parts before and behind a separator, and the separator as a mark where it has a length.
  private func split(at gap: Range<Int>) -> [(kind: MessageToken.Kind, range: Range<Int>)] {
    var parts = RunShape(bytes[..<gap.lowerBound], folded: folded[..<gap.lowerBound], book: book)
      .parts
    if !gap.isEmpty { parts.append((.mark(bytes[gap.lowerBound]), gap)) }
    var rest = gap.upperBound
    while rest < bytes.endIndex, bytes[rest].isJoiner {
      parts.append((.mark(bytes[rest]), rest..<rest + 1))
      rest += 1
    }
    guard rest < bytes.endIndex else { return parts }
    return parts + RunShape(bytes[rest...], folded: folded[rest...], book: book).parts
  }

  /// A name with dots, or two sentences without a blank between them.
  private var dotted: [(kind: MessageToken.Kind, range: Range<Int>)] {
    if isTypeName { return [(.word, range)] }
    let pieces = folded.split(separator: UInt8(ascii: "."))
    if pieces.allSatisfy({ $0.count == 1 }) { return [(.word, range)] }
    guard pieces.count == 2, let first = pieces.first, let last = pieces.last,
      bytes[last.startIndex] &- 0x41 < 26, first.count > 1, last.count > 1,
      book.isWord(first), book.isWord(last)
    else { return [(.value, range)] }
    return split(at: first.endIndex..<last.startIndex)
  }

  /// What a run without digits and dots is.
  private var kindOfLetters: MessageToken.Kind {
    let apostrophe = folded.firstIndex(of: UInt8(ascii: "'")) ?? folded.endIndex
    let letters = folded[..<apostrophe]
    if !letters.allSatisfy(\.isLetter) { return kindOfCompound(letters) }
    if book.isWord(letters) { return .word }
    let capitals = bytes[..<apostrophe].count { $0 &- 0x41 < 26 }
    if capitals == letters.count, capitals > 1 { return .word }
    let humps = Self.humps(of: bytes[..<apostrophe])
    if humps.count > 1, humps.allSatisfy({ $0.count > 1 }) { return .word }
    if letters.count >= 8, letters.allSatisfy(\.isHexDigit) { return .value }
    return humps.count > 1 ? .value : .doubtful
  }

  private func kindOfCompound(_ letters: ArraySlice<UInt8>) -> MessageToken.Kind {
    if letters.contains(where: { $0 >= 0x80 }) { return .doubtful }
    let joined = letters.split(whereSeparator: \.isHyphen)
    let isConstant = bytes.allSatisfy { $0 &- 0x41 < 26 || $0 == UInt8(ascii: "_") }
    if isConstant { return .word }
    let areWords = joined.allSatisfy { part in
      part.count > 1 && part.allSatisfy(\.isLetter) && (book.isWord(part) || Self.isPrefix(part))
    }
    return areWords && !joined.isEmpty ? .word : .value
  }

  private static func isPrefix(_ part: ArraySlice<UInt8>) -> Bool {
    part.equals("un") || part.equals("non") || part.equals("re") || part.equals("co")
  }

  /// The parts of a name that begin with a capital, as `Host` and `Status` of `HostStatus`.
  private static func humps(of name: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var humps: [ArraySlice<UInt8>] = []
    var start = name.startIndex
    for index in name.indices.dropFirst()
    where name[index] &- 0x41 < 26 && !(name[index - 1] &- 0x41 < 26) {
      humps.append(name[start..<index])
      start = index
    }
    return humps + [name[start...]]
  }

  private static let typeEndings: [StaticString] = [
    "Error", "Exception", "Fault", "Failure", "Command", "VDS", "Vds", "Query", "Timeout", "Vm",
    "Disk", "Network", "Networks", "Action", "Domain", "Warning", "Host", "Capabilities",
  ]

  private static let packageRoots: [StaticString] = ["org.", "com.", "java.", "javax.", "io."]
}

extension UInt8 {
  /// Whether the byte is a hexadecimal digit.
  var isHexDigit: Bool { isDigit || folded &- 0x61 < 6 }
}
