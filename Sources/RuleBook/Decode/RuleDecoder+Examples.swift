import Triage
import Yams

extension RuleDecoder {
  mutating func examples(_ node: Node) -> RuleExamples {
    var examples = RuleExamples()
    let cure = "write 'matches:' and 'rejects:' below it"
    let keys = ["matches", "rejects"]
    for entry in entries(of: node, named: "examples", keys: keys, cure: cure) ?? [] {
      let name = entry.key.value
      let items = items(
        of: entry.node, named: name, mayBeEmpty: true, cure: "write a list of texts")
      let read = items.compactMap { example($0, of: name) }
      if name == "matches" { examples.matches = read } else { examples.rejects = read }
    }
    return examples
  }

  private mutating func example(_ node: Node, of name: String) -> RuleExample? {
    let cure = "write a text, or a mapping of places to texts"
    switch node {
    case .mapping:
      let entries =
        entries(of: node, named: Self.item + name, keys: Self.placeNames, cure: cure) ?? []
      let texts = entries.compactMap { entry -> (place: Place?, text: RuleText)? in
        guard let place = Place(rawValue: entry.key.value),
          let text = nonEmptyText(entry.node, named: entry.key.value, cure: cure)
        else { return nil }
        return (place, text)
      }
      return texts.isEmpty ? nil : RuleExample(texts: texts)
    default:
      let text = nonEmptyText(node, named: Self.item + name, cure: cure)
      return text.map { RuleExample(texts: [(nil, $0)]) }
    }
  }
}
