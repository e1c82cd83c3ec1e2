package import Triage

/// The JSON Schema of rule files, for editors: the declaration that decodes them, written out.
///
/// It is draft 7, the one that yaml-language-server knows best; `enumDescriptions` and
/// `patternErrorMessage` are that server's own keywords. It knows what stands in one file, not
/// whether patterns compile and examples match.
package struct RuleSchema {
  private var definitions: [(key: String, value: JSONValue)] = []

  private init() {}

  /// The schema of a whole rule.
  package static var json: JSONValue { json(of: .rule) }

  static func json(of rule: RuleMapping) -> JSONValue {
    var schema = RuleSchema()
    let members = schema.members(of: rule)
    return .object(
      [("$schema", "http://json-schema.org/draft-07/schema#"), ("title", "ost-triage rule")]
        + members
        + [("definitions", .object(schema.definitions.sorted { $0.key < $1.key }))])
  }

  /// What the schema says of a mapping.
  private mutating func members(of mapping: RuleMapping) -> [(key: String, value: JSONValue)] {
    var properties: [(key: String, value: JSONValue)] = []
    for key in mapping.keys { properties.append((key.name, property(key))) }
    var members: [(key: String, value: JSONValue)] = [
      ("description", .string(mapping.about)), ("type", "object"),
      ("properties", .object(properties)), ("additionalProperties", .bool(false)),
    ]
    let required = mapping.keys.filter { $0.missing != nil }.map(\.name)
    if !required.isEmpty { members.append(("required", JSONValue(required))) }
    if let choice = mapping.choice {
      let one = choice.names.map { JSONValue.object([("required", [.string($0)])]) }
      members.append((choice.exclusive == choice.names ? "oneOf" : "anyOf", .array(one)))
      if choice.exclusive.count == 2, choice.names.count > 2 {
        members.append(("not", .object([("required", JSONValue(choice.exclusive))])))
      }
    }
    return members
  }

  private mutating func property(_ key: RuleKey) -> JSONValue {
    let example = key.example.map { [(key: "examples", value: JSONValue.array([$0]))] } ?? []
    return .object(
      [("description", .string(key.about))] + value(of: key.shape, cure: key.cure) + example)
  }

  /// What the schema says of a value.
  private mutating func value(of shape: RuleShape, cure: String) -> [(
    key: String, value: JSONValue
  )] {
    switch shape {
    case .text(let form): return form.members(cure: cure)
    case .mapping(let mapping):
      guard let name = mapping.definition else {
        // The key's own description stands for that of the mapping.
        return members(of: mapping).filter { $0.key != "description" }
      }
      if !isDefined(name) { define(name, as: members(of: mapping)) }
      return [("allOf", [reference(to: name)])]
    case .list(let item, let mayBeEmpty):
      let items = JSONValue.object(value(of: item, cure: cure))
      return [("type", "array"), ("items", items)] + (mayBeEmpty ? [] : [("minItems", .number(1))])
    case .some(.text(.pattern)):
      // It stands in two dozen places.
      define("patterns", as: alternatives(of: .text(.pattern), cure: cure))
      return [("allOf", [reference(to: "patterns")])]
    case .some(let item): return alternatives(of: item, cure: cure)
    case .textOrMapping(let mapping):
      let text = JSONValue.object(RuleTextForm.any.members(cure: mapping.cure))
      return [("oneOf", [text, .object(value(of: .mapping(mapping), cure: mapping.cure))])]
    }
  }

  /// One value or a list of them.
  private mutating func alternatives(of item: RuleShape, cure: String) -> [(
    key: String, value: JSONValue
  )] {
    let one = JSONValue.object(value(of: item, cure: cure))
    let list = JSONValue.object(value(of: .list(item), cure: cure))
    return [("oneOf", [one, list])]
  }

  private func reference(to name: String) -> JSONValue {
    .object([("$ref", .string("#/definitions/\(name)"))])
  }

  private func isDefined(_ name: String) -> Bool { definitions.contains { $0.key == name } }

  private mutating func define(_ name: String, as members: [(key: String, value: JSONValue)]) {
    if !isDefined(name) { definitions.append((name, .object(members))) }
  }
}

extension RuleTextForm {
  /// What the schema says of a text.
  fileprivate func members(cure: String) -> [(key: String, value: JSONValue)] {
    switch self {
    case .any, .message, .pattern, .glob: text("\\S", cure: cure)
    case .numberLike: [("type", ["string", "number"])] + text("\\S", cure: cure).dropFirst()
    case .id: text("^[a-z0-9_-][a-z0-9_.-]*(/[a-z0-9_-][a-z0-9_.-]*)*$", cure: cure)
    case .messageKey: text("^[A-Za-z0-9_]{1,256}$", cure: cure)
    case .date:
      text("^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$", cure: cure)
    case .buildNumber:
      [("type", ["integer", "string"])] + text("^0*[1-9][0-9]*$", cure: cure).dropFirst()
        + [("minimum", .number(1))]
    case .version:
      [("type", ["string", "number"])]
        + text("^([0-9]+:)?[0-9][A-Za-z0-9.+_~^]*(-[A-Za-z0-9.+_~^-]+)?$", cure: cure).dropFirst()
    case .duration: text("^0*[1-9][0-9]*(ms|s|m|h)$", cure: cure)
    case .word(let words): Self.choice(words.words)
    case .finding:
      // Editors offer the names; a wrong one is for the check, which can live with it.
      [
        (
          "anyOf",
          .array([
            .object(
              Self.choice(
                RuleFinding.allCases.filter(\.canBeAllowed).map { ($0.name, $0.summary) })),
            .object(text("\\S", cure: cure)),
          ])
        )
      ]
    }
  }

  private static func choice(_ words: [(name: String, about: String)]) -> [(
    key: String, value: JSONValue
  )] {
    [
      ("type", "string"), ("enum", JSONValue(words.map(\.name))),
      ("enumDescriptions", JSONValue(words.map(\.about))),
    ]
  }

  private func text(_ pattern: String, cure: String) -> [(key: String, value: JSONValue)] {
    [
      ("type", "string"), ("pattern", .string(pattern)), ("patternErrorMessage", .string(cure)),
    ]
  }
}
