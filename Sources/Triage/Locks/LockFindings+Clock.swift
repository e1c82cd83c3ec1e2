extension LockFindings {
  /// The same with all moments on a build's clock; nil where it cannot tell those of the log.
  ///
  /// Entries without a zone are in local time until here: nobody knows it while one log is read.
  func placed(on clock: BuildClock) -> LockFindings? {
    guard !clock.isPlain(log) else { return self }
    var placed = self
    placed.events = events.compactMap { event in
      guard let moment = clock.moment(event.moment, in: log, line: event.line) else { return nil }
      var event = event
      event.moment = moment
      return event
    }
    guard let reach = clock.reach(of: log) else { return nil }
    placed.span = reach
    // Behind the first line that was left out the log tells too little.
    if leftOut > 0, let last = placed.events.map(\.moment.milliseconds).max() {
      placed.span = min(reach.lowerBound, last)...last
    }
    return placed
  }
}
