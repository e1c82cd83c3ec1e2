extension Fault {
  /// What a fault of a build is, whatever rules say of it.
  package struct Identity: Hashable, Sendable {
    private let place: Failure.Place
    private let phase: Phase?
    private let message: LogText

    /// Where it stands, for lines of a product's log, which have no test that tells them apart.
    private let log: String?

    init(_ fault: Fault) {
      place = fault.place
      phase = fault.phase
      message = fault.message
      log = place == .product ? fault.evidence.first?.log : nil
    }
  }

  /// By what the fault is found again where other rules judge the same build.
  package var identity: Identity { Identity(self) }
}
