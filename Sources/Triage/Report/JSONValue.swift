/// A JSON value whose objects keep the order of their keys.
package indirect enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case number(Int)
  /// A number with three decimals, given as its thousandths: seconds with milliseconds.
  case thousandths(Int)
  case string(String)
  case array([JSONValue])
  case object([(key: String, value: JSONValue)])

  /// How long a line may be for an object or array to stay on it.
  private static let lineLength = 100

  /// Writes the value; what follows on later lines is indented by so many steps of two spaces.
  package func write(to output: inout some TextOutputStream, depth: Int = 0) {
    switch self {
    case .null: output.write("null")
    case .bool(let value): output.write(value ? "true" : "false")
    case .number(let value): output.write(String(value))
    case .thousandths(let value): output.write(Thousandths.text(value))
    case .string(let value): Self.write(value, to: &output)
    case .array(let values):
      write(values.map { ("", $0) }, between: ("[", "]"), to: &output, depth: depth)
    case .object(let members):
      write(members, between: ("{", "}"), to: &output, depth: depth)
    }
  }

  private func write(
    _ members: [(key: String, value: JSONValue)], between brackets: (String, String),
    to output: inout some TextOutputStream, depth: Int
  ) {
    let isObject = brackets.0 == "{"
    let isShort = isFlat(members, depth: depth)
    let margin = isShort ? "" : "\n" + Padding.blanks(2 * depth + 2)
    output.write(brackets.0)
    for (index, member) in members.enumerated() {
      if index > 0 { output.write(isShort ? ", " : ",") }
      output.write(margin)
      if isObject {
        Self.write(member.key, to: &output)
        output.write(": ")
      }
      member.value.write(to: &output, depth: depth + 1)
    }
    if !isShort { output.write("\n" + Padding.blanks(2 * depth)) }
    output.write(brackets.1)
  }

  /// Whether the members are short and simple enough for one line.
  private func isFlat(_ members: [(key: String, value: JSONValue)], depth: Int) -> Bool {
    var length = 2 * depth + 2
    for member in members {
      switch member.value {
      case .array(let values) where values.isEmpty: length += 2
      case .object(let members) where members.isEmpty: length += 2
      case .array, .object: return false
      case .string(let text): length += text.utf8.count + 2
      case .null, .bool, .number, .thousandths: length += 5
      }
      length += member.key.utf8.count + 6
      if length > Self.lineLength { return false }
    }
    return true
  }

  /// Writes a string; characters that nobody sees are escaped, so no viewer can be misled.
  private static func write(_ text: String, to output: inout some TextOutputStream) {
    output.write("\"")
    var mark = RunnerMark()
    var plain = text.unicodeScalars[...]
    while let index = plain.firstIndex(where: { mark.isCompleted(by: $0) || needsEscape($0) }) {
      output.write(String(plain[..<index]))
      output.write(escape(plain[index]))
      plain = plain[plain.index(after: index)...]
    }
    output.write(String(plain))
    output.write("\"")
  }

  private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x7F { return scalar.value < 0x20 || scalar == "\"" || scalar == "\\" }
    return VisibleText.isHidden(scalar)
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": "\\\""
    case "\\": "\\\\"
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default:
      String(scalar).utf16.map { "\\u" + Padding.digits($0, 4, radix: 16) }.joined()
    }
  }
}

extension JSONValue {
  package init(_ text: String?) {
    self = text.map(JSONValue.string) ?? .null
  }

  package init(_ number: Int?) {
    self = number.map(JSONValue.number) ?? .null
  }

  package init(_ texts: [String]) {
    self = .array(texts.map(JSONValue.string))
  }
}

extension JSONValue: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) {
    self = .string(text)
  }
}

extension JSONValue: ExpressibleByArrayLiteral {
  package init(arrayLiteral values: JSONValue...) {
    self = .array(values)
  }
}
