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
  mutating func follows(_ part: Entry) -> [RuleFollow] {
    guard let mapping = part.declared.shape.mapping else { return [] }
    return nodes(part).compactMap { node in
      guard let entries = entries(of: node, named: part.name, as: mapping) else { return nil }
      var follow = RuleFollow(signatures: [], same: [])
      for entry in entries {
        let texts = texts(entry)
        if entry.name == "same" { follow.same = texts } else { follow.signatures = texts }
      }
      requireKeys(of: mapping, in: entries, at: place(of: node))
      return follow
    }
  }
}
