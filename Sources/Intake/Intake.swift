import Triage

/// The outside world: paths, standard input, containers and compression become builds.
package struct Intake: Sendable {
  package init() {}
}
