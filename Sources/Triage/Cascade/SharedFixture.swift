/// A fixture of pytest that is made once for many tests, and whose failure each of them tells.
///
/// pytest keeps the exception of such a fixture and raises it again for every test that wants it, so
/// all of them show the same lines of the same function.
struct SharedFixture {
  let key: Key
  private let scope: String
  private let name: String

  /// What the faults of one failure have in common.
  struct Key: Hashable {
    var message: LogText
    var name: String

    /// Where the fixture broke, such as `fixtures/host.py:64`.
    var place: String

    /// The module or class that the fixture is made for; empty where it is made for the whole run.
    var owner: String
  }

  /// How many lines of a block are looked at.
  private static let lineLimit = 200

  /// Reads the function that a test's setup broke in; nil where it is no fixture for several tests.
  init?(of fault: Fault) {
    guard fault.phase == .setup, let test = fault.test else { return nil }
    for (_, trace) in fault.traces {
      guard let found = Self.read(trace) else { continue }
      let parts = test.shown.split(separator: "[", maxSplits: 1)[0].split(separator: ".")
      switch found.scope {
      case "session", "package": key = Key(fault, found, owner: "")
      // A method's name has its class before it, a function's its module.
      case "module", "class":
        key = Key(fault, found, owner: parts.dropLast().joined(separator: "."))
      default: return nil
      }
      (scope, name) = (found.scope, found.name)
      return
    }
    return nil
  }

  /// Why the tests belong together, in words.
  var reason: String { "the \(scope) fixture \(name) failed for all of them" }

  /// The name, the scope and the place of the outermost function in a block, where it is a fixture.
  private static func read(_ trace: Trace) -> (name: String, scope: String, place: String)? {
    var scope: String?
    var name: String?
    for line in trace.lines.prefix(lineLimit) {
      let text = line.text.drop { $0.isSpace || $0 == UInt8(ascii: ">") }
      if name == nil {
        if text.starts(with: "@pytest.fixture") || text.starts(with: "@fixture") {
          scope = Self.scope(of: text)
        } else if text.starts(with: "def ") {
          guard scope != nil else { return nil }
          name = text.dropFirst(4).prefix { $0.isWord }.shown
        }
      } else if let place = Self.place(line.text), let name, let scope {
        return (name, scope, place)
      }
    }
    return nil
  }

  /// The word in `scope='session'`; `function` where none is given.
  private static func scope(of text: ArraySlice<UInt8>) -> String {
    guard let at = text.range(of: "scope=") else { return "function" }
    return text[at.upperBound...].dropFirst().prefix { $0.isWord }.shown
  }

  /// The place in a line such as `network-suite-4.3/fixtures/host.py:64: Error`.
  private static func place(_ text: ArraySlice<UInt8>) -> String? {
    guard let end = text.range(of: ".py:") else { return nil }
    let digits = text[end.upperBound...].prefix(while: \.isDigit)
    let rest = text[digits.endIndex...]
    guard !digits.isEmpty, rest.first == UInt8(ascii: ":"), text.first?.isSpace == false else {
      return nil
    }
    return text[..<digits.endIndex].shown
  }
}

extension SharedFixture.Key {
  fileprivate init(
    _ fault: Fault, _ found: (name: String, scope: String, place: String), owner: String
  ) {
    self.init(message: fault.message, name: found.name, place: found.place, owner: owner)
  }
}
