/// Tells for each fault of a build which signatures were considered, and why one won or none did.
struct Consideration {
  private let build: Build
  private let set: SignatureSet
  private let examiner: Examiner
  private let indices: [Signature.ID: Int]
  private let nearMisses: NearMisses

  /// Tells the keys of messages.
  private let finder: KeyFinder

  init(of build: Build, by set: SignatureSet, _ examiner: Examiner, _ finder: KeyFinder) {
    self.finder = finder
    self.build = build
    self.set = set
    self.examiner = examiner
    indices = Dictionary(set.signatures.indices.map { (set.signatures[$0].id, $0) }) { $1 }
    nearMisses = NearMisses()
  }

  /// Adds to every fault what was considered for it.
  func explain(_ judged: inout JudgedBuild) {
    for index in judged.faults.indices {
      let (told, total) = considered(for: judged.faults[index])
      judged.faults[index].considered = told
      judged.faults[index].consideredTotal = total
    }
    if let remark = nearMisses.remark {
      judged.notEvaluated.append(NotEvaluated(log: build.source, reason: remark))
    }
  }

  /// What was considered for a fault: the winner, then what came nearest to winning; of many the first,
  /// and how many there are.
  private func considered(for judged: JudgedFault) -> (told: [Considered], total: Int) {
    let fault = judged.fault
    let known = [judged.signature].compactMap { $0 } + judged.also
    let held = known.prefix(Considered.limit).enumerated().map { place, id in
      Considered(
        signature: id, outcome: place == 0 ? .won : .lost,
        reason: place == 0 ? whyWon(judged) : whyLost(id, judged))
    }
    let ids = Set(known)
    let rest = set.signatures.indices.filter { !ids.contains(set.signatures[$0].id) }
    var missed: [(rank: Int, considered: Considered)] = []
    for (index, obstacle) in zip(
      rest,
      examiner.obstacles(to: rest, for: fault, finder.keys(of: fault))
    ) {
      guard let (rank, one) = told(of: index, obstacle, judged) else { continue }
      missed.append((rank, one))
    }
    let ranked = missed.enumerated().sorted {
      ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset)
    }
    let told = (held + ranked.map(\.element.considered)).prefix(Considered.limit)
    return (Array(told), known.count + ranked.count)
  }

  /// What is to be said of a signature that did not win, the more telling with the lower rank.
  private func told(
    of index: Int, _ obstacle: Obstacle?, _ judged: JudgedFault
  ) -> (rank: Int, Considered)? {
    let signature = set.signatures[index]
    // Where no test ran, a line that matches is a fault of its own and says nothing of the others.
    if !signature.looksAtFailure, judged.fault.place == .product { return nil }
    let refusal = signature.scope.refusal(of: judged.fault, of: build.id)
    func made(_ outcome: Considered.Outcome, _ reason: String) -> Considered {
      Considered(signature: signature.id, outcome: outcome, reason: reason)
    }
    switch obstacle {
    case nil:
      if let refusal { return (1, made(.outOfScope, refusal)) }
      if judged.verdict == .notEvaluated {
        return (
          0, made(.lost, "holds, but nobody may say whether one that was stopped stands first")
        )
      }
      if judged.signature == nil || signature.looksAtFailure { return nil }
      return (0, made(.lost, "a line of the build matches; signatures for the message come first"))
    case .stopped(let reason):
      return refusal == nil ? (2, made(.stopped, reason)) : nil
    case .forbidden(let clause, let evidence):
      let place = evidence.map { ", \($0.log):\($0.line)" } ?? ""
      let reason = "what it forbids under not.\(clause.place.rawValue) is there\(place)"
      return (3, made(.missed, reason + Self.andScope(refusal)))
    case .missing(let clause):
      let isNear = signature.looksAtFailure && clause.place.isLog
      if isNear {
        return (3, made(.missed, missing(clause.place) + Self.andScope(refusal)))
      }
      guard clause.place == .fault, refusal == nil,
        let partial = nearMisses.nearest(of: clause, in: judged.fault.message)
      else { return nil }
      var one = made(.missed, "its pattern matches a part of the message")
      one.partial = partial.told
      return (1000 - partial.share, one)
    }
  }

  private static func andScope(_ refusal: String?) -> String {
    refusal.map { "; \($0) as well" } ?? ""
  }

  /// What is said of a clause for a log that has no match.
  private func missing(_ place: Place) -> String {
    let name =
      switch place {
      case .engine, .vdsm, .supervdsm: "\(place.rawValue).log"
      case .console: "the console"
      case .fault, .trace, .key, .log: "any log"
      }
    let isThere = build.logs.contains { place.contains($0.kind) }
    return "its other patterns match, but "
      + (isThere
        ? "no line of \(name) does" : "there is no \(place == .console ? "console" : name)")
  }

  /// Why the winner won.
  private func whyWon(_ judged: JudgedFault) -> String {
    guard let winner = judged.signature.flatMap({ indices[$0] }) else { return "it holds" }
    if judged.isAmbiguous {
      return "as narrow as others that hold: ambiguous, and the weaker verdict stands"
    }
    guard let second = judged.also.first, let other = indices[second] else {
      return "the only one that holds"
    }
    let (won, lost) = (set.signatures[winner], set.signatures[other])
    return won.scope.narrowness > lost.scope.narrowness
      ? "its scope is narrower than that of \(second)"
      : "it says that it stands before \(second)"
  }

  /// Why a signature that holds as well did not win.
  private func whyLost(_ id: Signature.ID, _ judged: JudgedFault) -> String {
    guard let winner = judged.signature, let won = indices[winner], let lost = indices[id] else {
      return "holds as well"
    }
    let (first, second) = (set.signatures[won], set.signatures[lost])
    if first.scope.narrowness > second.scope.narrowness {
      return "holds as well; \(winner) has the narrower scope"
    }
    return first.before.contains(id)
      ? "holds as well; \(winner) says that it stands before this one"
      : "holds as well and is as narrow: ambiguous"
  }
}
