/// What may stand behind a key of a rule file.
indirect enum RuleShape: Sendable {
  /// A text that is not blank.
  case text(RuleTextForm)

  /// Named values.
  case mapping(RuleMapping)

  /// Any number of values, at least one unless it may be empty.
  case list(RuleShape, mayBeEmpty: Bool = false)

  /// One value, or a list of them.
  case some(RuleShape)

  /// A bare text, or texts by name.
  case textOrMapping(RuleMapping)

  /// The mapping at the bottom, whether it stands alone or in a list.
  var mapping: RuleMapping? {
    switch self {
    case .text: nil
    case .mapping(let mapping), .textOrMapping(let mapping): mapping
    case .list(let item, _), .some(let item): item.mapping
    }
  }

  /// How many bytes a text at the bottom may have.
  var longestText: Int {
    switch self {
    case .text(.pattern), .text(.message): 256 << 10
    case .text(.id), .text(.glob), .text(.numberLike): 256
    case .text, .mapping: 4 << 10
    case .list(let item, _), .some(let item): item.longestText
    case .textOrMapping: RuleShape.text(.message).longestText
    }
  }

  /// How many items a list may have; globs are each compared with each.
  var mostItems: Int {
    switch self {
    case .list(.text(.glob), _), .list(.text(.numberLike), _), .some(.text(.glob)): 100
    default: 1000
    }
  }

  /// The words of which a text at the bottom must be one.
  var words: RuleWords? {
    switch self {
    case .text(.word(let words)): words
    case .list(let item, _), .some(let item): item.words
    default: nil
    }
  }
}

/// What a text of a rule file must look like.
enum RuleTextForm: Sendable {
  /// Any text.
  case any
  /// A message, or lines of a log.
  case message
  /// Any text, also one that YAML takes for a number, such as `4.3` or a number of a change.
  case numberLike
  case pattern
  /// A text in which `*` and `?` stand for others.
  case glob
  /// The id of a rule.
  case id
  /// The engine's name for a message.
  case messageKey
  case date
  case buildNumber
  /// The version of a package, which YAML may take for a number.
  case version
  /// A time with its unit.
  case duration
  case word(RuleWords)
  /// The name of a finding; the check tells the wrong ones, so that the rule can be used all the same.
  case finding
}

/// The few words of which a text must be one.
struct RuleWords: Sendable {
  /// What each of them is, for messages, such as `status`.
  var kind: String
  var words: [(name: String, about: String)]

  var names: [String] { words.map(\.name) }

  /// What to write, in words.
  var cure: String { "write " + names.map { "'\($0)'" }.joined(separator: " or ") }
}
