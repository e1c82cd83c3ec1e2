extension Matcher {
  /// Counts the steps of a search through the whole of a text.
  ///
  /// - Returns: the steps; nil where the search was stopped or the pattern is wrong.
  package func steps(of pattern: Pattern, in text: ArraySlice<UInt8>) -> Int? {
    text.withUnsafeBufferPointer { text in
      let search = Search(pattern, text)
      var counter = StepCounter(limits, isInterpreted: search.isInterpreted)
      let result = count(search, SearchWindow(whole: text.count), with: &counter)
      guard counter.stopped == nil, !Self.isStopped(result) else { return nil }
      return limits.steps - counter.rest.steps
    }
  }
}
