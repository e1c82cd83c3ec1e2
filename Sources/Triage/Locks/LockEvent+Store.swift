extension LockEvent {
  /// Writes the event without its moment.
  func encode(into encoder: inout EventEncoder) {
    encoder.put(line)
    encoder.put(fingerprint)
    encoder.put(shared: command ?? "")
    encoder.put(shared: thread)
    encoder.put(shared: correlation)
    switch deed {
    case .asked(let lock, let mode): encoder.put(mode.tag, lock)
    case .queued(let lock): encoder.put(Tag.queued, lock)
    case .acquired(let lock): encoder.put(Tag.acquired, lock)
    case .refused(let lock): encoder.put(Tag.refused, lock)
    case .timedOut(let lock): encoder.put(Tag.timedOut, lock)
    case .interrupted(let lock): encoder.put(Tag.interrupted, lock)
    case .released(let lock): encoder.put(Tag.released, lock)
    case .taken(let key): encoder.put(Tag.taken, key.thing, key.group)
    case .releasedNothing: encoder.put(Tag.releasedNothing)
    case .monitoringAsked(let host): encoder.put(Tag.monitoringAsked, host)
    case .monitoringPaused(let host): encoder.put(Tag.monitoringPaused, host)
    case .monitoringResumed(let host): encoder.put(Tag.monitoringResumed, host)
    case .cleared: encoder.put(Tag.cleared)
    case .ran(let isInternal): encoder.put(isInternal ? Tag.ranInternal : Tag.ranExternal)
    case .invalid(let action, let user, let reasons):
      encoder.put(user == nil ? Tag.invalid : Tag.invalidForUser, action, user ?? "", reasons)
    case .called(let action, let user): encoder.put(Tag.called, action, user)
    case .calledInternally(let action): encoder.put(Tag.calledInternally, action)
    case .test(let name):
      encoder.put(Tag.test)
      encoder.put(name.bytes)
    }
  }

  /// Reads what ``encode(into:)`` wrote; nil where the bytes make no sense.
  init?(at moment: Moment, from decoder: inout EventDecoder) {
    let (line, fingerprint) = (decoder.number(), decoder.number())
    let command = decoder.sharedString()
    let (thread, correlation) = (decoder.sharedString(), decoder.sharedString())
    guard let tag = Tag(rawValue: decoder.number()), let deed = Self.deed(tag, from: &decoder),
      !decoder.isBroken
    else { return nil }
    self.init(
      moment: moment, line: line, fingerprint: fingerprint,
      command: command.isEmpty ? nil : command, thread: thread, correlation: correlation,
      deed: deed)
  }

  private static func deed(_ tag: Tag, from decoder: inout EventDecoder) -> Deed? {
    switch tag {
    case .askedRefused: .asked(decoder.lock(), .refused)
    case .askedWaits: .asked(decoder.lock(), .waits)
    case .askedWaitsWithTimeout: .asked(decoder.lock(), .waitsWithTimeout)
    case .queued: .queued(decoder.lock())
    case .acquired: .acquired(decoder.lock())
    case .refused: .refused(decoder.lock())
    case .timedOut: .timedOut(decoder.lock())
    case .interrupted: .interrupted(decoder.lock())
    case .released: .released(decoder.lock())
    case .taken: .taken(decoder.key())
    case .releasedNothing: .releasedNothing
    case .monitoringAsked: .monitoringAsked(decoder.sharedString())
    case .monitoringPaused: .monitoringPaused(decoder.sharedString())
    case .monitoringResumed: .monitoringResumed(decoder.sharedString())
    case .cleared: .cleared
    case .ranInternal: .ran(isInternal: true)
    case .ranExternal: .ran(isInternal: false)
    case .invalid, .invalidForUser: invalid(tag, from: &decoder)
    case .called: .called(action: decoder.sharedString(), user: decoder.sharedString())
    case .calledInternally: .calledInternally(action: decoder.sharedString())
    case .test: .test(LogText(decoder.text()))
    }
  }

  private static func invalid(_ tag: Tag, from decoder: inout EventDecoder) -> Deed {
    let (action, user) = (decoder.sharedString(), decoder.sharedString())
    return .invalid(
      action: action, user: tag == .invalid ? nil : user, reasons: decoder.sharedString())
  }

  /// What stands for a deed in the bytes.
  fileprivate enum Tag: Int {
    case askedRefused, askedWaits, askedWaitsWithTimeout, queued, acquired, refused, timedOut
    case interrupted, released, taken, releasedNothing, monitoringAsked, monitoringPaused
    case monitoringResumed, cleared, ranInternal, ranExternal, invalid, invalidForUser, called
    case calledInternally, test
  }
}

extension LockRequest.Mode {
  fileprivate var tag: LockEvent.Tag {
    switch self {
    case .refused: .askedRefused
    case .waits: .askedWaits
    case .waitsWithTimeout: .askedWaitsWithTimeout
    }
  }
}

extension EventEncoder {
  fileprivate mutating func put(_ tag: LockEvent.Tag, _ texts: String...) {
    put(tag.rawValue)
    for text in texts { put(shared: text) }
  }

  fileprivate mutating func put(_ tag: LockEvent.Tag, _ lock: EngineLock) {
    put(tag.rawValue)
    put(lock)
  }

  fileprivate mutating func put(_ lock: EngineLock) {
    put(lock.exclusive.count << 1 | (lock.isMonitoring ? 1 : 0))
    put(lock.shared.count)
    for key in lock.keys {
      put(shared: key.thing)
      put(shared: key.group)
    }
  }
}

extension EventDecoder {
  fileprivate mutating func lock() -> EngineLock {
    let number = number()
    let shared = max(0, self.number())
    return EngineLock(
      exclusive: keys(number >> 1), shared: keys(shared), isMonitoring: number & 1 == 1)
  }

  private mutating func keys(_ count: Int) -> [LockKey] {
    var keys: [LockKey] = []
    while keys.count < count, !isBroken { keys.append(key()) }
    return keys
  }

  fileprivate mutating func key() -> LockKey {
    let thing = sharedString()
    return LockKey(thing, sharedString())
  }
}
