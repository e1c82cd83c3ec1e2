/// The names of tests as every log of a build may write them, in one form.
///
/// `network-suite-4.3/tests/ovs/test_x.py::TestC::test_y[a/b.c]`,
/// `network-suite-4.3.tests.ovs.test_x.TestC.test_y[a/b.c]` and classname plus name in JUnit XML all
/// become `tests.ovs.test_x.TestC.test_y[a/b.c]`.
package enum TestName {
  /// The dotted name of a pytest node id.
  package static func dotted(nodeID: ArraySlice<UInt8>) -> LogText {
    let (path, parameters) = split(nodeID)
    var dotted: [UInt8] = []
    let parts = path.range(of: "::")
    var file = parts.map { path[..<$0.lowerBound] } ?? path
    if file.ends(with: ".py") { file.removeLast(3) }
    dotted += file.map { $0 == UInt8(ascii: "/") ? UInt8(ascii: ".") : $0 }
    if let parts {
      dotted.append(UInt8(ascii: "."))
      dotted += joined(path[parts.upperBound...])
    }
    return cut(dotted[...], parameters)
  }

  /// The dotted name of a JUnit test case.
  package static func dotted(classname: ArraySlice<UInt8>, name: ArraySlice<UInt8>) -> LogText {
    let (function, parameters) = split(name)
    if classname.isEmpty { return cut(function, parameters) }
    if function.isEmpty { return cut(classname, parameters) }
    return cut((Array(classname) + [UInt8(ascii: ".")] + function)[...], parameters)
  }

  /// The dotted form of a name that is dotted already but may carry a suite, as mails do.
  package static func dotted(name: ArraySlice<UInt8>) -> LogText {
    let (function, parameters) = split(name)
    return cut(function, parameters)
  }

  /// The suite at the beginning of a dotted name or of a path.
  package static func suite(in name: ArraySlice<UInt8>) -> Suite? {
    guard let end = lastSuiteEnd(in: name) else { return nil }
    var suite = name[..<end]
    if let slash = suite.lastIndex(of: UInt8(ascii: "/")) { suite = suite[(slash + 1)...] }
    // A job's name, which a workspace's path may hold, is its suite's behind this prefix.
    if suite.starts(with: "ovirt-system-tests_") { suite = suite.dropFirst(19) }
    return Suite(suite.shown)
  }

  /// Whether one name is the other without its first parts, as consoles shorten names.
  package static func isTail(_ short: LogText, of long: LogText) -> Bool {
    long.bytes.count > short.bytes.count + 1 && long.bytes.hasSuffix(short.bytes)
      && long.bytes[long.bytes.count - short.bytes.count - 1] == UInt8(ascii: ".")
  }

  /// Splits the parameters off, which keep their dots, slashes and colons.
  private static func split(
    _ name: ArraySlice<UInt8>
  ) -> (name: ArraySlice<UInt8>, parameters: ArraySlice<UInt8>) {
    let open = name.firstIndex(of: UInt8(ascii: "[")) ?? name.endIndex
    return (name[..<open], name[open...])
  }

  /// `TestC::test_y` as `TestC.test_y`; pytest before 4 wrote `TestC::()::test_y`.
  private static func joined(_ names: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var rest = names
    while let colons = rest.range(of: "::") {
      if !rest[..<colons.lowerBound].elementsEqual("()".utf8) {
        result += rest[..<colons.lowerBound]
        result.append(UInt8(ascii: "."))
      }
      rest = rest[colons.upperBound...]
    }
    return result + rest
  }

  private static func cut(
    _ name: ArraySlice<UInt8>, _ parameters: ArraySlice<UInt8>
  ) -> LogText {
    var name = name
    // A workspace's path may stand before the suite: cut from the last suite on.
    if let end = lastSuiteEnd(in: name) { name = name[(end + 1)...] }
    while name.first == UInt8(ascii: ".") { name.removeFirst() }
    return LogText(Array(name) + parameters)
  }

  private static func lastSuiteEnd(in name: ArraySlice<UInt8>) -> Int? {
    var found: Int?
    var start = name.startIndex
    while let end = suiteEnd(in: name[start...]) {
      found = end
      start = end + 1
    }
    return found
  }

  /// The index behind `<type>-suite-<branch>`, where a dot or a slash follows it.
  private static func suiteEnd(in name: ArraySlice<UInt8>) -> Int? {
    var start = name.startIndex
    while let lead = [name.range(of: "suite-", from: start), name.range(of: "suite_", from: start)]
      .compactMap({ $0 }).min(by: { $0.lowerBound < $1.lowerBound })
    {
      start = lead.upperBound
      let before = lead.lowerBound - 1
      guard before > name.startIndex,
        name[before] == UInt8(ascii: "-") || name[before] == UInt8(ascii: "_")
      else { continue }
      if let end = branchEnd(in: name, from: start) { return end }
    }
    return nil
  }

  private static func branchEnd(in name: ArraySlice<UInt8>, from start: Int) -> Int? {
    var end = start
    if name[start...].starts(with: "master") {
      end += 6
    } else {
      let major = name[start...].prefix(while: \.isDigit)
      guard !major.isEmpty, major.endIndex < name.endIndex,
        name[major.endIndex] == UInt8(ascii: ".")
      else { return nil }
      let minor = name[(major.endIndex + 1)...].prefix(while: \.isDigit)
      guard !minor.isEmpty else { return nil }
      end = minor.endIndex
    }
    guard end < name.endIndex,
      name[end] == UInt8(ascii: ".") || name[end] == UInt8(ascii: "/")
    else { return nil }
    return end
  }
}

extension [UInt8] {
  fileprivate func hasSuffix(_ suffix: [UInt8]) -> Bool {
    count >= suffix.count && self[(count - suffix.count)...].elementsEqual(suffix)
  }
}
