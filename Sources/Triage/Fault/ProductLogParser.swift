/// Reads the lines of engine.log, vdsm.log, supervdsm.log and lago.log of all generations.
package struct ProductLogParser {
  package init(log: String, kind: LogKind) {}

  /// Whether a line begins an entry of a product log, so that prose and consoles can hold some.
  package static func kind(of text: ArraySlice<UInt8>) -> LogKind? { nil }

  /// Reads the next line.
  package mutating func consume(_ line: Line) {}

  /// Tells the refused and failed actions, the first moment and the versions.
  package mutating func finish() -> ProductFindings { ProductFindings() }

  /// The message of an entry's first line without timestamp, level, logger and thread.
  package static func message(of text: ArraySlice<UInt8>, kind: LogKind) -> ArraySlice<UInt8> {
    text
  }
}

/// What the lines of a product log tell.
package struct ProductFindings: Sendable {
  /// One failure per refused or failed action, in order.
  package var failures: [Failure] = []
  package var started: Timestamp?
  package var versions: [String: String] = [:]

  package init() {}
}
