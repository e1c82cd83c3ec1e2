@testable import RuleBook
import Testing
import Triage

/// Rules that are made of the declaration alone, one for each of its keys.
struct RuleSample: CustomTestStringConvertible {
  /// The names of the keys that lead to the one that the sample is for.
  var path: [String]

  /// What the declaration says of the key.
  var key: RuleKey

  /// The whole rule; it holds what is required, and the key.
  var rule: JSONValue

  var testDescription: String { path.joined(separator: ".") }

  /// One sample for each key at any depth.
  static let all = samples(of: .rule).map { RuleSample(path: $0.path, key: $0.key, rule: $0.value) }

  /// The same rule with another value behind the key, or with none.
  func with(_ value: JSONValue?) -> JSONValue { rule.setting(path[...], to: value) }

  /// The rule as the text of a file; JSON is YAML too.
  static func text(_ rule: JSONValue) -> String {
    var text = ""
    rule.write(to: &text)
    return text
  }

  /// What decoding a rule with some declaration tells.
  static func diagnostics(_ text: String, by declaration: RuleMapping = .rule) -> [Diagnostic] {
    let source = SourceText(path: "a.yaml", text: text)
    let yaml = YAMLDocuments(source)
    var decoder = RuleDecoder(source, declaration: declaration)
    for root in yaml.roots {
      _ = decoder.rule(root, document: 0..<0, location: nil, origin: .user)
    }
    return yaml.diagnostics + decoder.problems.told
  }

  private typealias Found = (path: [String], key: RuleKey, value: JSONValue)

  private static func samples(of mapping: RuleMapping) -> [Found] {
    mapping.keys.flatMap { key -> [Found] in
      let below: [Found] =
        key.shape.mapping.map { inner in
          samples(of: inner).map {
            ([key.name] + $0.path, $0.key, wrapped($0.value, in: key.shape))
          }
        } ?? []
      let own: Found = ([key.name], key, least(of: key))
      return ([own] + below).map { ($0.path, $0.key, object(of: mapping, with: key, as: $0.value)) }
    }
  }

  /// The smallest mapping that is right and has a key.
  private static func object(
    of mapping: RuleMapping, with key: RuleKey?, as value: JSONValue
  ) -> JSONValue {
    var names = mapping.keys.filter { $0.missing != nil }.map(\.name)
    if let choice = mapping.choice, !choice.names.contains(key?.name ?? "") {
      names += choice.names.prefix(1)
    }
    return .object(
      mapping.keys.filter { names.contains($0.name) || $0.name == key?.name }
        .map { ($0.name, $0.name == key?.name ? value : least(of: $0)) })
  }

  private static func least(of key: RuleKey) -> JSONValue {
    if let example = key.example { return example }
    guard let mapping = key.shape.mapping else { return .null }
    return wrapped(object(of: mapping, with: nil, as: .null), in: key.shape)
  }

  private static func wrapped(_ value: JSONValue, in shape: RuleShape) -> JSONValue {
    if case .list = shape { [value] } else { value }
  }
}

extension JSONValue {
  /// The value with another one at a path, through lists of one; nil takes the key away.
  fileprivate func setting(_ path: ArraySlice<String>, to value: JSONValue?) -> JSONValue {
    guard let name = path.first else { return value ?? .null }
    switch self {
    case .array(let items): return .array(items.map { $0.setting(path, to: value) })
    case .object(let members):
      return .object(
        members.compactMap { member in
          if member.key != name { return member }
          if path.count == 1 { return value.map { (name, $0) } }
          return (name, member.value.setting(path.dropFirst(), to: value))
        })
    default: return self
    }
  }
}
