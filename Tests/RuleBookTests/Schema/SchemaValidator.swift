import Foundation
import Triage
import Yams

/// Judges YAML by a JSON Schema that uses no keywords but those that ours has.
struct SchemaValidator {
  private let schema: [String: JSONValue]

  init(_ schema: JSONValue) {
    self.schema = schema.members
  }

  func accepts(_ node: Node) -> Bool { accepts(node, schema) }

  private func accepts(_ node: Node, _ schema: [String: JSONValue]) -> Bool {
    schema.allSatisfy { keyword, value in
      switch keyword {
      case "$ref":
        let name = value.text.split(separator: "/").last.map(String.init) ?? ""
        return accepts(node, self.schema["definitions"]?.members[name]?.members ?? [:])
      case "type":
        return types(of: node).contains { value.items.map(\.text).contains($0) || value.text == $0 }
      case "enum": return value.items.map(\.text).contains(node.string ?? "")
      case "pattern":
        guard types(of: node).contains("string"), let text = node.string else { return true }
        return text.range(of: value.text, options: .regularExpression) != nil
      case "minimum":
        guard types(of: node).contains("integer") else { return true }
        return node.string.flatMap(Int.init).map { "\($0)" != "0" } == true
      case "properties":
        guard case .mapping(let mapping) = node else { return true }
        return mapping.allSatisfy { key, item in
          value.members[key.string ?? ""].map { accepts(item, $0.members) } ?? true
        }
      case "additionalProperties":
        guard case .mapping(let mapping) = node else { return true }
        let known = schema["properties"]?.members ?? [:]
        return mapping.keys.allSatisfy { known[$0.string ?? ""] != nil }
      case "required":
        guard case .mapping(let mapping) = node else { return true }
        let names = mapping.keys.compactMap(\.string)
        return value.items.allSatisfy { names.contains($0.text) }
      case "items":
        guard case .sequence(let items) = node else { return true }
        return items.allSatisfy { accepts($0, value.members) }
      case "minItems":
        guard case .sequence(let items) = node else { return true }
        return !items.isEmpty
      case "allOf": return value.items.allSatisfy { accepts(node, $0.members) }
      case "anyOf": return value.items.contains { accepts(node, $0.members) }
      case "not": return !accepts(node, value.members)
      case "oneOf": return value.items.count { accepts(node, $0.members) } == 1
      case "$schema", "title", "description", "examples", "definitions", "enumDescriptions",
        "patternErrorMessage":
        return true
      default: return false
      }
    }
  }

  private func types(of node: Node) -> [String] {
    switch node {
    case .mapping: return ["object"]
    case .sequence: return ["array"]
    case .alias: return []
    case .scalar(let scalar):
      guard scalar.style == .plain else { return ["string"] }
      if Int(scalar.string) != nil { return ["integer", "number"] }
      if Double(scalar.string) != nil { return ["number"] }
      if scalar.string.isEmpty || scalar.string == "null" { return ["null"] }
      return ["true", "false"].contains(scalar.string) ? ["boolean"] : ["string"]
    }
  }
}

extension JSONValue {
  fileprivate var members: [String: JSONValue] {
    guard case .object(let members) = self else { return [:] }
    return Dictionary(members.map { ($0.key, $0.value) }) { first, _ in first }
  }

  fileprivate var items: [JSONValue] { if case .array(let items) = self { items } else { [] } }

  fileprivate var text: String { if case .string(let text) = self { text } else { "" } }
}
