/// Finds the faults of a build that follow from one cause.
///
/// Only evidence or a rule makes one fault the victim of another: a fixture that failed for several
/// tests, a fault that is a step of another's proof, an action that vdsm and the engine both tell, a
/// rule that says what its faults follow from.
/// That one came before the other is never enough. A victim keeps its own verdict, and counts by it.
struct Cascade {
  private let set: SignatureSet
  private let indices: [Signature.ID: Int]

  /// Why a fault is another's victim.
  struct Link {
    var root: Int
    var reason: String
  }

  init(by set: SignatureSet) {
    self.set = set
    indices = Dictionary(set.signatures.indices.map { (set.signatures[$0].id, $0) }) { $1 }
  }

  /// Gives the faults that follow from others their roots.
  func settle(_ faults: inout [JudgedFault], in build: Build) {
    guard faults.count > 1 else { return }
    var links: [Int: Link] = [:]
    for found in [
      sharedFixtures(of: faults), provedSteps(of: faults),
      SharedAction(of: faults, in: build).links, declared(of: faults),
    ] {
      links.merge(found) { first, _ in first }
    }
    for (victim, link) in links {
      guard let root = Self.last(of: victim, links) else { continue }
      faults[victim].root = root
      faults[victim].rootReason = link.reason
    }
  }

  /// The root behind all links from a fault; nil where they lead in a circle.
  private static func last(of victim: Int, _ links: [Int: Link]) -> Int? {
    var (root, seen) = (victim, Set([victim]))
    while let next = links[root]?.root {
      guard seen.insert(next).inserted else { return nil }
      root = next
    }
    return root
  }

  /// Tests that wanted one fixture of a wide scope, which failed once and is told for each of them.
  private func sharedFixtures(of faults: [JudgedFault]) -> [Int: Link] {
    var first: [WideFixture.Run: Int] = [:]
    var links: [Int: Link] = [:]
    for (index, judged) in faults.enumerated() {
      let runs = WideFixture.runs(behind: judged.fault)
      let known = runs.compactMap { run in first[run].map { (run, $0) } }.min { $0.1 < $1.1 }
      if let (run, root) = known {
        let name = "\(run.fixture.scope.rawValue) fixture \(run.fixture.name.shown)"
        links[index] = Link(root: root, reason: "the \(name) failed for all of them")
      }
      for run in runs where first[run] == nil { first[run] = index }
    }
    return links
  }

  /// Faults that an earlier step of another's proof is.
  private func provedSteps(of faults: [JudgedFault]) -> [Int: Link] {
    var owners: [LockPlace: Int] = [:]
    for (index, judged) in faults.enumerated() where judged.fault.place == .product {
      for evidence in judged.fault.evidence {
        owners[LockPlace(log: evidence.log, line: evidence.line)] = index
      }
    }
    guard owners.count > 1 else { return [:] }
    var links: [Int: Link] = [:]
    for (index, judged) in faults.enumerated() where judged.proof == .proved {
      for step in judged.chain {
        let place = LockPlace(log: step.evidence.log, line: step.evidence.line)
        guard let owner = owners[place] else { continue }
        // Behind its own line the steps are what follows from it.
        if owner == index { break }
        links[index] = Link(
          root: owner, reason: "\(place.log):\(place.line) is a step of its proof")
        break
      }
    }
    return links
  }

  /// Faults of which their rule says what they follow from.
  private func declared(of faults: [JudgedFault]) -> [Int: Link] {
    var links: [Int: Link] = [:]
    for (index, judged) in faults.enumerated() {
      guard let id = judged.signature, let at = indices[id] else { continue }
      for follow in set.signatures[at].follows {
        let root = faults[..<index].firstIndex { earlier in
          guard let signature = earlier.signature, follow.signatures.contains(signature) else {
            return false
          }
          return follow.same.allSatisfy { name in
            judged.captures[name] != nil && judged.captures[name] == earlier.captures[name]
          }
        }
        guard let root else { continue }
        links[index] = Link(root: root, reason: follow.reason(judged.captures, by: id))
        break
      }
    }
    return links
  }
}
