/// What a rule says its faults follow from: an earlier fault of the same build.
package struct Follow: Hashable, Sendable {
  /// The signatures of which one recognises the earlier fault.
  package var signatures: [Signature.ID]

  /// The captures that both faults must have in common.
  package var same: [String]

  package init(signatures: [Signature.ID], same: [String] = []) {
    self.signatures = signatures
    self.same = same
  }

  /// Why a fault follows from the other, in words.
  func reason(_ captures: [String: LogText], by rule: Signature.ID) -> String {
    let shared = same.compactMap { name in captures[name].map { "\(name) \($0.shown)" } }
    let common = shared.isEmpty ? "" : ", both of \(shared.joined(separator: " and "))"
    return "\(rule.name) says what it follows from\(common)"
  }
}
