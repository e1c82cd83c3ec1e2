import Matching
import Triage
import Yams

/// Reads the YAML documents of a rule file, and collects all that is wrong with them.
struct RuleDecoder {
  let source: SourceText
  private(set) var problems = Problems()

  /// What may stand in a rule.
  let declaration: RuleMapping

  private let repeatedKeys: Set<Int>
  private var toldAnchors: Set<Int> = []

  init(
    _ source: SourceText, repeatedKeys: [Int] = [], declaration: RuleMapping = .rule
  ) {
    self.source = source
    self.declaration = declaration
    self.repeatedKeys = Set(repeatedKeys)
  }

  /// What a node is, in words for messages.
  enum Shape: String {
    case text
    case list = "a list"
    case mapping = "a mapping"
    case nothing

    init(_ node: Node) {
      switch node {
      case .mapping: self = .mapping
      case .sequence: self = .list
      case .scalar(let scalar):
        self = scalar.style == .plain && scalar.string.isEmpty ? .nothing : .text
      case .alias: self = .text
      }
    }
  }

  mutating func report(
    _ finding: RuleFinding, _ sentence: String, at place: Range<Int>, notes: [String] = [],
    help: String? = nil
  ) {
    problems.tell(finding, inFile: source.path) { [source] in
      source.diagnostic(finding, sentence, at: place, notes: notes, help: help)
    }
  }

  /// Tells a value that its key cannot have.
  mutating func report(
    _ sentence: String, at place: Range<Int>, notes: [String] = [], help: String? = nil
  ) {
    report(.wrongValue, sentence, at: place, notes: notes, help: help)
  }

  // MARK: Nodes

  /// A key of a mapping with its value, and what may stand there.
  struct Entry {
    var key: RuleText
    var node: Node
    var declared: RuleKey

    var name: String { declared.name }
  }

  /// Reads a mapping; keys that are not declared in it are mistakes.
  mutating func entries(of node: Node, named name: String, as mapping: RuleMapping) -> [Entry]? {
    refuseAnchor(of: node)
    guard case .mapping(let pairs) = node else {
      wrongShape(of: node, named: name, wanted: .mapping, cure: mapping.cure)
      return nil
    }
    let present = Set(pairs.keys.compactMap(\.string))
    return pairs.compactMap { key, value in
      let key = text(key)
      if repeatedKeys.contains(key.place.lowerBound) { return nil }
      if let declared = mapping[key.value] {
        return Entry(key: key, node: value, declared: declared)
      }
      let place = name.isEmpty ? "" : " in \(subject(name))"
      let near = Nearest.of(key.value, in: mapping.names)
      report(
        .unknownKey, "unknown key '\(Visible.short(key.value))'\(place)", at: key.place,
        notes: ["known keys: " + mapping.names.joined(separator: ", ")],
        help: near.map { "write '\($0)'" } ?? "take it out, or write one of these"
      )
      // What is meant is read too, so that it is not called missing and its own mistakes show.
      guard let near, !present.contains(near), let declared = mapping[near] else { return nil }
      return Entry(key: RuleText(value: near, place: key.place), node: value, declared: declared)
    }
  }

  /// Reads the mapping behind a key; nil where something else is there.
  mutating func entries(of entry: Entry) -> [Entry]? {
    entry.declared.shape.mapping.flatMap { entries(of: entry.node, named: entry.name, as: $0) }
  }

  /// Tells which required keys are not there.
  mutating func requireKeys(of mapping: RuleMapping, in entries: [Entry], at place: Range<Int>) {
    for key in mapping.keys where !entries.contains(where: { $0.name == key.name }) {
      guard let cure = key.missing else { continue }
      report(.missingKey, "\(mapping.noun) has no '\(key.name)'", at: place, help: cure)
    }
  }

  /// The values behind a key: the items of a list, or the one value where one may stand alone.
  mutating func nodes(_ entry: Entry) -> [Node] {
    switch entry.declared.shape {
    case .list(_, let mayBeEmpty):
      return items(
        of: entry.node, named: entry.name, as: entry.declared, mayBeEmpty: mayBeEmpty)
    case .some:
      guard case .sequence = entry.node else { return [entry.node] }
      return items(of: entry.node, named: entry.name, as: entry.declared)
    case .text, .mapping, .textOrMapping: return [entry.node]
    }
  }

  /// Reads the text behind a key.
  mutating func text(_ entry: Entry) -> RuleText? {
    text(entry.node, named: entry.name, of: entry.declared)
  }

  /// Reads the texts behind a key.
  mutating func texts(_ entry: Entry) -> [RuleText] {
    let isItem = if case .sequence = entry.node { true } else { false }
    let name = (isItem ? Self.item : "") + entry.name
    return nodes(entry).compactMap { text($0, named: name, of: entry.declared) }
  }

