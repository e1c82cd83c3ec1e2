import Matching
import Triage

/// An example with its marks taken out.
struct MarkedText {
  /// The text without `«»`.
  var bytes: [UInt8]

  /// The bytes between the marks; nil where there are none.
  var marked: Range<Int>?

  /// The marks that have no partner or stand in a second pair, as places in the example, in bytes.
  var stray: [Range<Int>] = []

  init(_ text: String) {
    let (opening, closing) = (Array("«".utf8), Array("»".utf8))
    let source = Array(text.utf8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(source.count)
    var start: (mark: Int, text: Int)?
    var end: Int?
    var index = 0
    // Bytes, not characters: a mark counts whatever is written on top of it.
    while index < source.count {
      let rest = source[index...].prefix(opening.count)
      if rest.elementsEqual(opening), start == nil {
        start = (index, bytes.count)
      } else if rest.elementsEqual(closing), start != nil, end == nil {
        end = bytes.count
      } else if rest.elementsEqual(opening) || rest.elementsEqual(closing) {
        stray.append(index..<index + rest.count)
        bytes += rest
      } else {
        bytes.append(source[index])
        index += 1
        continue
      }
      index += opening.count
    }
    if let start, end == nil { stray.append(start.mark..<start.mark + opening.count) }
    if let start, let end { marked = start.text..<end }
    self.bytes = bytes
  }

  /// Where a byte of the text without marks stands in the text with them.
  func offset(ofByte byte: Int) -> Int {
    guard let marked else { return byte }
    let mark = "«".utf8.count
    return byte + (byte >= marked.lowerBound ? mark : 0) + (byte >= marked.upperBound ? mark : 0)
  }
}

/// Decides whether a rule holds for an example, as the verdict on a real fault does.
struct ExampleJudge {
  /// Steps alone decide, so that a check says the same on a slow machine.
  private static let limits = Limits(milliseconds: 60_000)
  private let matcher = Matcher(limits: limits, work: SearchWork(limits))

  /// Tells the keys of messages; nil where there is no catalogue.
  private let search: CatalogueSearch?

  init(catalogue: Catalogue?) {
    search = catalogue.map(CatalogueSearch.init)
  }

  /// A text of an example at the place where its rule would look for it.
  struct Text {
    var place: Place
    var bytes: [UInt8]
  }

  /// What a clause says about an example.
  enum Outcome: Equatable {
    case holds([Range<Int>])
    case fails
    case stopped(Limit)
    case noText
    /// The clause asks for a key, and nobody knows the keys of texts.
    case noCatalogue
  }

  /// The place that a bare text stands for: the first thing its rule looks at.
  static func defaultPlace(of rule: RuleFile) -> Place {
    let places = rule.match.map(\.place)
    if places.contains(.fault) { return .fault }
    if places.contains(.trace) { return .trace }
    return places.first { $0 != .key } ?? .fault
  }

  static func texts(of example: RuleExample, for rule: RuleFile) -> [Text] {
    example.texts.map { entry in
      Text(place: entry.place ?? defaultPlace(of: rule), bytes: MarkedText(entry.text.value).bytes)
    }
  }

  /// Whether all clauses hold and nothing that must be absent is there.
  mutating func holds(_ rule: RuleFile, for texts: [Text]) -> Bool {
    rule.match.allSatisfy { clause in
      if case .holds = outcome(of: clause, for: texts) { true } else { false }
    }
      && !rule.not.contains { clause in
        if case .holds = outcome(of: clause, for: texts) { true } else { false }
      }
  }

  /// The first clause that is stopped, where no other one tells that the rule does not hold.
  mutating func stop(of rule: RuleFile, for texts: [Text]) -> (Place, Limit)? {
    let outcomes = rule.match.map { ($0.place, outcome(of: $0, for: texts)) }
    let fails = outcomes.contains { $0.1 == .fails || $0.1 == .noText }
    guard !fails else { return nil }
    let forbidding = rule.not.map { ($0.place, outcome(of: $0, for: texts)) }
    for (place, outcome) in outcomes + forbidding {
      if case .stopped(let limit) = outcome { return (place, limit) }
    }
    return nil
  }

  /// Reports the index of each pattern of a set that matches any of the texts.
  func scan(
    _ texts: [Text], with scanner: PatternScanner, of patterns: [Pattern], report: (Int) -> Void
  ) {
    for text in texts {
      if text.bytes.contains(UInt8(ascii: "\n")) {
        // A scanner searches lines; a message or a block of several is one text.
        for (index, pattern) in patterns.enumerated()
        where matcher.firstMatch(of: pattern, in: text.bytes[...]) != .noMatch { report(index) }
      } else {
        scanner.scan(line: text.bytes[...]) { index, _ in report(index) }
      }
    }
  }

  /// What a clause says; the ranges are those of the first text that any of its patterns matches.
  mutating func outcome(of clause: RuleClause, for texts: [Text]) -> Outcome {
    let seen = texts.filter { Self.sees($0.place, from: clause.place) }
    if clause.place == .key, seen.isEmpty { return keyOutcome(of: clause, for: texts) }
    if seen.isEmpty { return .noText }
    for text in seen {
      var ranges: [Range<Int>] = []
      for pattern in clause.patterns {
        switch matcher.firstMatch(of: pattern.pattern, in: text.bytes[...]) {
        case .match(let match): ranges.append(match.range)
        case .noMatch: break
        case .stopped(let limit): return .stopped(limit)
        }
      }
      if !ranges.isEmpty { return .holds(ranges) }
    }
    return .fails
  }

  /// What a clause for keys says of messages whose keys are not written beside them.
  private func keyOutcome(of clause: RuleClause, for texts: [Text]) -> Outcome {
    let messages = texts.filter { $0.place == .fault }
    if messages.isEmpty { return .noText }
    guard let search else { return .noCatalogue }
    let names = messages.flatMap { search.keys(of: LogText($0.bytes)).names }
    return clause.patterns.contains { names.contains($0.text.value) } ? .holds([]) : .fails
  }

  /// The values of all captures of a clause in an example.
  mutating func captures(of clause: RuleClause, in texts: [Text]) -> [String: [UInt8]] {
    var values: [String: [UInt8]] = [:]
    for text in texts where Self.sees(text.place, from: clause.place) {
      for pattern in clause.patterns where !pattern.pattern.groups.isEmpty {
        guard case .match(let match) = matcher.firstMatch(of: pattern.pattern, in: text.bytes[...])
        else { continue }
        for capture in match.captures where values[capture.name] == nil {
          values[capture.name] = Array(text.bytes[capture.range])
        }
      }
    }
    return values
  }

  /// How many patterns of a list are compared with a text that none of them matches.
  private static let comparedPatterns = 20

  /// How far the patterns of a clause match a text: the one of which the most matches.
  mutating func longestBeginning(
    of clause: RuleClause, in bytes: [UInt8]
  ) -> (pattern: RulePattern, longest: PatternBeginnings.Longest)? {
    clause.patterns.prefix(Self.comparedPatterns).compactMap { pattern in
      pattern.pattern.longestMatchingPrefix(in: bytes[...], using: matcher, least: .some)
        .map { (pattern: pattern, longest: $0) }
    }
    .max { $0.longest.literals < $1.longest.literals }
  }

  /// Whether a clause for one place looks at a text of another.
  ///
  /// A line of some log may be of any log, and a failure's own block holds its message too.
  static func sees(_ text: Place, from clause: Place) -> Bool {
    if text == clause { return true }
    if text.isLog, clause.isLog { return text == .log || clause == .log }
    return clause == .trace && text == .fault
  }
}
