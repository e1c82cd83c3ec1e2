/// How the times of one log are read.
struct LogClock: Sendable {
  let zones: LogZones

  /// The zone of entries that tell none; nil where nobody can tell it.
  let zone: Zone?

  /// Whether that zone is not known, but the same for all of the build's times.
  let isFloating: Bool

  /// The whole offsets of zones that are written without their minutes.
  let whole: [Int: Int]

  /// Whether its times stand as they were written.
  var isPlain: Bool { whole.isEmpty && !zones.lacksZone }

  /// A moment as the log wrote it, on the build's clock.
  func moment(_ moment: Moment, line: Int?) -> Moment? {
    if let written = moment.zone {
      guard let offset = whole[written] else { return moment }
      return Moment(
        milliseconds: moment.milliseconds - (offset - written) * 60_000, zone: offset)
    }
    guard let zone else { return nil }
    if isFloating { return moment }
    let local = moment.milliseconds
    let offsets = zone.offsets(ofLocal: local)
    guard let first = offsets.first, let second = offsets.last else { return nil }
    let offset = first != second && isBehindFold(local, line) ? second : first
    return Moment(milliseconds: local - offset * 60_000, zone: offset)
  }

  /// From when to when the entries reach, as far as their times can be told.
  var reach: ClosedRange<Int>? {
    let ends = zones.runs.flatMap { run in
      [run.moments.lowerBound, run.moments.upperBound].compactMap { milliseconds in
        moment(Moment(milliseconds: milliseconds, zone: run.zone), line: run.line)?.milliseconds
      }
    }
    guard let first = ends.min(), let last = ends.max() else { return nil }
    return first...last
  }

  /// Whether the log has gone back by an hour before a line.
  private func isBehindFold(_ local: Int, _ line: Int?) -> Bool {
    // Without a line only that is known which holds for the whole log.
    zones.folds.contains { fold in
      fold.line <= line ?? 0 && abs(fold.local - local) <= 2 * LogZones.foldSize.upperBound
    }
  }

  /// Whether entries fall into an hour that the clock shows twice, and nothing says into which.
  var isAmbiguous: Bool {
    guard let zone, !isFloating, zones.folds.isEmpty else { return false }
    return zones.runs.contains { run in
      guard run.zone == nil else { return false }
      return zone.repeated.contains { $0.overlaps(run.local) }
    }
  }
}

extension Zone {
  /// The local times that the clock shows twice.
  var repeated: [ClosedRange<Int>] {
    var found: [ClosedRange<Int>] = []
    var before = first
    for change in changes {
      if change.offset < before {
        found.append(change.at + change.offset * 60_000...change.at + before * 60_000 - 1)
      }
      before = change.offset
    }
    return found
  }
}
