import Matching
import Triage
import Yams

/// Reads the YAML documents of a rule file, and collects all that is wrong with them.
struct RuleDecoder {
  let source: SourceText
  private(set) var diagnostics: [Diagnostic] = []
  private let repeatedKeys: Set<Int>
  private var toldAnchors: Set<Int> = []

  init(_ source: SourceText, repeatedKeys: [Int] = []) {
    self.source = source
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
    diagnostics.append(source.diagnostic(finding, sentence, at: place, notes: notes, help: help))
  }

  /// Tells a value that its key cannot have.
  mutating func report(
    _ sentence: String, at place: Range<Int>, notes: [String] = [], help: String? = nil
  ) {
    report(.wrongValue, sentence, at: place, notes: notes, help: help)
  }

  // MARK: Nodes

  /// A key of a mapping with its value.
  struct Entry {
    var key: RuleText
    var node: Node
  }

  /// Reads a mapping whose keys are known; anything else is a mistake.
  mutating func entries(of node: Node, named name: String, keys: [String], cure: String)
    -> [Entry]?
  {
    refuseAnchor(of: node)
    guard case .mapping(let mapping) = node else {
      wrongShape(of: node, named: name, wanted: .mapping, cure: cure)
      return nil
    }
    let present = Set(mapping.keys.compactMap(\.string))
    return mapping.compactMap { key, value in
      let key = text(key)
      if repeatedKeys.contains(key.place.lowerBound) { return nil }
      guard keys.contains(key.value) else {
        let place = name.isEmpty ? "" : " in \(subject(name))"
        let near = Nearest.of(key.value, in: keys)
        report(
          .unknownKey, "unknown key '\(Visible.short(key.value))'\(place)", at: key.place,
          notes: ["known keys: " + keys.joined(separator: ", ")],
          help: near.map { "write '\($0)'" } ?? "take it out, or write one of these"
        )
        // What is meant is read too, so that it is not called missing and its own mistakes show.
        guard let near, !present.contains(near) else { return nil }
        return Entry(key: RuleText(value: near, place: key.place), node: value)
      }
      return Entry(key: key, node: value)
    }
  }

  /// Reads a text that must hold something.
  mutating func nonEmptyText(_ node: Node, named name: String, cure: String) -> RuleText? {
    refuseAnchor(of: node)
    guard case .scalar = node else {
      wrongShape(of: node, named: name, wanted: .text, cure: cure)
      return nil
    }
    let text = text(node)
    guard text.value.contains(where: { !$0.isWhitespace }) else {
      report(.emptyValue, "\(subject(name)) is empty", at: text.place, help: cure)
      return nil
    }
    return text
  }

  /// Reads a list; each of its items is read by the caller.
  mutating func items(
    of node: Node, named name: String, mayBeEmpty: Bool = false, cure: String
  ) -> [Node] {
    refuseAnchor(of: node)
    guard case .sequence(let sequence) = node else {
      wrongShape(of: node, named: name, wanted: .list, cure: cure)
      return []
    }
    if sequence.isEmpty, !mayBeEmpty {
      report(.emptyValue, "\(subject(name)) is empty", at: place(of: node), help: cure)
    }
    return Array(sequence)
  }

  /// Reads a list of texts.
  mutating func texts(_ node: Node, named name: String, cure: String) -> [RuleText] {
    let items = items(of: node, named: name, cure: cure)
    return items.compactMap { item in
      nonEmptyText(item, named: Self.item + name, cure: cure)
    }
  }

  mutating func wrongShape(of node: Node, named name: String, wanted: Shape, cure: String) {
    let subject = subject(name)
    switch Shape(node) {
    case .nothing: report(.emptyValue, "\(subject) is empty", at: place(of: node), help: cure)
    case let found:
      report(
        .wrongType, "\(subject) must be \(wanted.rawValue), not \(found.rawValue)",
        at: place(of: node),
        help: cure)
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

  /// Refuses anchors, and with them aliases: a rule is read as it stands.
  private mutating func refuseAnchor(of node: Node) {
    // An alias gives the very node that was anchored, so each anchor is told once.
    let start = index(of: node)
    guard start < source.scalars.count, source.scalars[start] == "&",
      toldAnchors.insert(start).inserted
    else { return }
    let name = source.scalars[start...].prefix { $0 != " " && !SourceText.isBreak($0) }
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
    let read = ScalarOrigins(
      source.scalars, from: start, style: Self.style(of: scalar), reading: scalar.string)
    let isCertain = read.text.elementsEqual(scalar.string.unicodeScalars)
    guard isCertain, read.end > start else {
      return RuleText(value: scalar.string, place: start..<start + 1)
    }
    return RuleText(value: scalar.string, place: start..<read.end, origins: read.origins)
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
