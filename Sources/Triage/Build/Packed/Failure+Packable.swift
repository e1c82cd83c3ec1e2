extension Failure: Packable {
  func pack(into encoder: inout EventEncoder) {
    place.pack(into: &encoder)
    (phase?.rawValue).pack(into: &encoder)
    faults.pack(into: &encoder)
    trace.pack(into: &encoder)
    log.pack(into: &encoder)
    teller.pack(into: &encoder)
    isEcho.pack(into: &encoder)
    context.pack(into: &encoder)
  }

  init(from decoder: inout EventDecoder) {
    self.init(
      place: Place(from: &decoder), phase: String?(from: &decoder).flatMap(Phase.init),
      faults: [FaultText](from: &decoder), trace: Trace(from: &decoder),
      log: String(from: &decoder), teller: Teller(from: &decoder), isEcho: Bool(from: &decoder),
      context: LineContext?(from: &decoder))
  }
}

extension Failure.Teller: Packable {
  init(from decoder: inout EventDecoder) { self = decoder.value(else: .product) }
}

extension Failure.Place: Packable {
  func pack(into encoder: inout EventEncoder) {
    switch self {
    case .test(let name):
      encoder.put(0)
      name.pack(into: &encoder)
    case .stage(let stage):
      encoder.put(1)
      stage.rawValue.pack(into: &encoder)
    case .product: encoder.put(2)
    }
  }

  init(from decoder: inout EventDecoder) {
    switch decoder.number() {
    case 0: self = .test(LogText(from: &decoder))
    case 1: self = .stage(decoder.value(else: .abort))
    default: self = .product
    }
  }
}

extension FaultText: Packable {
  func pack(into encoder: inout EventEncoder) {
    message.pack(into: &encoder)
    http.pack(into: &encoder)
    evidence.pack(into: &encoder)
    isCut.pack(into: &encoder)
  }

  init(from decoder: inout EventDecoder) {
    self.init(
      message: LogText(from: &decoder), http: Int?(from: &decoder),
      evidence: Evidence(from: &decoder), isCut: Bool(from: &decoder))
  }
}

extension Evidence: Packable {
  func pack(into encoder: inout EventEncoder) {
    log.pack(into: &encoder)
    for number in [line, column, length] { encoder.put(number) }
    text.pack(into: &encoder)
  }

  init(from decoder: inout EventDecoder) {
    self.init(
      log: String(from: &decoder), line: decoder.number(), column: decoder.number(),
      length: decoder.number(), text: LogText(from: &decoder))
  }
}

extension LineContext: Packable {
  func pack(into encoder: inout EventEncoder) {
    time.pack(into: &encoder)
    thread.pack(into: &encoder)
    action.pack(into: &encoder)
  }

  init(from decoder: inout EventDecoder) {
    self.init(
      time: Timestamp(from: &decoder), thread: String(from: &decoder),
      action: String(from: &decoder))
  }
}

extension LogHit: Packable {
  func pack(into encoder: inout EventEncoder) {
    encoder.put(signature)
    encoder.put(pattern)
    evidence.pack(into: &encoder)
    captures.pack(into: &encoder)
    message.pack(into: &encoder)
    context.pack(into: &encoder)
  }

  init(from decoder: inout EventDecoder) {
    self.init(
      signature: decoder.number(), pattern: decoder.number(), evidence: Evidence(from: &decoder),
      captures: [String: LogText](from: &decoder), message: LogText(from: &decoder),
      context: LineContext?(from: &decoder))
  }
}
