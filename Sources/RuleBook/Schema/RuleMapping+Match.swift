import Triage

extension RuleMapping {
  static let placeCure = "write a place and a pattern, as in \"fault: 'Internal Engine Error'\""

  /// What recognises a fault; `not` may stand in it too.
  static let match = RuleMapping(
    "'match'", "Patterns by the place where they must be found.", cure: placeCure,
    choice: Choice(names: Place.allCases.map(\.rawValue)),
    keys: Place.allCases.map(pattern) + [
      RuleKey("not", .mapping(places), "Patterns that must be absent.", cure: placeCure)
    ])

  /// Patterns by place.
  static let places = RuleMapping(
    "'not'", "Patterns by the place where they are looked for.", cure: placeCure,
    definition: "places", keys: Place.allCases.map(pattern))

  /// The texts of an example with several.
  static let exampleTexts = RuleMapping(
    "example", "Texts by the place where they stand.",
    cure: "write a text, or a mapping of places to texts", definition: "exampleTexts",
    keys: Place.allCases.map { place in
      RuleKey(
        place.rawValue, .text(.message), about(place),
        cure: "write a text, or a mapping of places to texts",
        example: place == .key ? "ACTION_TYPE_FAILED_OBJECT_LOCKED" : "Internal Engine Error")
    })

  /// The key for patterns, or for names of messages, in one place.
  static func pattern(in place: Place) -> RuleKey {
    if place == .key {
      return RuleKey(
        place.rawValue, .some(.text(.messageKey)), about(place),
        cure: "write the engine's name, as in ACTION_TYPE_FAILED_OBJECT_LOCKED",
        example: "ACTION_TYPE_FAILED_OBJECT_LOCKED")
    }
    return RuleKey(
      place.rawValue, .some(.text(.pattern)), about(place),
      cure: "write a pattern in single quotes", example: "Internal Engine Error")
  }

  private static func about(_ place: Place) -> String {
    switch place {
    case .fault: "The message that the product or the test gave; prefer it."
    case .trace: "The failure's own block: traceback and captured output."
    case .console: "A line of the console, in the failing test's time where clocks tell it."
    case .engine: "A line of engine.log, in the failing test's time where clocks tell it."
    case .vdsm: "A line of vdsm.log, in the failing test's time where clocks tell it."
    case .supervdsm: "A line of supervdsm.log, in the failing test's time where clocks tell it."
    case .log: "A line of any log."
    case .key: "The engine's own name for the message; only a catalogue of messages tells it."
    }
  }
}
