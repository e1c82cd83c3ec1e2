/// What the logs of one build tell, packed until the build is put together.
///
/// Inputs may hold a hundred thousand builds, and which of their parts belong together is known when
/// all were read. What waits for that lies in memory as far as there is room, then in a file.
package struct PackedFindings: Sendable {
  private let space: EventSpace
  private var blocks: [EventBlock.Content] = []

  /// What is being packed; nothing where it is sealed.
  private var open: EventEncoder?

  /// How many logs there are.
  package private(set) var count = 0

  /// How many bytes all of it takes, wherever it lies.
  package private(set) var bytes = 0

  /// Who the texts say the build is: the first that tells the branch, the suite, the number.
  private(set) var identity = Build.ID()

  /// Whether any text tells a suite of OST.
  private(set) var tellsOST = false

  /// Makes room for findings; without a space they stay in memory.
  package init(space: EventSpace = EventSpace(memory: .max)) {
    self.space = space
  }

  package var isEmpty: Bool { blocks.isEmpty && open == nil }

  /// What lies in the blocks, told by the number before it.
  private enum Kind: Int {
    case log, notEvaluated
  }

  /// Adds what one log tells.
  package mutating func add(_ findings: LogFindings) {
    let told = findings.identity
    identity.branch = identity.branch ?? told.branch ?? told.suite?.branch
    identity.suite = identity.suite ?? told.suite
    identity.number = identity.number ?? told.number
    tellsOST = tellsOST || told.suite?.isOST == true
    count += 1
    put(findings, .log)
  }

  /// Adds what could not be read, or only in part.
  package mutating func add(_ part: NotEvaluated) { put(part, .notEvaluated) }

  /// Adds the findings of another part of the same build behind these.
  package mutating func add(_ other: PackedFindings) {
    seal()
    var other = other
    other.seal()
    blocks += other.blocks
    count += other.count
    bytes += other.bytes
    identity.branch = identity.branch ?? other.identity.branch
    identity.suite = identity.suite ?? other.identity.suite
    identity.number = identity.number ?? other.identity.number
    tellsOST = tellsOST || other.tellsOST
  }

  /// Puts away what was packed; to be called when nothing more is added soon.
  package mutating func seal() {
    guard let open else { return }
    blocks.append(space.keep(open.bytes))
    self.open = nil
  }

  /// Visits the findings of every log, and what could not be read, each in the order of adding.
  func visit(
    log: (LogFindings) -> Void = { _ in }, notEvaluated: (NotEvaluated) -> Void = { _ in }
  ) {
    var lost = 0
    for block in blocks {
      guard let bytes = space.bytes(of: block) else {
        lost += 1
        continue
      }
      Self.visit(bytes, space, log, notEvaluated)
    }
    if let open { Self.visit(open.bytes, space, log, notEvaluated) }
    if lost > 0 {
      notEvaluated(
        NotEvaluated(
          log: "the temporary file",
          reason: "what some of the logs tell cannot be read back: \(space.problem)"))
    }
  }

  private static func visit(
    _ bytes: [UInt8], _ space: EventSpace, _ log: (LogFindings) -> Void,
    _ notEvaluated: (NotEvaluated) -> Void
  ) {
    var decoder = EventDecoder(bytes, space: space)
    while !decoder.isAtEnd {
      switch Kind(rawValue: decoder.number()) {
      case .log: log(LogFindings(from: &decoder))
      case .notEvaluated: notEvaluated(NotEvaluated(from: &decoder))
      case nil: return
      }
    }
  }

  private mutating func put(_ value: some Packable, _ kind: Kind) {
    // Taken out, so that what it holds is not copied.
    var encoder = open ?? EventEncoder()
    open = nil
    bytes -= encoder.bytes.count
    encoder.put(kind.rawValue)
    value.pack(into: &encoder)
    bytes += encoder.bytes.count
    open = encoder
    if encoder.bytes.count >= space.blockSize { seal() }
  }
}
