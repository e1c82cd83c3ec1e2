@testable import Triage

/// Makes builds of logs, and reads them as the program does.
enum Clocks {
  /// A log by name, kind and text.
  typealias Log = (name: String, kind: LogKind, text: String)

  private static let signatures = SignatureSet([])

  /// What one log tells.
  static func findings(_ log: Log, readsLocks: Bool = false) -> LogFindings {
    var reader = LogReader(
      log: log.name, kind: log.kind, signatures: signatures, aspects: readsLocks ? .locks : [])
    // In two pieces, so that a line breaks between them.
    let bytes = Array(log.text.utf8)
    reader.consume(bytes[..<(bytes.count / 2)])
    reader.consume(bytes[(bytes.count / 2)...])
    return reader.finish()
  }

  static func clock(_ logs: [Log], timezone: Zone? = nil) -> BuildClock {
    BuildClock(logs.map { findings($0) }, timezone: timezone)
  }

  static func build(_ logs: [Log], timezone: Zone? = nil) -> Build {
    var draft = BuildDraft(source: "x")
    draft.findings = logs.map { findings($0, readsLocks: true) }
    return BuildAssembler.builds(from: [draft], overriding: Build.ID(), timezone: timezone)[0]
  }

  /// An entry of the engine's log; the time is given with its zone.
  static func engine(_ time: String, _ text: String = "x", thread: String = "default task-1")
    -> String
  {
    "\(time) INFO  [org.ovirt.engine.core.bll.XCommand] (\(thread)) [aa] \(text)\n"
  }

  static func vdsm(_ time: String, _ text: String = "x") -> String {
    "\(time) INFO  (jsonrpc/0) [vds] \(text) (vdsmd:1)\n"
  }

  static func supervdsm(_ time: String, _ text: String = "x") -> String {
    "MainProcess|jsonrpc/4::DEBUG::\(time)::api::1::root::(call) \(text)\n"
  }

  /// The event that OST has the engine log when a test begins.
  static func event(_ time: String, _ test: String) -> String {
    engine(time, "EVENT_ID: EXTERNAL_EVENT_NORMAL(9,801), OST invoked: \(test)")
  }

  /// The moment of an entry without a zone in UTC; nil where nobody can tell.
  static func utc(_ clock: BuildClock, _ time: String, in log: String, line: Int? = nil) -> String?
  {
    var index = 0
    guard let time = Timestamp.read(Array(time.utf8)[...], at: &index),
      let moment = clock.moment(time, in: log, line: line)
    else { return nil }
    return Moment(milliseconds: moment.milliseconds, zone: 0).shown
  }

  /// New York's year 2019: daylight saving from 10 March 07:00Z to 3 November 06:00Z.
  static let newYork = Zone(
    -300,
    changes: [
      Zone.Change(at: 1_552_201_200_000, offset: -240),
      Zone.Change(at: 1_572_760_800_000, offset: -300),
    ])
}
