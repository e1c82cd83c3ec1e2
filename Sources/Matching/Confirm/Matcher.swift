import CPCRE2

/// Searches texts with patterns, within limits; owns PCRE2's scratch memory, so one per thread.
///
/// A short text is searched in one go with a match limit that no ordinary search reaches. A long
/// one is searched window by window: PCRE2 sees the text up to a little behind the window and says
/// whether it wanted to look further (a partial match). Only where it did, or where the match limit
/// was reached, the window is searched once more in the whole text and every step is counted. So
/// a search that is quadratic or worse is always counted, and an ordinary one never pays for it.
package final class Matcher {
  let limits: Limits

  /// Is told what searching costs, where somebody asks.
  private let profile: SearchProfile?

  /// What searches took so far that belong together; nil where nothing bounds them but their own limits.
  let work: SearchWork?
  private let lineContext: OpaquePointer?
  /// PCRE2 refuses code for lines in a context with an offset limit, hence a context of its own.
  private let windowContext: OpaquePointer?
  private let countingContext: OpaquePointer?
  private let jitStack: OpaquePointer?
  private var data: OpaquePointer?
  private var pairs: UInt32 = 0

  package init(
    limits: Limits = Limits(), profile: SearchProfile? = nil, work: SearchWork? = nil
  ) {
    self.limits = limits
    self.profile = profile
    self.work = work
    lineContext = pcre2_match_context_create_8(nil)
    windowContext = pcre2_match_context_create_8(nil)
    countingContext = pcre2_match_context_create_8(nil)
    jitStack = pcre2_jit_stack_create_8(32 << 10, limits.jitStack, nil)
    for context in [lineContext, windowContext, countingContext] {
      pcre2_set_depth_limit_8(context, limits.depth)
      pcre2_set_heap_limit_8(context, limits.heap)
      pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(jitStack))
    }
    // Here the steps are counted one by one, so PCRE2's own count must not come first.
    pcre2_set_match_limit_8(countingContext, UInt32.max)
  }

  deinit {
    pcre2_match_data_free_8(data)
    pcre2_match_context_free_8(lineContext)
    pcre2_match_context_free_8(windowContext)
    pcre2_match_context_free_8(countingContext)
    pcre2_jit_stack_free_8(jitStack)
  }

  /// Finds the first match of a pattern.
  package func firstMatch(of pattern: Pattern, in text: ArraySlice<UInt8>) -> MatchOutcome {
    work?.bytes += text.count
    return text.withUnsafeBufferPointer { firstMatch(of: pattern, in: $0) }
  }

  /// Finds the first match of a pattern in bytes that stay where they are during the call.
  func firstMatch(of pattern: Pattern, in text: UnsafeBufferPointer<UInt8>) -> MatchOutcome {
    if let work, work.hasGivenUp(pattern) { return refuse(pattern) }
    let search = Search(pattern, text)
    guard let profile else { return find(search) }
    return measure(search, SearchWindow(whole: text.count), profile) { find(search) }
  }

  /// The outcome of a search that is not made, because its pattern is given up.
  private func refuse(_ pattern: Pattern) -> MatchOutcome {
    if let profile {
      var costs = SearchProfile.Costs()
      costs.limits[.total] = 1
      profile.add(costs, to: pattern)
    }
    return .stopped(.total)
  }

  private func find(_ search: Search) -> MatchOutcome {
    let limit =
      search.isInterpreted ? SearchWindow.longestWholeInterpreted : SearchWindow.longestWhole
    return search.text.count > limit ? searchLong(search) : searchShort(search)
  }

  /// Finds the first match in a window of several lines that begins in its first line.
  ///
  /// - Parameters:
  ///   - pattern: the pattern.
  ///   - text: the window.
  ///   - lastStart: the last offset at which the match may begin.
  ///   - isCut: whether the text goes on behind the window.
  /// - Returns: the outcome, with offsets from the window's start.
  func firstMatch(
    of pattern: Pattern, inWindow text: UnsafeBufferPointer<UInt8>, startingBy lastStart: Int,
    isCut: Bool
  ) -> MatchOutcome {
    if let work, work.hasGivenUp(pattern) { return refuse(pattern) }
    let search = Search(pattern, text)
    let window = SearchWindow(firstStart: 0, lastStart: lastStart, seen: text.count)
    guard let profile else { return find(search, inWindow: window, isCut: isCut) }
    return measure(search, window, profile) { find(search, inWindow: window, isCut: isCut) }
  }

  private func find(
    _ search: Search, inWindow window: SearchWindow, isCut: Bool
  ) -> MatchOutcome {
    let pattern = search.pattern
    guard let code = pattern.code(for: search.isValid ? .windows : .invalid) else {
      return .stopped(.syntax)
    }
    var counter = StepCounter(limits, isInterpreted: search.isInterpreted)
    pcre2_set_offset_limit_8(windowContext, window.lastStart)
    var result = match(code, search, window, options: 0, in: windowContext)
    if result == PCRE2_ERROR_MATCHLIMIT { result = countWithinWork(search, window, with: &counter) }
    guard result == PCRE2_ERROR_NOMATCH, isCut else { return outcome(of: result, pattern, counter) }
    // Partial matches are lost in bytes that are no UTF-8, so there nobody knows.
    guard search.isValid else { return .stopped(.window) }
    let soft = UInt32(PCRE2_PARTIAL_SOFT)
    result = match(code, search, window, options: soft, in: windowContext)
    if result == PCRE2_ERROR_MATCHLIMIT {
      counter = StepCounter(limits, isInterpreted: true)
      result = countWithinWork(search, window, options: soft, with: &counter)
    }
    return result == PCRE2_ERROR_PARTIAL
      ? .stopped(.window) : outcome(of: result, pattern, counter)
  }

  /// What is searched for, and where.
  struct Search {
    let pattern: Pattern
    let text: UnsafeBufferPointer<UInt8>
    /// Whether the text is UTF-8.
    let isValid: Bool
    let isInterpreted: Bool

    init(_ pattern: Pattern, _ text: UnsafeBufferPointer<UInt8>) {
      self.pattern = pattern
      self.text = text
      isValid = text.isUTF8
      isInterpreted = !isValid || pattern.isInterpreted
    }
  }

  /// Which part of a text is at hand, and where in it matches may begin.
  struct Piece {
    var firstStart = 0
    var lastStart: Int
    var isFirst = true
    var isLast = true

    init(whole text: UnsafeBufferPointer<UInt8>) {
      lastStart = text.count
    }

    init(firstStart: Int, lastStart: Int, isFirst: Bool, isLast: Bool) {
      self.firstStart = firstStart
      self.lastStart = lastStart
      self.isFirst = isFirst
      self.isLast = isLast
    }
  }

  private func searchShort(_ search: Search) -> MatchOutcome {
    guard let code = search.pattern.code(for: search.isValid ? .lines : .invalid) else {
      return .stopped(.syntax)
    }
    let window = SearchWindow(whole: search.text.count)
    // Only code that is made for it may be used in a context with an offset limit.
    let context = search.isValid ? lineContext : windowContext
    pcre2_set_offset_limit_8(windowContext, window.lastStart)
    let result = match(code, search, window, options: 0, in: context)
    if result != PCRE2_ERROR_MATCHLIMIT { return outcome(of: result, search.pattern) }
    var counter = StepCounter(limits, isInterpreted: search.isInterpreted)
    return outcome(of: countWithinWork(search, window, with: &counter), search.pattern, counter)
  }

  private func searchLong(_ search: Search) -> MatchOutcome {
    let (pattern, text) = (search.pattern, search.text)
    // Where bytes are no UTF-8, PCRE2 cuts the text into pieces and loses partial matches in them.
    guard search.isValid, pattern.canBeSearchedInWindows else {
      var counter = StepCounter(limits, isInterpreted: search.isInterpreted)
      let whole = SearchWindow(whole: text.count)
      return outcome(of: countWithinWork(search, whole, with: &counter), pattern, counter)
    }
    return searchWindows(of: search, in: Piece(whole: text), SearchBudget(limits)).outcome
  }

  /// Searches a piece of a line that is too long to be held.
  func searchPiece(
    of search: Search, in piece: Piece, _ budget: SearchBudget
  ) -> (outcome: MatchOutcome, rest: SearchBudget) {
    if let work, work.hasGivenUp(search.pattern) { return (refuse(search.pattern), budget) }
    guard let profile else { return searchWindows(of: search, in: piece, budget) }
    var rest = budget
    let window = SearchWindow(
      firstStart: piece.firstStart, lastStart: piece.lastStart, seen: search.text.count)
    let outcome = measure(search, window, profile) {
      let result = searchWindows(of: search, in: piece, budget)
      rest = result.rest
      return result.outcome
    }
    return (outcome, rest)
  }

  /// Searches a text, or a piece of one, window by window.
  ///
  /// - Returns: the outcome and what is left of the budget.
  private func searchWindows(
    of search: Search, in piece: Piece, _ budget: SearchBudget
  ) -> (outcome: MatchOutcome, rest: SearchBudget) {
    let (pattern, text) = (search.pattern, search.text)
    // Compiling is no part of the search, so it comes before the clock starts.
    guard let code = pattern.code(for: .windows) else { return (.stopped(.syntax), budget) }
    // Code is not made for counting and partial matches at once: the interpreter does it.
    var counter = StepCounter(budget, isInterpreted: search.isInterpreted || !piece.isLast)
    let mayGoOn = piece.isLast ? 0 : PCRE2_PARTIAL_HARD
    let options = piece.isFirst ? 0 : UInt32(PCRE2_NOTBOL)
    var next = SearchWindow(of: text, from: piece.firstStart, through: piece.lastStart)
    while let window = next {
      pcre2_set_offset_limit_8(windowContext, window.lastStart)
      let partial = window.seen < text.count ? PCRE2_PARTIAL_HARD : mayGoOn
      var result = match(code, search, window, options: options | partial, in: windowContext)
      // A partial match, a limit, or an endless recursion that the end of the text would rule out.
      if result < 0, result != PCRE2_ERROR_NOMATCH {
        result = countWithinWork(search, window, options: options | mayGoOn, with: &counter)
      }
      counter.note(window, of: pattern)
      counter.checkTime()
      if result == PCRE2_ERROR_PARTIAL { return (.stopped(.length), counter.rest) }
      if result != PCRE2_ERROR_NOMATCH || counter.stopped != nil {
        return (outcome(of: result, pattern, counter), counter.rest)
      }
      next = window.following(in: text, through: piece.lastStart)
    }
    return (.noMatch, counter.rest)
  }

  /// Whether a result of PCRE2 says that a search was given up.
  static func isStopped(_ result: Int32) -> Bool { result < 0 && result != PCRE2_ERROR_NOMATCH }

  /// Searches a window in the whole text, counting every step, where the work so far allows it.
  private func countWithinWork(
    _ search: Search, _ window: SearchWindow, options: UInt32 = 0,
    with counter: inout StepCounter
  ) -> Int32 {
    guard let work else { return count(search, window, options: options, with: &counter) }
    guard !work.isSpent else {
      work.giveUp(search.pattern)
      counter.stop(at: .total)
      return PCRE2_ERROR_INTERNAL
    }
    let before = counter.left
    let result = count(search, window, options: options, with: &counter)
    // Where the clock came first, the steps say too little.
    let steps = before - counter.left
    work.note(counter.stopped == .time ? max(steps, limits.steps) : steps, of: search.pattern)
    return result
  }

  /// Searches a window in the whole text, counting every step.
  func count(
    _ search: Search, _ window: SearchWindow, options: UInt32 = 0,
    with counter: inout StepCounter
  ) -> Int32 {
    let code = counter.whileWaiting {
      search.pattern.code(for: search.isValid ? .counting : .countingInvalid)
    }
    guard let code else {
      // With callouts the code of a huge expression is larger than PCRE2 allows.
      counter.stop(at: .steps)
      return PCRE2_ERROR_INTERNAL
    }
    return withUnsafeMutablePointer(to: &counter) { counter in
      pcre2_set_callout_8(countingContext, StepCounter.callout, counter)
      defer { pcre2_set_callout_8(countingContext, nil, nil) }
      pcre2_set_offset_limit_8(countingContext, window.lastStart)
      var whole = window
      whole.seen = search.text.count
      return match(code, search, whole, options: options, in: countingContext)
    }
  }

  /// Calls PCRE2.
  ///
  /// A JIT stack that overflows is no answer: the interpreter, which keeps its stack on the heap,
  /// then decides within the same limits.
  private func match(
    _ code: Code, _ search: Search, _ window: SearchWindow, options: UInt32,
    in context: OpaquePointer?
  ) -> Int32 {
    if code.pairs > pairs {
      pcre2_match_data_free_8(data)
      data = pcre2_match_data_create_8(code.pairs, nil)
      pairs = code.pairs
    }
    let options = search.isValid ? options | PCRE2_NO_UTF_CHECK : options
    if context != countingContext { pcre2_set_match_limit_8(context, window.matchLimit) }
    var empty: UInt8 = 0
    return withUnsafePointer(to: &empty) { nothing in
      let start = search.text.baseAddress ?? nothing
      let result = pcre2_match_8(
        code.handle, start, window.seen, window.firstStart, options, data, context)
      guard result == PCRE2_ERROR_JIT_STACKLIMIT else { return result }
      return pcre2_match_8(
        code.handle, start, window.seen, window.firstStart, options | PCRE2_NO_JIT, data, context)
    }
  }

  private func outcome(
    of result: Int32, _ pattern: Pattern, _ counter: StepCounter? = nil
  ) -> MatchOutcome {
    switch result {
    case 1...: return match(of: result, pattern).map { .match($0) } ?? .stopped(.internalError)
    case _ where counter?.stopped != nil: return .stopped(counter?.stopped ?? .internalError)
    case PCRE2_ERROR_NOMATCH: return .noMatch
    case PCRE2_ERROR_MATCHLIMIT: return .stopped(.steps)
    case PCRE2_ERROR_DEPTHLIMIT: return stop(pattern, at: .depth)
    case PCRE2_ERROR_HEAPLIMIT, PCRE2_ERROR_NOMEMORY: return stop(pattern, at: .heap)
    default: return .stopped(.internalError)
    }
  }

  /// The outcome of a search that a bound stopped which is not counted in steps.
  private func stop(_ pattern: Pattern, at limit: Limit) -> MatchOutcome {
    work?.note(limits.steps / Self.costOfMemory, of: pattern)
    return .stopped(limit)
  }

  /// Filling the memory that a search may have takes this part of the time of its steps, or less.
  private static let costOfMemory = 4

  private func match(of result: Int32, _ pattern: Pattern) -> Match? {
    guard let ovector = pcre2_get_ovector_pointer_8(data) else { return nil }
    let captures = pattern.groups.compactMap { group -> Match.Capture? in
      guard group.number < result else { return nil }
      let (start, end) = (ovector[2 * group.number], ovector[2 * group.number + 1])
      // PCRE2_UNSET is the largest size: a group that took no part.
      guard start != Int.max, start != -1, start <= end else { return nil }
      return Match.Capture(name: group.name, range: start..<end)
    }
    // \K in a lookaround can set the start behind the end.
    return Match(range: min(ovector[0], ovector[1])..<ovector[1], captures: captures)
  }
}
