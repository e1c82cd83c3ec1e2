/// The room for traces that all parsers of one console share until the console ends.
///
/// Each of them may find thousands of failures, and all of those wait to be completed.
final class TraceBudget {
  private var room = LogFindings.traceLimit

  /// The trace as far as there is room for it.
  func fitted(_ trace: Trace) -> Trace {
    var trace = trace
    trace.fit(into: &room)
    return trace
  }
}
