import Triage

/// One key of a rule file: what it is for, what stands behind it, and what to write where it is wrong.
struct RuleKey: Sendable {
  var name: String
  var shape: RuleShape

  /// What the key says, in one sentence, as an editor shows it.
  var about: String

  /// The help of a message about a value of the wrong kind.
  var cure: String

  /// The help of the message about its absence; nil where the key may be left out.
  var missing: String?

  /// A value that is right; nil where it is made of those of the keys below.
  var example: JSONValue?

  init(
    _ name: String, _ shape: RuleShape, _ about: String, cure: String, missing: String? = nil,
    example: JSONValue? = nil
  ) {
    self.name = name
    self.shape = shape
    self.about = about
    self.cure = cure
    self.missing = missing
    self.example = example
  }
}

/// A mapping of a rule file: the keys that may stand in it.
///
/// The decoder takes from it which keys are known and required, and the JSON Schema is made of it.
struct RuleMapping: Sendable {
  /// What a message calls it, such as `rule` or `fix`.
  var noun: String
  var about: String
  var keys: [RuleKey]

  /// The help of a message where something else than a mapping stands.
  var cure: String

  /// Keys of which some must be there.
  var choice: Choice?

  /// The name that the schema gives to a mapping that stands in several places.
  var definition: String?

  /// How many of some keys must be there.
  struct Choice: Sendable {
    var names: [String]
    /// Those of which there must be no more than one: none, a pair, or all.
    var exclusive: [String] = []
  }

  init(
    _ noun: String, _ about: String, cure: String, choice: Choice? = nil,
    definition: String? = nil, keys: [RuleKey]
  ) {
    self.noun = noun
    self.about = about
    self.keys = keys
    self.cure = cure
    self.choice = choice
    self.definition = definition
  }

  var names: [String] { keys.map(\.name) }

  subscript(name: String) -> RuleKey? { keys.first { $0.name == name } }
}
