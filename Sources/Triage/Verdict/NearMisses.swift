import Matching

/// Finds how far patterns match messages that they do not match, within a budget for a build.
final class NearMisses {
  private let matcher = Matcher(limits: Limits(steps: 100_000, milliseconds: 20))
  private var beginnings: [ObjectIdentifier: PatternBeginnings] = [:]

  /// What was found for a message before; many faults share theirs.
  private var known: [Key: Near?] = [:]
  private var left: Int

  /// How many messages were not compared with a pattern because the budget was spent.
  private var leftOut = 0

  private struct Key: Hashable {
    var message: LogText
    var pattern: ObjectIdentifier
  }

  /// A pattern that misses a message by little.
  struct Near {
    var told: Considered.Partial

    /// How much of its literal bytes is there, in percent.
    var share: Int
  }

  /// How many pairs of a message and a pattern are compared: some seconds' work at most.
  private static let budget = 200_000

  /// How much of a message is compared; a near miss behind it is none.
  private static let messageLimit = 2 << 10

  /// How many results are kept.
  private static let memory = 20_000

  init(budget: Int = NearMisses.budget) { left = budget }

  /// The pattern of a clause that comes nearest to matching a message; nil where none is near.
  func nearest(of clause: Signature.Clause, in message: LogText) -> Near? {
    let text = message.cut(to: Self.messageLimit)
    return clause.patterns.compactMap { near($0, text) }.max { $0.share < $1.share }
  }

  /// What is to be said where not everything was compared.
  var remark: String? {
    leftOut == 0
      ? nil
      : "how far a pattern matches a message was not looked for in \(counted(leftOut, "case")): "
        + "there are too many, or the pattern is too slow"
  }

  private func near(_ pattern: Pattern, _ text: LogText) -> Near? {
    let key = Key(message: text, pattern: ObjectIdentifier(pattern))
    if let known = known[key] { return known }
    guard left > 0 else {
      leftOut += 1
      return nil
    }
    left -= 1
    let found = search(pattern, text)
    if known.count < Self.memory { known[key] = .some(found) }
    return found
  }

  private func search(_ pattern: Pattern, _ text: LogText) -> Near? {
    let id = ObjectIdentifier(pattern)
    let beginning = beginnings[id] ?? PatternBeginnings(pattern)
    beginnings[id] = beginning
    // A pattern that was stopped once would take as long with the next message.
    let longest =
      beginning.hasStopped ? nil : beginning.longestMatch(in: text.bytes[...], using: matcher)
    if beginning.hasStopped { leftOut += 1 }
    guard let longest else { return nil }
    let rest = LogText(text.bytes[longest.range.upperBound...]).cut(to: 60)
    return Near(
      told: Considered.Partial(pattern: pattern.source, matched: longest.length, rest: rest),
      share: 100 * longest.literals / max(longest.literalTotal, 1))
  }
}
