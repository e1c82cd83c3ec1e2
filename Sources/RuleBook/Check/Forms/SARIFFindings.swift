import Triage

/// Writes what a check found in the Static Analysis Results Interchange Format, version 2.1.0.
///
/// Format: OASIS standard SARIF v2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/).
package struct SARIFFindings {
  private let version: String

  /// - Parameter version: that of the program.
  package init(version: String) {
    self.version = version
  }

  package func write(_ check: RuleBook.Check, to output: inout some TextOutputStream) {
    let names = Set(check.findings.compactMap(\.diagnostic.finding))
    let known = RuleFinding.allCases.filter { names.contains($0.name) }
    let driver = JSONValue.object([
      ("name", .string("ost-triage")), ("version", .string(version)),
      ("rules", .array(known.map(rule))),
    ])
    let run = JSONValue.object([
      ("tool", .object([("driver", driver)])), ("columnKind", .string("unicodeCodePoints")),
      ("results", .array(check.findings.map { result($0, known) })),
    ])
    JSONValue.object([
      ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
      ("version", .string("2.1.0")), ("runs", .array([run])),
    ])
    .write(to: &output)
    output.write("\n")
  }

  private func rule(_ finding: RuleFinding) -> JSONValue {
    .object([
      ("id", .string(finding.name)), ("shortDescription", text(finding.summary)),
      (
        "fullDescription",
        text(
          finding.guide.why.unicodeScalars.split(separator: "\n").map(String.init).joined(
            separator: " "))
      ),
      ("help", text(finding.explanation)),
      ("defaultConfiguration", .object([("level", .string(finding.severity.rawValue))])),
    ])
  }

  private func result(_ found: RuleBook.Check.Found, _ known: [RuleFinding]) -> JSONValue {
    let diagnostic = found.diagnostic
    let help = diagnostic.help.map { ["help: \($0)"] } ?? []
    var members: [(key: String, value: JSONValue)] = []
    if let index = known.firstIndex(where: { $0.name == diagnostic.finding }) {
      members += [("ruleId", .string(known[index].name)), ("ruleIndex", .number(index))]
    }
    members += [
      ("level", .string(diagnostic.severity.rawValue)),
      ("message", text(([diagnostic.sentence] + diagnostic.notes + help).joined(separator: "\n"))),
      ("locations", .array([location(diagnostic)])),
    ]
    if !diagnostic.related.isEmpty {
      members.append(
        ("relatedLocations", .array(diagnostic.related.map { location($0, in: diagnostic.path) })))
    }
    if let reason = found.allowed {
      let suppression = JSONValue.object([
        ("kind", .string("inSource")), ("justification", .string(reason)),
      ])
      members.append(("suppressions", .array([suppression])))
    }
    return .object(members)
  }

  private func location(_ diagnostic: Diagnostic) -> JSONValue {
    var physical = [(key: "artifactLocation", value: artifact(diagnostic.path))]
    if let position = diagnostic.position {
      physical.append(("region", region(position, end: diagnostic.endColumn)))
    }
    return .object([("physicalLocation", .object(physical))])
  }

  private func location(_ quote: Diagnostic.Quote, in path: String) -> JSONValue {
    let physical = JSONValue.object([
      ("artifactLocation", artifact(path)),
      ("region", region(quote.position, end: quote.endColumn)),
    ])
    let message = quote.snippet.label.map { [(key: "message", value: text($0))] } ?? []
    return .object([(key: "physicalLocation", value: physical)] + message)
  }

  private func region(_ position: Diagnostic.Position, end: Int?) -> JSONValue {
    .object(
      [
        (key: "startLine", value: .number(position.line)),
        (key: "startColumn", value: .number(position.column)),
      ] + (end.map { [(key: "endColumn", value: .number($0))] } ?? []))
  }

  private func artifact(_ path: String) -> JSONValue {
    let scheme = path.utf8.first == UInt8(ascii: "/") ? "file://" : ""
    return .object([("uri", .string(scheme + Self.encoded(path)))])
  }

  private func text(_ text: String) -> JSONValue { .object([("text", .string(text))]) }

  /// A path as a part of a URI (RFC 3986): all but unreserved characters and '/' are escaped.
  private static func encoded(_ path: String) -> String {
    let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
    return path.utf8.map { byte in
      if plain.contains(byte) { return String(UnicodeScalar(byte)) }
      let digits = String(byte, radix: 16, uppercase: true)
      return "%" + (digits.count == 1 ? "0" : "") + digits
    }
    .joined()
  }
}
