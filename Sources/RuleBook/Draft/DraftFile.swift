import Matching
import Triage

/// The text of a drafted rule file, written key by key.
struct DraftFile {
  private(set) var text = ""

  /// Writes a remark of one line, or of several where it is long.
  mutating func comment(_ remark: String, indent: String = "") {
    var line = "\(indent)#"
    for word in VisibleText.of(remark).unicodeScalars.split(separator: " ").map(String.init) {
      if line.count + word.count > 98 {
        text += line + "\n"
        line = "\(indent)#"
      }
      line += " \(word)"
    }
    text += line + "\n"
  }

  /// Writes a key with one word or phrase.
  mutating func key(_ name: String, _ value: String) {
    text += "\(name): \(Self.plain(value) ?? YAMLText.quoted(value))\n"
  }

  /// Writes what the rule looks for.
  mutating func match(_ place: Place, _ patterns: [String], key: String?) {
    text += "match:\n"
    if let key { comment("The engine's own text of \(VisibleText.of(key)).", indent: "  ") }
    if patterns.count == 1 {
      text += "  \(place.rawValue): \(YAMLText.quoted(patterns[0]))\n"
    } else {
      text += "  \(place.rawValue):\n"
      for pattern in patterns { text += "    - \(YAMLText.quoted(pattern))\n" }
    }
  }

  /// Writes where the rule applies.
  mutating func scope(_ scope: ScopeProposal) {
    guard !scope.keys.isEmpty else {
      for remark in scope.remarks { comment("Scope: \(remark).") }
      return
    }
    text += "scope:\n"
    for remark in scope.remarks { comment("\(Self.capitalised(remark)).", indent: "  ") }
    for key in scope.keys {
      let isWord = key.name == "phases"
      let globs = key.globs.map { isWord ? $0 : YAMLText.quoted($0) }
      text += "  \(key.name): [\(globs.joined(separator: ", "))]\n"
    }
  }

  /// Writes the rules that the draft wins over.
  mutating func before(_ names: [String]) {
    guard !names.isEmpty else { return }
    let rules =
      names.count == 1 ? "This rule holds too and explains" : "These rules hold too and explain"
    comment("\(rules) nothing; perhaps the explanation should stand there instead.")
    text += "before: [\(names.joined(separator: ", "))]\n"
  }

  /// Writes how to explain the faults, as remarks: nobody knows the reason yet.
  mutating func explanation(naming names: [String]) {
    let places = (names + ["branch", "test"]).prefix(4).map { "{\($0)}" }
    comment("No explanation yet, so its faults stay unexplained. Once you know why, write it here:")
    text += "# explanation:\n"
    text += "#   status: hypothesis    # confirmed, once a change, a bug or an analysis says so\n"
    text += "#   reason: why it happens    # may name \(places.joined(separator: ", "))\n"
    text += "#   links: ['https://…']\n"
  }

  /// Writes the examples.
  mutating func examples(matches: [String], rejects: [String]) {
    text += "examples:\n"
    list("matches", matches)
    list("rejects", rejects)
  }

  private mutating func list(_ name: String, _ texts: [String]) {
    guard !texts.isEmpty else { return text += "  \(name): []\n" }
    text += "  \(name):\n"
    for example in texts { text += "    - \(YAMLText.block(example, indent: 6))\n" }
  }

  /// A text that needs no quotes; nil where it may be read as something else.
  private static func plain(_ value: String) -> String? {
    let isWord = value.allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || " ,/()-_.'".contains($0))
    }
    guard isWord, let first = value.first, first.isLowercase, value.utf8.last != 0x20,
      !["yes", "no", "on", "off", "true", "false", "null", "y", "n"].contains(value)
    else { return nil }
    return value
  }

  private static func capitalised(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}
