/// A fixture of pytest that serves several tests, as a traceback shows it.
///
/// pytest calls such a fixture once and tells its error again for every test that wants it.
struct WideFixture: Hashable {
  /// The function's name.
  let name: LogText
  let scope: Scope

  /// File and line where the fixture was when it failed, such as `fixtures/host.py:59`.
  let place: LogText

  /// Whether it runs once for each of its own parameters.
  let hasParameters: Bool

  /// The tests that share one run of a fixture.
  enum Scope: String, Hashable, CaseIterable {
    case session, package, module
    case testClass = "class"
  }

  /// One run of a fixture that failed.
  struct Run: Hashable {
    var fixture: WideFixture

    /// The part of the build that shares the run.
    var owner: LogText
    var message: LogText
  }

  /// The runs of fixtures that a fault shows; the end of a fixture is told for one test only.
  static func runs(behind fault: Fault) -> [Run] {
    guard fault.phase == .setup, let test = fault.test else { return [] }
    return fault.traces.flatMap { all(in: $0.trace) }.map { fixture in
      Run(fixture: fixture, owner: fixture.owner(of: test), message: fault.message)
    }
  }

  /// How many lines a decorator may take, and how many bytes of them are read.
  private static let decoratorLimit = 10
  private static let textLimit = 1 << 10

  /// The part of the build that shares one run with a test.
  func owner(of test: LogText) -> LogText {
    let parts = TestName.parts(of: test)
    let owner: ArraySlice<UInt8>
    switch scope {
    case .session: owner = []
    case .package: owner = Self.parent(of: TestName.module(of: test).bytes[...])
    case .module: owner = TestName.module(of: test).bytes[...]
    case .testClass: owner = Self.parent(of: parts.head)
    }
    return LogText(hasParameters ? owner + parts.parameters : owner)
  }

  private static func parent(of name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    name.lastIndex(of: UInt8(ascii: ".")).map { name[..<$0] } ?? []
  }

  /// The fixtures of wide scope whose code a failure's block shows.
  static func all(in trace: Trace) -> [WideFixture] {
    var found: [WideFixture] = []
    var decorator: [UInt8]?
    var lines = 0
    var open: (name: LogText, scope: Scope, hasParameters: Bool)?
    for line in trace.lines {
      let text = line.text
      // What a test printed is no traceback, whatever it looks like.
      if FailureBlock.beginsCapturedOutput(text) { break }
      let code = text.trimmed
      if decoratorName(code).ends(with: "fixture") {
        (decorator, lines, open) = ([], 0, nil)
      }
      if let begun = decorator {
        if let name = functionName(code) {
          decorator = nil
          open = scope(of: begun[...]).map {
            (name, $0, begun[...].contains("params"))
          }
        } else if lines < decoratorLimit {
          lines += 1
          decorator = begun + code.prefix(textLimit)
        } else {
          decorator = nil
        }
      } else if let fixture = open, let place = place(in: text) {
        open = nil
        found.append(
          WideFixture(
            name: fixture.name, scope: fixture.scope, place: place,
            hasParameters: fixture.hasParameters))
      }
    }
    return found
  }

  /// The dotted name of the decorator that a line begins; empty where it begins none.
  private static func decoratorName(_ code: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard code.first == UInt8(ascii: "@") else { return [] }
    return code.dropFirst().prefix { $0.isWord || $0 == UInt8(ascii: ".") }
  }

  /// The name of the function that a line of Python begins.
  private static func functionName(_ code: ArraySlice<UInt8>) -> LogText? {
    let code = code.starts(with: "async ") ? code.dropFirst(6).trimmed : code
    guard code.starts(with: "def ") else { return nil }
    let name = code.dropFirst(4).trimmed.prefix { $0.isWord }
    return name.isEmpty ? nil : LogText(name.prefix(textLimit))
  }

  /// The scope in a decorator such as `@pytest.fixture(scope='session', autouse=True)`; nil where a
  /// fixture serves one test, or its scope is not written there.
  private static func scope(of decorator: ArraySlice<UInt8>) -> Scope? {
    let open = decoratorName(decorator).endIndex
    guard open < decorator.endIndex, decorator[open] == UInt8(ascii: "(") else { return nil }
    // Another decorator may stand behind it.
    let close = decorator.closing(
      UInt8(ascii: "("), UInt8(ascii: ")"), at: open, within: decorator.count)
    var rest = decorator[(open + 1)..<(close ?? decorator.endIndex)].trimmed
    if let key = rest.range(of: "scope") {
      rest = rest[key.upperBound...].trimmed
      guard rest.first == UInt8(ascii: "=") else { return nil }
      rest = rest.dropFirst().trimmed
    }
    guard let quote = rest.first, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else {
      return nil
    }
    return Scope(rawValue: rest.dropFirst().prefix { $0 != quote }.shown)
  }

  /// File and line of a line such as `suite/fixtures/host.py:59: in wait` or `tests/test_x.py:7:`.
  private static func place(in text: ArraySlice<UInt8>) -> LogText? {
    guard let first = text.first, !first.isSpace, first != UInt8(ascii: ">"),
      let file = text.range(of: ".py:")
    else { return nil }
    let number = text[file.upperBound...].prefix(while: \.isDigit)
    guard !number.isEmpty, number.endIndex < text.endIndex,
      text[number.endIndex] == UInt8(ascii: ":"), number.endIndex - text.startIndex <= textLimit
    else { return nil }
    return LogText(text[..<number.endIndex])
  }
}
