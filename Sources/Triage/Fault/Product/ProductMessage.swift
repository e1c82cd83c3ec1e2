/// What one entry offers as the message of its action, and how much that tells.
struct ProductMessage {
  /// How well a kind of text names the cause; of several entries the best wins, then the first.
  enum Rank: Int, Comparable {
    /// A text that only says that something failed.
    case generic
    /// The names of the reasons for a refusal.
    case reasons
    /// The text of an event that is a warning.
    case warning
    /// The text of an error.
    case error
    /// The text of an event that is an error: written for people.
    case event
    /// The engine's answer that holds no message.
    case emptyList
    /// What vdsm answered, or the exception that was raised.
    case execution
    /// The messages that the client was given.
    case list

    static func < (left: Rank, right: Rank) -> Bool { left.rawValue < right.rawValue }
  }

  let rank: Rank
  let texts: [FaultText]

  init(_ rank: Rank, _ texts: [FaultText]) {
    self.rank = rank
    self.texts = texts
  }

  /// A message that is a part of one line.
  init(_ rank: Rank, _ part: ArraySlice<UInt8>, of line: Line, in log: String) {
    self.init(rank, [Self.text(part, of: line, in: log)])
  }

  /// The message that an entry offers; never empty.
  static func of(_ block: ProductBlock, in log: String) -> ProductMessage {
    guard block.message.trimmed.isEmpty else {
      let offer = block.kind == .engine ? ofEngine(block, in: log) : ofVdsm(block, in: log)
      // An event or an answer may have lost its text; what is left is better than nothing.
      guard offer.texts.contains(where: \.message.isEmpty) else { return offer }
      return ProductMessage(.generic, block.message, of: block.lines[0], in: log)
    }
    // Some entries have their text in the next line, and mails wrap long lines.
    if let line = block.lines.dropFirst().first(where: { !$0.text.trimmed.isEmpty }) {
      return ProductMessage(.error, line.text.trimmed, of: line, in: log)
    }
    let line = block.lines[0]
    let whole = block.logger.isEmpty ? line.text : block.logger
    return ProductMessage(.generic, whole, of: line, in: log)
  }

  /// The part of a line as a fault's text, with its evidence.
  static func text(_ part: ArraySlice<UInt8>, of line: Line, in log: String) -> FaultText {
    let start = part.startIndex - line.text.startIndex
    return FaultText(
      message: LogText(part), http: nil,
      evidence: line.evidence(of: start..<(start + part.count), in: log))
  }
}
