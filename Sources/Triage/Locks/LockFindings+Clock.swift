extension LockFindings {
  /// The same with its span on a build's clock; nil where that cannot tell the log's times.
  ///
  /// Entries without a zone are in local time until the logs are merged: nobody knows it while one
  /// log is read.
  func placed(on clock: BuildClock) -> LockFindings? {
    guard !clock.isPlain(log) else { return self }
    guard let reach = clock.reach(of: log) else { return nil }
    // Behind the first line that was left out the log tells too little.
    guard leftOut > 0, let span,
      let last = clock.moment(Moment(milliseconds: span.upperBound), in: log)?.milliseconds
    else { return with(span: reach) }
    return with(span: min(reach.lowerBound, last)...last)
  }

  /// When a block of its events begins at the earliest, on a build's clock.
  func start(of block: EventBlock, on clock: BuildClock?) -> Int {
    guard let clock, !clock.isPlain(log),
      let moment = clock.moment(Moment(milliseconds: block.start), in: log)
    else { return block.start }
    // Without its line nobody knows which of the two hours of a daylight change it is in.
    return moment.milliseconds - 3_600_000
  }
}
