import Triage

/// The rules of a run: shipped ones and the user's own.
package struct RuleBook: Sendable {
  package init() {}
}
