@testable import RuleBook
import Testing
import Triage

/// The declaration of a rule's keys is what the decoder goes by.
@Suite struct RuleMappingTests {
  @Test(arguments: RuleSample.all)
  func `a declared key is accepted with its example`(_ sample: RuleSample) {
    #expect(RuleSample.diagnostics(RuleSample.text(sample.rule)).isEmpty, "\(sample.rule)")
  }

  @Test(arguments: RuleSample.all)
  func `a key that is taken out of the declaration is refused`(_ sample: RuleSample) {
    let less = RuleMapping.rule.without(sample.path[...])
    let told = RuleSample.diagnostics(RuleSample.text(sample.rule), by: less).map(\.sentence)
    let name = sample.path[sample.path.count - 1]
    #expect(told.contains { $0.hasPrefix("unknown key '\(name)'") }, "\(told)")
  }

  @Test(arguments: RuleSample.all)
  func `a value of another shape is refused`(_ sample: RuleSample) {
    for wrong in sample.key.shape.wrongValues {
      let text = RuleSample.text(sample.with(wrong))
      #expect(!RuleSample.diagnostics(text).isEmpty, "\(text)")
    }
  }

  @Test(arguments: RuleSample.all.filter { $0.key.missing != nil })
  func `a required key is missed, with its cure`(_ sample: RuleSample) {
    let told = RuleSample.diagnostics(RuleSample.text(sample.with(nil)))
    #expect(told.contains { $0.help == sample.key.missing }, "\(told)")
  }

  @Test(arguments: RuleSample.all.filter { $0.key.shape.words != nil })
  func `only declared words are known`(_ sample: RuleSample) throws {
    let words = try #require(sample.key.shape.words)
    func told(_ word: String) -> [Diagnostic] {
      let value: JSONValue =
        if case .list = sample.key.shape { [.string(word)] } else { .string(word) }
      return RuleSample.diagnostics(RuleSample.text(sample.with(value)))
    }
    for word in words.names { #expect(told(word).isEmpty) }
    #expect(told("nonsense").map(\.sentence) == ["unknown \(words.kind) 'nonsense'"])
  }

  @Test func `every key says what it is for and has an example of its own or below it`() {
    for sample in RuleSample.all {
      #expect(sample.key.about.hasSuffix("."), "\(sample.path)")
      #expect(sample.key.cure.hasPrefix("write "), "\(sample.path)")
      #expect(sample.key.example != nil || sample.key.shape.mapping != nil, "\(sample.path)")
    }
  }
}

extension RuleMapping {
  /// The declaration without the key at a path.
  fileprivate func without(_ path: ArraySlice<String>) -> RuleMapping {
    var less = self
    less.keys = keys.compactMap { key in
      guard key.name == path.first else { return key }
      guard path.count > 1 else { return nil }
      var key = key
      key.shape = key.shape.replacing { $0.without(path.dropFirst()) }
      return key
    }
    return less
  }
}

extension RuleShape {
  fileprivate func replacing(_ change: (RuleMapping) -> RuleMapping) -> RuleShape {
    switch self {
    case .text: self
    case .mapping(let mapping): .mapping(change(mapping))
    case .textOrMapping(let mapping): .textOrMapping(change(mapping))
    case .list(let item, let mayBeEmpty): .list(item.replacing(change), mayBeEmpty: mayBeEmpty)
    case .some(let item): .some(item.replacing(change))
    }
  }

  /// Values that must not stand where the shape is declared.
  var wrongValues: [JSONValue] {
    let text: JSONValue = "a text"
    let mapping = JSONValue.object([("nobody", "knows it")])
    return switch self {
    case .text: [mapping, ["a"], "", " "]
    case .mapping: [text, ["a"], mapping]
    case .list(_, let mayBeEmpty): [text, mapping, [["a"]]] + (mayBeEmpty ? [] : [[]])
    case .some(let item): item.wrongValues.filter { !$0.isList } + [[], [["a"]]]
    case .textOrMapping: [["a"], mapping, ""]
    }
  }
}

extension JSONValue {
  fileprivate var isList: Bool { if case .array = self { true } else { false } }
}
