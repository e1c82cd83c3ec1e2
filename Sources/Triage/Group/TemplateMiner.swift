/// Finds by many messages what one alone does not tell: where a word stands as a name.
///
/// Letters that no list knows are names, where they vary over many messages that agree in all the
/// rest. A known word is one, where other messages have all kinds of names in its place: a network
/// may be called `storage`. Where a name is due, as behind `network`, some of them are enough. Words
/// against words are never opened. All are counts over all messages, so their order does not matter.
struct TemplateMiner {
  /// The text of the group that each template is of.
  private(set) var groups: [LogText]

  /// How many different texts make a doubtful place open.
  static let variety = 8

  /// How many different messages must have a name where one is due, that a word there is one too.
  static let varietyWhereDue = 3

  /// How many different values of one opening are counted.
  private static let valueLimit = 32

  /// - Parameters:
  ///   - templates: the different templates.
  ///   - numbers: the number of each message's template.
  init(_ templates: [MinedTemplate], of numbers: [LogText: Int]) {
    groups = templates.map(\.text)
    openUnknown(in: templates)
    openWords(in: templates, of: numbers)
  }

  /// Opens places in which unknown letters vary.
  private mutating func openUnknown(in templates: [MinedTemplate]) {
    var varieties: [LogText: Int] = [:]
    for template in templates {
      for doubt in template.doubts where !doubt.isWord {
        varieties[template.opened(at: [doubt]), default: 0] += 1
      }
    }
    for (number, template) in templates.enumerated() {
      let open = template.doubts.filter {
        !$0.isWord && varieties[template.opened(at: [$0]), default: 0] >= Self.variety
      }
      if !open.isEmpty { groups[number] = template.opened(at: open) }
    }
  }

  /// Opens places in which a word stands, where others have different names there.
  private mutating func openWords(
    in templates: [MinedTemplate], of numbers: [LogText: Int]
  ) {
    let byText = Dictionary(groups.enumerated().map { ($1, $0) }) { first, _ in first }
    let counts = numbers.values.reduce(into: [Int: Int]()) { $0[$1, default: 0] += 1 }
    var moves: [Opening: [Int]] = [:]
    for (number, template) in templates.enumerated() {
      let due = template.doubts.filter { $0.isWord && $0.isInNamePlace }
      if !due.isEmpty, let target = byText[template.opened(at: due)],
        counts[target, default: 0] >= Self.varietyWhereDue
      {
        groups[number] = groups[target]
        continue
      }
      for doubt in template.doubts where doubt.isWord {
        guard let target = byText[template.opened(at: [doubt])] else { continue }
        moves[Opening(template: target, index: doubt.openingsBefore), default: []].append(number)
      }
    }
    guard !moves.isEmpty else { return }
    let values = Self.values(in: Set(moves.keys), of: numbers)
    let texts = groups
    for (opening, words) in moves.sorted(by: { $0.key < $1.key }) {
      let different = values[opening, default: []].count
      // Where words are as many as names, they tell what happened.
      guard different >= Self.variety, different >= 2 * words.count else { continue }
      for number in words where groups[number] == templates[number].text {
        groups[number] = texts[opening.template]
      }
    }
  }

  /// The different values of some openings, as many as are counted.
  private static func values(
    in openings: Set<Opening>, of numbers: [LogText: Int]
  ) -> [Opening: Set<ArraySlice<UInt8>>] {
    var values: [Opening: Set<ArraySlice<UInt8>>] = [:]
    let wanted = Dictionary(grouping: openings, by: \.template)
    for (message, number) in numbers {
      guard let openings = wanted[number],
        openings.contains(where: { values[$0, default: []].count < valueLimit })
      else { continue }
      let found = MinedTemplate.values(of: message)
      for opening in openings where found.indices.contains(opening.index) {
        if values[opening, default: []].count < valueLimit {
          values[opening, default: []].insert(found[opening.index])
        }
      }
    }
    return values
  }

  /// One of the openings of a template.
  private struct Opening: Hashable, Comparable {
    let template: Int
    let index: Int

    static func < (left: Opening, right: Opening) -> Bool {
      (left.template, left.index) < (right.template, right.index)
    }
  }
}
