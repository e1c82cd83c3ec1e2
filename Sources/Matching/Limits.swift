/// The bounds of one search of a pattern in one text.
package struct Limits: Hashable, Sendable {
  /// How many steps a search may take once it is found to be slow.
  ///
  /// A step is one item of the pattern tried at one place, or ``bytesPerStep`` bytes passed over in
  /// one go. They are counted by PCRE2's callouts, so they are the same on every run.
  package var steps: Int

  /// How deep the interpreter may nest backtracking points.
  package var depth: UInt32

  /// How much heap one attempt may use, in KiB.
  package var heap: UInt32

  /// The largest JIT stack of a thread, in bytes.
  package var jitStack: Int

  /// How much processor time of its thread a search may take, in milliseconds; a backstop.
  package var milliseconds: Int

  /// How many bytes passed over cost as much as one item tried.
  static let bytesPerStep = 32

  package init(
    steps: Int = 5_000_000, depth: UInt32 = 100_000, heap: UInt32 = 16_384,
    jitStack: Int = 1 << 20, milliseconds: Int = 250
  ) {
    self.steps = steps
    self.depth = depth
    self.heap = heap
    self.jitStack = jitStack
    self.milliseconds = milliseconds
  }
}

/// The bound that a search ran into.
package enum Limit: String, Hashable, Sendable {
  case steps = "step limit"
  case depth = "depth limit"
  case heap = "heap limit"
  case time = "time limit"
  /// The pattern, or all together, took too many steps in one log or build; see ``SearchWork``.
  case total = "total step limit"
  /// The pattern wants to see more lines at once than a ``LineWindow`` holds.
  case window = "window of 50 lines or 32 KiB"
  /// The pattern wants to see more of a line at once than ``PatternScanner/lineLimit``.
  case length = "limit of 1 MiB of a line"
  case syntax = "syntax error"
  case internalError = "internal error of PCRE2"
}
