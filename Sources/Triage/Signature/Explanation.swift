/// Why a kind of fault happens.
package struct Explanation: Hashable, Sendable {
  package var status: Status
  package var reason: Template
  package var links: [String]

  package init(status: Status, reason: Template, links: [String]) {
    self.status = status
    self.reason = reason
    self.links = links
  }

  /// Whether somebody has shown the reason to be true.
  package enum Status: String, Hashable, Sendable, CaseIterable {
    case confirmed, hypothesis
  }
}
