/// When a line of a product's log was written, and on whose behalf.
package struct LineContext: Hashable, Sendable {
  /// When, on the log's own clock.
  package var time: Timestamp

  /// The thread that wrote it; empty where the log does not tell.
  package var thread: String

  /// The engine's correlation id, which vdsm calls the flow id; empty where there is none.
  package var action: String

  package init(time: Timestamp, thread: String = "", action: String = "") {
    self.time = time
    self.thread = thread
    self.action = action
  }

  /// Reads the beginning of an entry of any product's log; nil where a line begins none.
  init?(entry line: ArraySlice<UInt8>) {
    if let head = EntryHead(line) {
      guard head.hasDate else { return nil }
      if head.isEngine {
        guard let entry = EngineEntry(line, head: head) else { return nil }
        self.init(
          time: head.timestamp, thread: (entry.thread ?? []).shown,
          action: (entry.correlation ?? []).shown)
      } else {
        guard let entry = VdsmEntry(line, head: head) else { return nil }
        self.init(
          time: head.timestamp, thread: entry.thread.shown, action: (entry.flow ?? []).shown)
      }
    } else if let entry = OldVdsmEntry(line) {
      self.init(time: entry.timestamp, thread: entry.thread.shown)
    } else {
      return nil
    }
  }
}
