import Triage
import Yams

extension RuleDecoder {
  mutating func examples(_ part: Entry) -> RuleExamples {
    var examples = RuleExamples()
    for entry in entries(of: part) ?? [] {
      let read = nodes(entry).compactMap { example($0, of: entry.declared) }
      if entry.name == "matches" { examples.matches = read } else { examples.rejects = read }
    }
    return examples
  }

  private mutating func example(_ node: Node, of key: RuleKey) -> RuleExample? {
    guard let mapping = key.shape.mapping else { return nil }
    let name = Self.item + key.name
    guard case .mapping = node else {
      var key = key
      key.cure = mapping.cure
      return text(node, named: name, of: key).map { RuleExample(texts: [(nil, $0)]) }
    }
    let texts = (entries(of: node, named: name, as: mapping) ?? []).compactMap {
      entry -> (place: Place?, text: RuleText)? in
      guard let place = Place(rawValue: entry.name), let text = text(entry) else { return nil }
      return (place, text)
    }
    return texts.isEmpty ? nil : RuleExample(texts: texts)
  }
}
