import Matching
package import Triage

/// A rule file for a kind of message that nobody has researched yet.
///
/// It passes the check as it stands; what it lacks is the reason, without which its faults stay
/// unexplained.
package struct RuleDraft: Sendable {
  /// The id, which is the path of the file without `.yaml`.
  package let id: String

  /// The whole file.
  package let text: String

  /// Rules that hold for the same messages and have an explanation: somebody must choose.
  package let rivals: [Signature.ID]

  /// How many messages of the kind are built so differently that the draft leaves them out.
  package let leftOut: Int

  private static let exampleLimit = 3

  /// Drafts a rule.
  ///
  /// - Parameters:
  ///   - subject: what it is to recognise.
  ///   - context: the rules and builds around it.
  ///   - wanted: the id that the user wants; nil to make one of the message.
  /// - Throws: why nothing can be drafted.
  package init(
    _ subject: DraftSubject, in context: DraftContext, id wanted: String? = nil
  ) throws(DraftProblem) {
    if let wanted, !Self.isID(wanted) { throw .wrongID(wanted) }
    let templates = subject.keys.count == 1 ? context.catalogue?[subject.keys[0]] ?? [] : []
    let draft = try PatternDraft(
      subject.messages, templates: templates, isWhole: subject.place == .fault)
    let title = DraftTitle(draft.shape)
    let book = context.book
    let component = ComponentGuess.component(of: subject, saying: draft.shape)
    id = wanted ?? Self.free("\(component)/\(title.slug)", in: book)
    let ownID = Signature.ID(id)

    let writer = ExampleWriter(draft.patterns)
    let matches = Self.matches(of: subject, by: writer)
    let rejects = Self.rejects(of: subject, in: context, by: writer)

    let own = subject.recognisedBy == ownID ? nil : subject.recognisedBy
    let known = own.flatMap { book[$0] }
    let isCopied = known.map { $0.signature.scope.narrowness > 0 } ?? false
    let scope =
      isCopied
      ? known.map { ScopeProposal(of: $0.signature) }
        ?? ScopeProposal(subject, among: [], isVague: false)
      : ScopeProposal(subject, among: context.builds, isVague: draft.isVague)
    let rivalry = DraftRivals(
      subject, patterns: draft.patterns, scope: scope, in: book, besides: ownID)
    rivals = rivalry.explained
    leftOut = draft.left.count

    var file = DraftFile()
    file.comment(Self.origin(of: subject))
    file.key("id", id)
    file.key("title", Self.unused(title.text, in: book))
    file.match(
      subject.place, draft.patterns.map(\.source),
      key: draft.isOfCatalogue ? subject.keys.first : nil)
    file.scope(scope)
    file.before(rivalry.unexplained.map(\.name))
    file.explanation(naming: draft.names)
    file.examples(matches: matches, rejects: rejects)
    text = file.text
  }

  /// The first text of each kind that can be told, nearest first the one that was asked for.
  private static func matches(of subject: DraftSubject, by writer: ExampleWriter) -> [String] {
    var matches: [String] = []
    var seen: Set<LogText> = []
    for occurrence in subject.occurrences where matches.count < exampleLimit {
      guard seen.insert(occurrence.messageText).inserted,
        let example = writer.match(occurrence.text), !matches.contains(example)
      else { continue }
      matches.append(example)
    }
    return matches
  }

  /// Messages of other meanings, the nearest first; at least one where any rule has an example.
  private static func rejects(
    of subject: DraftSubject, in context: DraftContext, by writer: ExampleWriter
  ) -> [String] {
    let near = NearestMessages(to: subject.occurrences[0].messageText)
    let others = context.others(than: subject).filter { !writer.holds(for: $0) }
    var texts = near.nearest(exampleLimit, of: others)
    let needed = exampleLimit - texts.count
    if needed > 0 {
      let examples = context.examples(for: subject.place).filter { !writer.holds(for: $0) }
      texts += near.nearest(needed, of: examples)
      // Without a word in common any other message will do.
      if texts.isEmpty { texts = Array((others + examples + context.anyMessages).prefix(1)) }
    }
    var rejects: [String] = []
    for text in texts {
      if let reject = writer.reject(text), !rejects.contains(reject) { rejects.append(reject) }
    }
    return rejects
  }

  /// Where the draft comes from.
  private static func origin(of subject: DraftSubject) -> String {
    let occurrences = subject.occurrences
    guard subject.place == .fault else {
      return "Drafted from one line of a log."
    }
    let builds = Set(occurrences.map(\.build)).sorted()
    let names = builds.prefix(8).map { id in
      let branch = id.branch.map { VisibleText.of($0.name) }
      return [branch, id.number.map(String.init)].compactMap { $0 }.joined(separator: " ")
    }
    .filter { !$0.isEmpty }
    let faults = occurrences.count == 1 ? "1 fault" : "\(occurrences.count) faults"
    let count = builds.count == 1 ? "1 build" : "\(builds.count) builds"
    let list = names.isEmpty ? "" : ": " + names.joined(separator: ", ")
    let more = builds.count > 8 ? " and \(builds.count - 8) more" : ""
    return "Drafted from \(faults) of \(count)\(list)\(more)."
  }

  /// The id, or the same with a number where a rule has it already.
  private static func free(_ id: String, in book: RuleBook) -> String {
    var (free, number) = (id, 1)
    while book[Signature.ID(free)] != nil {
      number += 1
      free = "\(id)-\(number)"
    }
    return free
  }

  /// The title, or the same with a number where a rule has it already.
  private static func unused(_ title: String, in book: RuleBook) -> String {
    let titles = Set(book.signatures.map(\.title.source))
    var (unused, number) = (title, 1)
    while titles.contains(unused) {
      number += 1
      unused = "\(title), kind \(number)"
    }
    return unused
  }

  /// The signature as the file declares it; nil where the file is wrong.
  package var signature: Signature? {
    let file = RuleSource.Text(path: "\(id).yaml", text: text)
    return RuleBook(loading: [RuleSource(.user, .texts([file]))]).signatures.first
  }

  /// Whether a text can be the id of a rule, and the path of its file below a folder.
  package static func isID(_ text: String) -> Bool {
    let isPlain = text.utf8.allSatisfy {
      ($0 >= 0x61 && $0 <= 0x7A) || $0.isDigit || "-_./".utf8.contains($0)
    }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    return isPlain && parts.allSatisfy { !$0.isEmpty && !$0.hasPrefix(".") }
  }
}
