/// The bounds of one match attempt, in PCRE2's own units.
package struct Limits: Hashable, Sendable {
  /// How often PCRE2 may call its internal match function.
  package var matches: UInt32

  /// How deep the interpreter may nest backtracking points.
  package var depth: UInt32

  /// How much heap one attempt may use, in KiB.
  package var heap: UInt32

  /// The largest JIT stack of a thread, in bytes.
  package var jitStack: Int

  package init(
    matches: UInt32 = 1_000_000, depth: UInt32 = 100_000, heap: UInt32 = 16_384,
    jitStack: Int = 1 << 20
  ) {
    self.matches = matches
    self.depth = depth
    self.heap = heap
    self.jitStack = jitStack
  }
}

/// The bound that a match attempt ran into.
package enum Limit: String, Hashable, Sendable {
  case matches = "match limit"
  case depth = "depth limit"
  case heap = "heap limit"
  case internalError = "internal error of PCRE2"
}
