/// An entry of a product's log as the timeline sees it.
struct TimelineLine {
  var timestamp: Timestamp
  var level: LogLevel
  var source: LogKind
  var kind: TimelineEvent.Kind
  var thread: ArraySlice<UInt8>

  /// The engine's correlation id or vdsm's flow id.
  var action: ArraySlice<UInt8> = []

  /// The id that joins the beginning of an engine's command on a host to its end.
  var logID: ArraySlice<UInt8> = []

  var message: ArraySlice<UInt8>

  /// Reads a line of engine.log, vdsm.log or supervdsm.log; nil where it cannot matter.
  init?(_ line: ArraySlice<UInt8>) {
    if let head = EntryHead(line) {
      guard head.hasDate else { return nil }
      if head.isEngine {
        guard let entry = EngineEntry(line, head: head) else { return nil }
        self.init(entry)
      } else {
        guard let entry = VdsmEntry(line, head: head) else { return nil }
        self.init(entry)
      }
    } else if let entry = OldVdsmEntry(line) {
      self.init(entry)
    } else {
      return nil
    }
  }

  private init?(_ entry: EngineEntry) {
    let message = entry.message
    var id: ArraySlice<UInt8> = []
    if let call = Self.call(message), let at = message.range(of: ", log id: ") {
      kind = call
      id = message[at.upperBound...].prefix { $0.isWord }
    } else if let kind = Self.engine(message) {
      self.kind = kind
    } else {
      guard entry.level >= .warn else { return nil }
      kind = .alarm
    }
    (timestamp, level, source) = (entry.timestamp, entry.level, .engine)
    (thread, action, logID) = (entry.thread ?? [], entry.correlation ?? [], id)
    self.message = message
  }

  private init?(_ entry: VdsmEntry) {
    let message = ProductMessage.withoutContext(entry.message)
    let flow = entry.flow ?? []
    if let kind = Self.verb(message, isWanted: !flow.isEmpty || entry.logger.equals("api.network"))
    {
      self.kind = kind
    } else {
      guard entry.level >= .warn else { return nil }
      kind = .alarm
    }
    (timestamp, level, source) = (entry.timestamp, entry.level, .vdsm)
    (thread, action) = (entry.thread, flow)
    self.message = entry.message
  }

  private init?(_ entry: OldVdsmEntry) {
    let message = entry.message
    if message.starts(with: "call "), entry.isSupervdsm {
      kind = .start
    } else if message.starts(with: "return "), entry.isSupervdsm {
      kind = .finish
    } else if message.starts(with: "Error in "), entry.isSupervdsm {
      kind = .failed
    } else {
      guard entry.level >= .warn else { return nil }
      kind = .alarm
    }
    (timestamp, level) = (entry.timestamp, entry.level)
    source = entry.isSupervdsm ? .supervdsm : .vdsm
    (thread, self.message) = (entry.thread, message)
  }

  /// What a message of the engine about a command on a host tells.
  private static func call(_ message: ArraySlice<UInt8>) -> TimelineEvent.Kind? {
    if message.starts(with: "START, ") { return .start }
    if message.starts(with: "FINISH, ") { return .finish }
    return message.starts(with: "ERROR, ") ? .failed : nil
  }

  private static func engine(_ message: ArraySlice<UInt8>) -> TimelineEvent.Kind? {
    if ProductMessage.isRefusal(message) { return .refusal }
    if ProductMessage.isAnswer(message) { return .answer }
    if message.starts(with: "Running command: ") { return .command }
    if let event = ProductMessage.event(message) {
      return event.starts(with: "OST invoked: ") ? .test : .audit
    }
    return isOfLocks(message) ? .lock : nil
  }

  /// Whether a message tells of a lock, and not of parameters in which one stands.
  private static func isOfLocks(_ message: ArraySlice<UInt8>) -> Bool {
    locks.contains { message.starts(with: $0) }
      || message.contains("Lock released. Monitoring can run now")
  }

  private static let locks: [StaticString] = [
    "Lock Acquired to object ", "Lock freed to object ", "Lock-wait acquired ",
    "Lock-timeout acquired ", "Lock acquired, from now a monitoring ", "Success acquiring lock ",
    "Before acquiring ", "Before releasing a lock ", "Failed to Acquire Lock ",
    "Failed to acquire lock", "Acquire lock operation was interrupted",
    "Cleaning all in memory locks",
  ]

  /// What a message of vdsm about a verb of its API tells.
  ///
  /// Verbs that are called for no action, or that only ask how a host is, are half of all lines.
  private static func verb(
    _ message: ArraySlice<UInt8>, isWanted: Bool
  ) -> TimelineEvent.Kind? {
    if message.starts(with: "RPC call ") {
      let failed = message.contains(" failed (error ")
      return failed || changes.contains { message.contains($0) } ? .rpc : nil
    }
    let isStart = message.starts(with: "START ")
    guard isStart || message.starts(with: "FINISH ") else { return nil }
    if ProductMessage.isFailedVerb(message) { return .failed }
    guard isWanted else { return nil }
    let name = message[message.index(message.startIndex, offsetBy: isStart ? 6 : 7)...]
      .prefix { $0.isWord }
    guard !name.isEmpty, !polls.contains(where: { name.equals($0) }) else { return nil }
    return isStart ? .start : .finish
  }

  /// The verbs without lines of their own that change a host's networks.
  private static let changes: [StaticString] = [".setupNetworks ", ".setSafeNetworkConfig "]

  /// The verbs by which the engine asks every few seconds how a host is.
  private static let polls: [StaticString] = [
    "getStats", "getAllVmStats", "getAllVmIoTunePolicies", "repoStats", "getSpmStatus",
    "getAllTasksStatuses", "getAllTasksInfo", "getStoragePoolInfo", "multipath_health", "ping",
    "ping2", "getDeviceList", "getStorageDomainStats",
  ]
}
