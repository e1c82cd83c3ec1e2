import CPCRE2

/// Searches texts with patterns, within limits; owns PCRE2's scratch memory, so one per thread.
package final class Matcher {
  private let limits: Limits
  private let context: OpaquePointer?
  private let jitStack: OpaquePointer?
  private var data: OpaquePointer?
  private var pairs: UInt32 = 0

  package init(limits: Limits = Limits()) {
    self.limits = limits
    context = pcre2_match_context_create_8(nil)
    jitStack = pcre2_jit_stack_create_8(32 << 10, limits.jitStack, nil)
    pcre2_set_match_limit_8(context, limits.matches)
    pcre2_set_depth_limit_8(context, limits.depth)
    pcre2_set_heap_limit_8(context, limits.heap)
    pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(jitStack))
  }

  deinit {
    pcre2_match_data_free_8(data)
    pcre2_match_context_free_8(context)
    pcre2_jit_stack_free_8(jitStack)
  }

  /// Finds the first match of a pattern.
  ///
  /// A JIT stack that overflows is no answer: the interpreter, which keeps its stack on the heap,
  /// then decides within the same limits.
  package func firstMatch(of pattern: Pattern, in text: ArraySlice<UInt8>) -> MatchOutcome {
    text.withUnsafeBufferPointer { firstMatch(of: pattern, in: $0) }
  }

  private func firstMatch(of pattern: Pattern, in text: UnsafeBufferPointer<UInt8>) -> MatchOutcome
  {
    reserve(pairs: pattern.pairs)
    var empty: UInt8 = 0
    return withUnsafePointer(to: &empty) { nothing in
      let start = text.baseAddress ?? nothing
      var result = pcre2_match_8(pattern.code, start, text.count, 0, 0, data, context)
      if result == PCRE2_ERROR_JIT_STACKLIMIT {
        result = pcre2_match_8(
          pattern.code, start, text.count, 0, PCRE2_NO_JIT, data, context)
      }
      return outcome(of: result, for: pattern)
    }
  }

  private func reserve(pairs needed: UInt32) {
    guard needed > pairs else { return }
    pcre2_match_data_free_8(data)
    data = pcre2_match_data_create_8(needed, nil)
    pairs = needed
  }

  private func outcome(of result: Int32, for pattern: Pattern) -> MatchOutcome {
    switch result {
    case 1...:
      guard let ovector = pcre2_get_ovector_pointer_8(data) else { return .stopped(.internalError) }
      let captures = pattern.groups.compactMap { group -> Match.Capture? in
        guard group.number < result else { return nil }
        let (start, end) = (ovector[2 * group.number], ovector[2 * group.number + 1])
        // PCRE2_UNSET is the largest size: a group that took no part.
        guard start != Int.max, start != -1, start <= end else { return nil }
        return Match.Capture(name: group.name, range: start..<end)
      }
      // \K in a lookaround can set the start behind the end.
      return .match(Match(range: min(ovector[0], ovector[1])..<ovector[1], captures: captures))
    case PCRE2_ERROR_NOMATCH: return .noMatch
    case PCRE2_ERROR_MATCHLIMIT: return .stopped(.matches)
    case PCRE2_ERROR_DEPTHLIMIT: return .stopped(.depth)
    case PCRE2_ERROR_HEAPLIMIT, PCRE2_ERROR_NOMEMORY: return .stopped(.heap)
    default: return .stopped(.internalError)
    }
  }
}
