/// The names of tests: from what runners write to one dotted form, without the suite.
package enum TestName {
  /// How many bytes of a name are kept; parameters may be anything.
  static let lengthLimit = 2 << 10

  /// The dotted name of a test of a JUnit file, such as `tests.test_x.TestC.test_y[a/b.c]`.
  package static func dotted(
    classname: some Sequence<UInt8>, name: some Sequence<UInt8>
  ) -> LogText {
    let classname = Array(classname.prefix(lengthLimit))
    let name = Array(Array(name)[...].prefix(ofCharacters: lengthLimit))
    if classname.isEmpty { return dotted(path: name[...]) }
    if name.isEmpty { return dotted(path: classname[...]) }
    // The name is kept as it is: its parameters may look like paths and suites.
    var module = withoutSuite(classname[...])
    // pytest 3 wrote `tests.test_x.TestC.()` of nested classes.
    while module.ends(with: ".()") { module = module.dropLast(3) }
    return LogText(module.isEmpty ? name : module + [dot] + name)
  }

  /// The dotted name of a pytest node id, such as `tests/ovs/test_x.py::TestC::test_y[a/b.c]`.
  package static func dotted(nodeID: ArraySlice<UInt8>) -> LogText {
    dotted(path: nodeID)
  }

  /// The dotted form of a name that is dotted already but may carry a suite, as mails write it.
  package static func dotted(name: ArraySlice<UInt8>) -> LogText {
    // A title in words is none of a test's ids.
    let isTitle = name[..<headEnd(of: name)].contains(UInt8(ascii: " "))
    return isTitle ? LogText(name).cut(to: lengthLimit) : dotted(path: name)
  }

  /// The module of a dotted test name: what stands before the first class or function.
  package static func module(of name: LogText) -> LogText {
    let head = name.bytes[..<headEnd(of: name.bytes[...])]
    var end = head.endIndex
    // pytest takes classes by `Test`, functions by `test`; a module may begin with `test_` as well.
    for part in head.split(separator: dot) where part.starts(with: "Test".utf8) {
      end = part.startIndex - 1
      break
    }
    if end == head.endIndex { end = head.lastIndex(of: dot) ?? head.endIndex }
    return LogText(head[..<max(end, head.startIndex)])
  }

  /// Whether one name is the other without its first parts, as consoles shorten names.
  package static func isTail(_ short: LogText, of long: LogText) -> Bool {
    isTail(short.bytes[...], of: long.bytes[...])
  }

  static func isTail(_ short: ArraySlice<UInt8>, of long: ArraySlice<UInt8>) -> Bool {
    let start = long.count - short.count
    return start > 1 && long[long.startIndex + start - 1] == dot
      && long.suffix(short.count).elementsEqual(short)
  }

  /// What stands before the test's parameters, and those in their brackets; empty where there are none.
  static func parts(
    of name: LogText
  ) -> (head: ArraySlice<UInt8>, parameters: ArraySlice<UInt8>) {
    let end = headEnd(of: name.bytes[...])
    return (name.bytes[..<end], name.bytes[end...])
  }

  /// The last part of a test's name, without its parameters.
  static func function(of name: LogText) -> LogText {
    let head = name.bytes[..<headEnd(of: name.bytes[...])]
    return LogText(head[(head.lastIndex(of: dot).map { $0 + 1 } ?? head.startIndex)...])
  }

  /// The classes and modules that a test's name begins with, of some lengths.
  static func owners(of name: LogText, ofLengths lengths: Set<Int>) -> [LogText] {
    let head = name.bytes[..<headEnd(of: name.bytes[...])]
    return head.indices.filter { head[$0] == dot && lengths.contains($0) }
      .map { LogText(head[..<$0]) }
  }

  /// The OST suite in a node id, a dotted name or a path; the last one where there are several.
  package static func suite(in text: some Sequence<UInt8>) -> Suite? {
    let bytes = Array(text)
    let head = bytes[..<headEnd(of: bytes[...])]
    guard let range = lastSuite(in: head) else { return nil }
    return Suite(String(decoding: bytes[range], as: UTF8.self))
  }

  private static let dot = UInt8(ascii: ".")
  private static let slash = UInt8(ascii: "/")

  private static func dotted(path: ArraySlice<UInt8>) -> LogText {
    let path = path.prefix(ofCharacters: lengthLimit)
    let headEnd = headEnd(of: path)
    var parts = withoutSuite(path[..<headEnd]).split(
      separator: UInt8(ascii: ":"), omittingEmptySubsequences: true)
    // Until pytest 4 the ids of methods had an extra part: `TestC::()::test_y`.
    parts.removeAll { $0.elementsEqual("()".utf8) }
    guard let file = parts.first else { return LogText(path) }
    var name = Array(dottedModule(file))
    for part in parts.dropFirst() {
      name.append(dot)
      name += part
    }
    return LogText(name + path[headEnd...])
  }

  /// A module's file or package as a dotted name.
  private static func dottedModule(_ file: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var file = file
    while file.starts(with: "../".utf8) { file = file.dropFirst(3) }
    while file.starts(with: "./".utf8) { file = file.dropFirst(2) }
    while file.first == slash { file = file.dropFirst() }
    if file.suffix(3).elementsEqual(".py".utf8) { file = file.dropLast(3) }
    return file.map { $0 == slash ? dot : $0 }[...]
  }

  /// Where the parameters begin; they may hold anything.
  private static func headEnd(of text: ArraySlice<UInt8>) -> Int {
    text.firstIndex(of: UInt8(ascii: "[")) ?? text.endIndex
  }

  /// The text behind the suite, with its separator cut; all of it where there is no suite.
  private static func withoutSuite(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let range = lastSuite(in: text) else { return text }
    return text[range.upperBound...].dropFirst()
  }

  /// The last suite's name in a text: letters up to `-suite-`, then master or a version.
  private static func lastSuite(in text: ArraySlice<UInt8>) -> Range<Int>? {
    let word = Array("suite".utf8)
    guard text.count > word.count + 3 else { return nil }
    var start = text.endIndex - word.count - 2
    while start > text.startIndex {
      if isJoint(text[start - 1]), isJoint(text[start + word.count]),
        text[start..<(start + word.count)].elementsEqual(word),
        let end = branchEnd(in: text, from: start + word.count + 1)
      {
        let first = typeStart(in: text, before: start - 1)
        if first < start - 1 { return first..<end }
      }
      start -= 1
    }
    return nil
  }

  private static func isJoint(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }

  /// The end of `master` or a version, which a separator or the text's end must follow.
  private static func branchEnd(in text: ArraySlice<UInt8>, from start: Int) -> Int? {
    var end = start
    if text[start...].starts(with: "master".utf8) {
      end = start + 6
    } else {
      let major = text[start...].prefix(while: \.isDigit)
      guard !major.isEmpty, major.endIndex < text.endIndex, text[major.endIndex] == dot else {
        return nil
      }
      let minor = text[(major.endIndex + 1)...].prefix(while: \.isDigit)
      guard !minor.isEmpty else { return nil }
      end = minor.endIndex
    }
    guard end < text.endIndex else { return end }
    let next = text[end]
    let isName = next.isDigit || isJoint(next) || next.isLetter
    return isName ? nil : end
  }

  /// The start of the suite's type; a dot belongs to it only in a version (`compat-4.3`).
  private static func typeStart(in text: ArraySlice<UInt8>, before end: Int) -> Int {
    var start = end
    while start > text.startIndex {
      let byte = text[start - 1]
      let isVersionDot =
        byte == dot && start - 1 > text.startIndex && text[start].isDigit && start < end
        && text[start - 2].isDigit
      guard
        byte.isDigit || isJoint(byte) || isVersionDot || byte.isLetter
      else { break }
      start -= 1
    }
    // A job's name and the folder of lago's deployment have the suite's behind a word of their own.
    for lead in ["ovirt-system-tests_", "deployment-"]
    where text[start..<end].starts(with: lead.utf8) {
      start += lead.utf8.count
    }
    return start
  }
}