  /// Reads a text, which must be a known word where the key takes only such.
  mutating func text(_ node: Node, named name: String, of key: RuleKey) -> RuleText? {
    guard
      let text = nonEmptyText(node, named: name, limit: key.shape.longestText, cure: key.cure)
    else { return nil }
    guard let words = key.shape.words, !words.names.contains(text.value) else { return text }
    report(
      "unknown \(words.kind) '\(Visible.short(text.value))'", at: text.place,
      help: Nearest.of(text.value, in: words.names).map { "write '\($0)'" } ?? words.cure)
    return nil
  }

  /// Reads a text that must hold something, and no more than so many bytes.
  private mutating func nonEmptyText(
    _ node: Node, named name: String, limit: Int, cure: String
  ) -> RuleText? {
    refuseAnchor(of: node)
    guard case .scalar = node else {
      wrongShape(of: node, named: name, wanted: .text, cure: cure)
      return nil
    }
    let text = text(node)
    guard text.value.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
      report(.emptyValue, "\(subject(name)) is empty", at: text.place, help: cure)
      return nil
    }
    guard text.value.utf8.count <= limit else {
      let size = limit < 1 << 10 ? "\(limit) bytes" : "\(limit >> 10) KiB"
      report("\(subject(name)) is longer than \(size)", at: text.place, help: "shorten it")
      return nil
    }
    return text
  }

  /// Reads a list; each of its items is read by the caller.
  private mutating func items(
    of node: Node, named name: String, as key: RuleKey, mayBeEmpty: Bool = false
  ) -> [Node] {
    let (cure, limit) = (key.cure, key.shape.mostItems)
    refuseAnchor(of: node)
    guard case .sequence(let sequence) = node else {
      wrongShape(of: node, named: name, wanted: .list, cure: cure)
      return []
    }
    if sequence.isEmpty, !mayBeEmpty {
      report(.emptyValue, "\(subject(name)) is empty", at: place(of: node), help: cure)
    }
    guard sequence.count <= limit else {
      report(
        "\(subject(name)) has more than \(limit) items", at: place(of: node),
        help: "leave some out, or make several rules")
      return []
    }
    return Array(sequence)
  }

  private mutating func wrongShape(of node: Node, named name: String, wanted: Shape, cure: String) {
    let (subject, place) = (subject(name), place(of: node))
    switch Shape(node) {
    case .nothing: report(.emptyValue, "\(subject) is empty", at: place, help: cure)
    case let found:
      report(
        .wrongType, "\(subject) must be \(wanted.rawValue), not \(found.rawValue)",
        at: place, help: cure)
    }
  }

  /// What a message calls a key or one of its items.
  private func subject(_ name: String) -> String {
    if name.isEmpty { return "a rule" }
    return name.hasPrefix(Self.item)
      ? "an item of '\(name.dropFirst(Self.item.count))'" : "'\(name)'"
  }

  /// The start of an item's name.
  static let item = "item of "

  /// How much of an anchor's name is marked, in scalars.
  private static let anchorLimit = 80

  /// Refuses anchors, and with them aliases: a rule is read as it stands.
  private mutating func refuseAnchor(of node: Node) {
    // An alias gives the very node that was anchored, so each anchor is told once.
    let start = index(of: node)
    guard start < source.scalars.count, source.scalars[start] == "&",
      toldAnchors.insert(start).inserted
    else { return }
    let name = source.scalars[start...].prefix(Self.anchorLimit)
      .prefix { $0 != " " && !SourceText.isBreak($0) }
    report(
      .yamlAnchor, "anchor '\(Visible.short(SourceText.string(Array(name))))' in a rule",
      at: name.startIndex..<name.endIndex,
      help: "write the value out wherever it is wanted, without '&' and '*'")
  }

  // MARK: Places

  func index(of node: Node) -> Int {
    node.mark.map { source.index(line: $0.line, column: $0.column) } ?? 0
  }

  func place(of node: Node) -> Range<Int> {
    if case .scalar = node { return text(node).place }
    let start = index(of: node)
    return start..<start + 1
  }

  /// A scalar with the places of its characters; other nodes give an empty text.
  func text(_ node: Node) -> RuleText {
    let start = index(of: node)
    guard case .scalar(let scalar) = node else {
      return RuleText(value: "", place: start..<start + 1)
    }
    let style = Self.style(of: scalar)
    let read = ScalarOrigins(source.scalars, from: start, style: style, reading: scalar.string)
    let isCertain = read.text.elementsEqual(scalar.string.unicodeScalars)
    guard isCertain, read.end > start else {
      return RuleText(value: scalar.string, place: start..<start + 1)
    }
    return RuleText(
      value: scalar.string, place: start..<read.end,
      writing: RuleText.Writing(source: source, style: style))
  }

  private static func style(of scalar: Node.Scalar) -> ScalarOrigins.Style {
    switch scalar.style {
    case .singleQuoted: .singleQuoted
    case .doubleQuoted: .doubleQuoted
    case .literal: .literal
    case .folded: .folded
    case .any, .plain: .plain
    }
  }
}
