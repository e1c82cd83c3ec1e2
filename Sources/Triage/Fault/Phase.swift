/// The part of a test that failed.
package enum Phase: String, Hashable, Sendable {
  case setup, call, teardown
}
