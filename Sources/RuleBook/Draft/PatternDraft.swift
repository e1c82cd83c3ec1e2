import Matching
import Triage

/// Patterns for messages of one meaning, with what varies in them as named captures.
struct PatternDraft {
  /// The patterns, of which any will do.
  private(set) var patterns: [Pattern] = []

  /// The names of the captures that every pattern has.
  var names: [String] {
    guard let first = patterns.first else { return [] }
    return first.groups.map(\.name).filter { name in
      patterns.allSatisfy { $0.groups.contains { $0.name == name } }
    }
  }

  /// What the first pattern is made of.
  private(set) var shape = MessagePieces([])

  /// Whether the message says so little that other faults may well have it too.
  var isVague: Bool { shape.tellingWords < Self.leastWords }

  /// Whether the text comes from the engine's catalogue.
  private(set) var isOfCatalogue = false

  /// The messages that no pattern matches, because they are built too differently.
  private(set) var left: [LogText] = []

  /// How long the longest fixed text of a pattern must be, so that a search finds it quickly.
  static let leastText = 8

  /// How many words must say what happened, so that only one kind of fault has them.
  private static let leastWords = 2

  /// How many patterns a draft has, and from how many messages it is made.
  private static let patternLimit = 3
  private static let messageLimit = 200

  /// - Parameters:
  ///   - messages: the different messages; the first must be matched.
  ///   - templates: the engine's texts for the key of the messages.
  ///   - isWhole: whether each is a whole text, so that a short one may be anchored at its ends.
  /// - Throws: why no pattern can be made.
  init(
    _ messages: [LogText], templates: [MessageTemplate], isWhole: Bool
  ) throws(DraftProblem) {
    var left = Array(messages.prefix(Self.messageLimit))
    let matcher = Matcher()
    while let first = left.first, patterns.count < Self.patternLimit {
      let found: (pattern: Pattern, shape: MessagePieces)
      do {
        found = try pattern(for: first, among: left, templates, isWhole: isWhole)
      } catch {
        if patterns.isEmpty { throw error }
        break
      }
      if patterns.isEmpty { shape = found.shape }
      patterns.append(found.pattern)
      left.removeAll { matcher.matches(found.pattern, $0) }
    }
    self.left = left
  }

  private mutating func pattern(
    for message: LogText, among messages: [LogText], _ templates: [MessageTemplate], isWhole: Bool
  ) throws(DraftProblem) -> (pattern: Pattern, shape: MessagePieces) {
    let matcher = Matcher()
    for template in templates where template.isSearchable {
      let fitting = messages.filter { MessagePieces(cutting: [$0], by: template) != nil }
      guard fitting.first == message, let pieces = MessagePieces(cutting: fitting, by: template),
        let found = Self.pattern(of: pieces.distinctive), matcher.matches(found, message)
      else { continue }
      isOfCatalogue = true
      return (found, pieces.distinctive)
    }
    // Those that are built like the first one; the others get a pattern of their own.
    let alike = messages.filter { $0 == message || MessagePieces(cutting: [message, $0]) != nil }
    let candidates = [MessagePieces(cutting: alike), MessagePieces(cutting: [message])].compactMap {
      $0
    }
    for pieces in candidates {
      var shapes = [pieces.distinctive, pieces.withNamesFixed.distinctive]
      // `KeyError: 'ovirtmgmt'` says nothing without the name.
      if shapes[0].tellingWords < Self.leastWords, shapes[1].letters > shapes[0].letters {
        shapes.reverse()
      }
      for some in shapes where some.longestText >= Self.leastText {
        if let found = Self.pattern(of: some), matcher.matches(found, message) {
          return (found, some)
        }
      }
      // A text alone, where the places around it defeat the search.
      let texts = pieces.distinctive.pieces.compactMap(\.fixed)
      let alone = texts.max { $0.count < $1.count }.map { MessagePieces([.fixed($0)]).distinctive }
      if let alone, let found = Self.pattern(of: alone), matcher.matches(found, message) {
        return (found, alone)
      }
    }
    let found = try Self.anchored(message, isWhole: isWhole)
    return (found, MessagePieces([.fixed(Array(message.bytes[...].trimmed))]))
  }

  /// A short message as a whole.
  private static func anchored(
    _ message: LogText, isWhole: Bool
  ) throws(DraftProblem) -> Pattern {
    let text = message.bytes[...].trimmed
    guard isWhole, text.shown.unicodeScalars.count(where: \.properties.isAlphabetic) >= 3,
      PatternText.usableRanges(of: Array(text)) == [0..<text.count],
      text.count < 64,
      let found = try? Pattern("^\\s*\(PatternText.escaped(text))\\s*$"),
      Matcher().matches(found, message)
    else { throw .nothingFixed(message) }
    return found
  }

  /// The pattern of some pieces; nil where it would be none.
  private static func pattern(of shape: MessagePieces) -> Pattern? {
    guard shape.longestText >= leastText, shape.letters >= 4 else { return nil }
    var names = CaptureNames()
    var source = ""
    var anyTexts = shape.pieces.count { $0.opening?.shape == .text }
    for (index, piece) in shape.pieces.enumerated() {
      switch piece {
      case .fixed(let text): source += PatternText.escaped(text)
      case .open(let opening):
        let next = index + 1 < shape.pieces.count ? shape.pieces[index + 1].fixed?.first : nil
        let before = index > 0 ? shape.pieces[index - 1].fixed ?? [] : []
        // A host may as well be called by its name.
        let isHost = opening.shape == .address && opening.thing.map(CaptureNames.thing) == "host"
        let kind = isHost ? .token : opening.shape
        let name = names.name(
          wanted: opening.name, thing: opening.thing, before: before, values: opening.values,
          shape: kind)
        let isLast = index == shape.pieces.count - 1
        let isAny =
          kind == .token && next == 0x20 && !isLast && opening.mayHaveBlanks && anyTexts < 2
        if isAny { anyTexts += 1 }
        let value = (isAny ? .text : kind).pattern(before: next, for: opening.values)
        source += "(?<\(name)>\(value))\(isLast ? end(of: opening, kind) : "")"
      }
    }
    return try? Pattern(source)
  }

  /// What ends a name at the end of a message, before a full stop.
  private static func end(of opening: MessagePieces.Opening, _ shape: ValueShape) -> String {
    !shape.isExact && opening.values.allSatisfy { $0.last?.isWord == true } ? "\\b" : ""
  }
}

extension Matcher {
  /// Whether a pattern is found in a text within its limits.
  func matches(_ pattern: Pattern, _ text: LogText) -> Bool {
    if case .match = firstMatch(of: pattern, in: text.bytes[...]) { true } else { false }
  }
}
