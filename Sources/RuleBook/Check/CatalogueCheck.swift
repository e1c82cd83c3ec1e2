import Triage

/// Checks rules against the engine's messages: keys that vanished, examples that it no longer says.
struct CatalogueCheck {
  private(set) var problems = Problems()

  init(_ wanted: [RuleFile], _ catalogue: Catalogue) {
    let search = CatalogueSearch(catalogue)
    let likeness = MessageLikeness(catalogue)
    for rule in wanted {
      for name in (rule.match + rule.not).filter({ $0.place == .key }).flatMap(\.patterns)
      where !catalogue.contains(name.text.value) {
        problems.tell(.vanishedKey, in: rule) {
          Self.vanished(name.text, in: rule, catalogue)
        }
      }
      // Where a rule names the key itself, its examples have been compared with it.
      guard !rule.match.contains(where: { $0.place == .key }) else { continue }
      for example in rule.examples.matches {
        for text in ExampleJudge.texts(of: example, for: rule) where text.place == .fault {
          let message = LogText(text.bytes)
          guard search.keys(of: message).isEmpty, let near = likeness.nearest(to: message) else {
            continue
          }
          problems.tell(.changedMessage, in: rule) { Self.changed(example, near, in: rule) }
        }
      }
    }
  }

  private static func vanished(
    _ name: RuleText, in rule: RuleFile, _ catalogue: Catalogue
  ) -> Diagnostic {
    rule.source.diagnostic(
      .vanishedKey, "the catalogue has no message '\(Visible.short(name.value))'", at: name.place,
      help: Nearest.of(name.value, in: catalogue.keys).map { "write '\($0)'" }
        ?? "take the name from the catalogue, or import the engine that has it")
  }

  private static func changed(
    _ example: RuleExample, _ near: MessageTemplate, in rule: RuleFile
  ) -> Diagnostic {
    rule.source.diagnostic(
      .changedMessage, "no message of the catalogue has the text of this example",
      at: example.place,
      notes: [
        "the nearest is \(near.key): \(Visible.short(near.text.shown, limit: 200))"
      ],
      help: "where the engine's text changed, write '\(Visible.short(near.pattern, limit: 300))'")
  }
}
