/// The first events of several logs, in bounded memory; copies of a line are told once.
///
/// A folder may hold one log twice, at two ages, and a console may quote it: of each line there are
/// as many events as the log has that tells it most often. Lines of two hosts are no copies.
struct TimelineSelection {
  private let limit: Int
  private var events: [TimelineEvent] = []

  /// How often each line was told by the logs before, and by this one.
  private var known: [Copy: Int] = [:]
  private var counts: [Copy: Int] = [:]
  private var host = ""

  private struct Copy: Hashable {
    var at: Int
    var host: String
    var context: LineContext
    var kind: TimelineEvent.Kind
    var text: LogText
  }

  init(limit: Int) { self.limit = limit }

  /// Goes on to the next log.
  mutating func begin(_ log: String) {
    known.merge(counts) { max($0, $1) }
    counts.removeAll(keepingCapacity: true)
    host = Self.host(of: log)
  }

  mutating func add(_ event: TimelineEvent) {
    let at = event.moment?.milliseconds ?? .max
    let copy = Copy(at: at, host: host, context: event.context, kind: event.kind, text: event.text)
    let number = counts[copy, default: 0] + 1
    counts[copy] = number
    guard number > known[copy, default: 0] else { return }
    events.append(event)
    guard events.count >= 4 * limit else { return }
    events = Array(sorted.prefix(limit))
    // What lies behind those is of no use any more, and neither are its copies.
    let last = events.last?.moment?.milliseconds ?? .max
    known = known.filter { $0.key.at <= last }
    counts = counts.filter { $0.key.at <= last }
  }

  /// The events in the order of time.
  var sorted: [TimelineEvent] { events.sorted(by: <) }

  /// The folder of the machine whose log it is; empty where the path does not tell.
  private static func host(of log: String) -> String {
    let parts = log.split(separator: "/")
    let inside = parts.firstIndex { $0.hasPrefix("_var_log") || $0 == "var" }
    return inside.flatMap { $0 > 0 ? String(parts[$0 - 1]) : nil } ?? ""
  }
}
