import Triage
import Yams

/// What a rule's faults follow from, as written.
struct RuleFollow: Sendable {
  var signatures: [RuleText]
  var same: [RuleText]

  var follow: Follow {
    Follow(
      signatures: signatures.map { Signature.ID($0.value) }, same: same.map(\.value))
  }
}

extension RuleDecoder {
  /// Reads one way in which faults follow from others, or a list of them.
  mutating func follows(_ node: Node) -> [RuleFollow] {
    let cure = "write as in {signatures: [network/some-rule], same: [nic]}"
    let nodes: [Node] =
      if case .sequence = node { items(of: node, named: "follows", cure: cure) } else { [node] }
    return nodes.compactMap { node in
      guard
        let entries = entries(
          of: node, named: "follows", keys: ["signatures", "same"], cure: cure)
      else { return nil }
      var follow = RuleFollow(signatures: [], same: [])
      for entry in entries {
        let texts = texts(entry.node, named: entry.key.value, cure: cure)
        if entry.key.value == "same" { follow.same = texts } else { follow.signatures = texts }
      }
      if !entries.contains(where: { $0.key.value == "signatures" }) {
        report(.missingKey, "'follows' names no signatures", at: place(of: node), help: cure)
        return nil
      }
      return follow
    }
  }
}
