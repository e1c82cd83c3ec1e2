import Synchronization

/// One PCRE2 expression, compiled when it is first needed and usable from any number of threads.
///
/// Patterns are UTF-8 and match bytes: text that is no UTF-8 neither stops nor hides a match (what
/// `PCRE2_MATCH_INVALID_UTF` promises). Matching itself is done by a ``Matcher``, which owns the scratch
/// memory that PCRE2 wants per thread.
package final class Pattern: Sendable {
  /// The expression as it was written.
  package let source: String

  /// A named group and its number.
  package struct Group: Hashable, Sendable {
    package let name: String
    package let number: Int
  }

  private let knownGroups: Mutex<[Group]?>
  private let lineCode = AtomicLazyReference<Code>()
  private let windowCode = AtomicLazyReference<Code>()
  private let countingCode = AtomicLazyReference<Code>()
  private let invalidCode = AtomicLazyReference<Code>()
  private let countingInvalidCode = AtomicLazyReference<Code>()

  /// Checks an expression.
  ///
  /// It is compiled for matching when it first meets a candidate; most patterns of a large set never
  /// do, and the check costs a tenth of that.
  ///
  /// - Parameter source: a PCRE2 expression; matched as UTF-8, `\C` is refused.
  /// - Throws: what PCRE2 finds wrong, with the place in bytes.
  package init(_ source: String) throws(PatternSyntaxError) {
    let code = try Code(source, for: .check)
    self.source = source
    isInterpreted = Code.isInterpreted(source)
    knownGroups = Mutex(code.groups)
  }

  /// Takes an expression that was checked before, as a compiled set of rules holds it.
  ///
  /// An expression that is wrong after all stops with ``Limit/syntax`` on every line that it might
  /// match.
  package init(checked source: String) {
    self.source = source
    isInterpreted = Code.isInterpreted(source)
    knownGroups = Mutex(nil)
  }

  /// The named groups, in the order of their numbers.
  package var groups: [Group] {
    knownGroups.withLock { known in
      if let known { return known }
      let groups = (try? Code(source, for: .check))?.groups ?? []
      known = groups
      return groups
    }
  }

  /// Whether the interpreter decides, not machine code.
  ///
  /// JIT of PCRE2 10.42 finds other matches than the interpreter does where a pattern calls a group
  /// of itself (`(?R)`, `(?1)`, `\g<name>`), has a verb such as `(*THEN)`, or an atomic group with
  /// alternatives: `(?>a*b|.+)$` matches `aabx` from its second byte instead of its last.
  let isInterpreted: Bool

  /// Whether a search may be taken up again in the middle of a text.
  ///
  /// `\G` stands for the place where a search begins, and backtracking verbs end a whole search.
  var canBeSearchedInWindows: Bool { lacks("\\G") && lacks("(*") }

  /// Whether some bytes are nowhere in the expression; to a String a mark behind them hides them.
  private func lacks(_ text: String) -> Bool { source.utf8.firstRange(of: text.utf8) == nil }

  /// Whether a search may be taken up again where only so many bytes before it are at hand.
  func canBeSearchedInPieces(with before: Int) -> Bool {
    guard canBeSearchedInWindows, lacks("\\A"), let code = code(for: .windows) else {
      return false
    }
    // A character has four bytes at most.
    return code.lookbehind * 4 <= before
  }

  /// The code for a purpose, compiled where it is missing; nil where the expression is wrong.
  func code(for purpose: Code.Purpose) -> Code? {
    switch purpose {
    case .lines: code(for: purpose, in: lineCode)
    case .windows: code(for: purpose, in: windowCode)
    case .counting: code(for: purpose, in: countingCode)
    case .invalid: code(for: purpose, in: invalidCode)
    case .countingInvalid: code(for: purpose, in: countingInvalidCode)
    case .check: try? Code(source, for: .check)
    }
  }

  private func code(
    for purpose: Code.Purpose, in reference: borrowing AtomicLazyReference<Code>
  ) -> Code? {
    if let code = reference.load() { return code }
    // Two threads may compile at the same time; the first to finish is kept.
    return (try? Code(source, for: purpose)).map { reference.storeIfNil($0) }
  }
}
