extension LogKind {
  /// Tells what a log is by how it begins, and by its name where that leaves it open.
  ///
  /// - Parameters:
  ///   - name: the log's name, with or without folders.
  ///   - head: the first bytes; 64 KiB are enough.
  /// - Returns: the kind; ``text`` where neither tells.
  package static func detect(name: String, head: ArraySlice<UInt8>) -> LogKind {
    let file = Array((name.split(separator: "/").last ?? "").utf8)[...]
    if let kind = results(in: head) { return kind }
    if file.equals("build.json") { return .identity }
    let census = LineCensus(head)
    if let kind = census.kind {
      // Old vdsm.log and supervdsm.log are written alike.
      let isOld = kind == .vdsm && census.isOldStyle
      return isOld && file.range(of: "supervdsm") != nil ? .supervdsm : kind
    }
    guard let named = named(file) else { return .text }
    // These two are told by their content alone, unless there is none.
    return census.isEmpty || (named != .junit && named != .packages) ? named : .text
  }

  /// Test results where the head is XML, unless its first element says otherwise.
  private static func results(in head: ArraySlice<UInt8>) -> LogKind? {
    var text = head
    if text.starts(with: "\u{FEFF}") { text = text.dropFirst(3) }
    text = text.drop { $0.isSpace }
    if text.starts(with: "<testsuite") { return .junit }
    let isDeclared = text.starts(with: "<?xml")
    guard isDeclared || text.starts(with: "<!") || text.starts(with: "<?") else { return nil }
    var index = text.startIndex
    while let open = text[index...].firstIndex(of: UInt8(ascii: "<")), open + 1 < text.endIndex {
      let next = text[open + 1]
      if next != UInt8(ascii: "?"), next != UInt8(ascii: "!") {
        return text.matches("<testsuite", at: open) ? .junit : isDeclared ? .text : nil
      }
      index = open + 1
    }
    return isDeclared ? .junit : nil
  }

  /// What a log's file name says; rotated and compressed logs have endings behind it.
  private static func named(_ file: ArraySlice<UInt8>) -> LogKind? {
    for (part, kind) in names where file.range(of: part) != nil { return kind }
    return nil
  }

  private static let names: [(StaticString, LogKind)] = [
    ("supervdsm", .supervdsm), ("vdsm.log", .vdsm), ("engine.log", .engine),
    ("server.log", .engine), ("boot.log", .engine), ("ui.log", .engine), ("lago.log", .lago),
    ("junit.xml", .junit), ("nosetests", .junit), ("console", .console),
    ("rpm-qa", .packages), ("rpms.", .packages), ("packages", .packages),
  ]
}
