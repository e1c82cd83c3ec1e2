import Matching
import Triage

/// The other rules that hold for the same messages as a draft, where neither would win.
struct DraftRivals {
  /// Those that explain nothing: the draft may well go before them.
  private(set) var unexplained: [Signature.ID] = []

  /// Those with an explanation: a person must say which of them is right.
  private(set) var explained: [Signature.ID] = []

  /// How many different texts of a draft are tried on each rule.
  private static let textLimit = 50

  init(
    _ subject: DraftSubject, patterns: [Pattern], scope: ScopeProposal, in book: RuleBook,
    besides own: Signature.ID
  ) {
    var judge = ExampleJudge(catalogue: nil)
    let matcher = Matcher()
    let narrowness = scope.keys.count
    let texts = Set(subject.occurrences.map(\.text)).sorted().prefix(Self.textLimit)
    for rule in book.rules where rule.signature.id != own {
      let isKnown = rule.signature.id == subject.recognisedBy
      guard isKnown || rule.signature.scope.narrowness == narrowness else { continue }
      let holdsForOwn =
        isKnown
        || texts.contains { text in
          judge.holds(rule, for: [ExampleJudge.Text(place: subject.place, bytes: text.bytes)])
        }
      let isOverlapping =
        holdsForOwn
        || rule.examples.matches.contains { example in
          ExampleJudge.texts(of: example, for: rule).contains { text in
            Self.sees(text.place, from: subject.place)
              && patterns.contains { matcher.matches($0, LogText(text.bytes)) }
          }
        }
      guard isOverlapping else { continue }
      if rule.signature.explanation == nil {
        unexplained.append(rule.signature.id)
      } else {
        explained.append(rule.signature.id)
      }
    }
  }

  private static func sees(_ text: Place, from place: Place) -> Bool {
    text == place || text.isLog && place.isLog && (text == .log || place == .log)
  }
}
