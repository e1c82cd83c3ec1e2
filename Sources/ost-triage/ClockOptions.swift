import ArgumentParser
import Foundation
import Triage

/// What the user says about the clocks of logs that tell no zone.
struct ClockOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The zone of logs that tell none, such as America/New_York or -04:00.", valueName: "zone"))
  var timezone: String?

  func validate() throws {
    guard let timezone, zone == nil else { return }
    // Names are told apart by case, and blanks stand as underscores in them.
    let typed = timezone.lowercased().replacing(" ", with: "_")
    let known = TimeZone.knownTimeZoneIdentifiers.first {
      $0.lowercased() == typed || $0.lowercased().hasSuffix("/\(typed)")
    }
    let cure =
      known.map { "did you mean '\($0)'?" }
      ?? "name one such as 'America/New_York', or an offset such as '-04:00'"
    throw ValidationError("'--timezone' knows no zone '\(timezone)'; \(cure)")
  }

  /// The options as they are typed.
  var words: [String] { timezone.map { ["--timezone=\($0)"] } ?? [] }

  /// The zone, as a plain list of its changes.
  var zone: Zone? {
    guard let timezone else { return nil }
    return Zone(offset: timezone) ?? TimeZone(identifier: timezone).map(Zone.init)
  }
}

extension Zone {
  /// The changes of a zone in the years that logs may come from.
  fileprivate init(_ zone: TimeZone) {
    func minutes(_ date: Date) -> Int { zone.secondsFromGMT(for: date) / 60 }
    let start = Date(timeIntervalSince1970: 946_684_800)  // 2000
    let end = Date(timeIntervalSince1970: 2_524_608_000)  // 2050
    var changes: [Change] = []
    var last = start
    while let next = zone.nextDaylightSavingTimeTransition(after: last), next > last, next < end {
      changes.append(
        Change(at: Int(next.timeIntervalSince1970) * 1000, offset: minutes(next)))
      last = next
    }
    self.init(minutes(start), changes: changes)
  }
}
