/// Which faults of a build somebody wants to hear of.
package struct ExplainSelection: Sendable {
  /// The tests, as a glob against dotted names; nil for all.
  package var test: Glob?

  /// The line that a fault's evidence or block must cover.
  package var line: LinePlace?

  package init(test: Glob? = nil, line: LinePlace? = nil) {
    self.test = test.map(Self.dotted)
    self.line = line
  }

  /// A line, of a log that is named or not.
  package struct LinePlace: Hashable, Sendable {
    package var log: String?
    package var line: Int

    package init(log: String? = nil, line: Int) {
      self.log = log
      self.line = line
    }

    /// Whether a log is the one that is meant: by its name or the last parts of it.
    package func names(_ name: String) -> Bool {
      log.map { name == $0 || name.utf8.reversed().starts(with: "/\($0)".utf8.reversed()) } ?? true
    }
  }

  /// Whether anything narrows the faults.
  package var isEmpty: Bool { test == nil && line == nil }

  /// Whether a fault is wanted.
  package func contains(_ judged: JudgedFault) -> Bool {
    if let test, !(judged.fault.test.map { Self.matches(test, $0) } ?? false) { return false }
    return line.map { !logs(of: judged, at: $0).isEmpty } ?? true
  }

  /// The logs in which a fault's evidence or block covers the line.
  package func logs(of judged: JudgedFault, at place: LinePlace) -> Set<String> {
    var logs: Set<String> = []
    for evidence in judged.evidence + judged.chain.map(\.evidence)
    where evidence.line == place.line && place.names(evidence.log) {
      logs.insert(evidence.log)
    }
    for (log, trace) in judged.fault.traces where place.names(log) {
      guard let first = trace.lines.first?.number, let last = trace.lines.last?.number else {
        continue
      }
      if first <= place.line && place.line <= last { logs.insert(log) }
    }
    return logs
  }

  /// Whether a glob matches a test's dotted name, or its end from a dot on, parameters or not.
  private static func matches(_ glob: Glob, _ name: LogText) -> Bool {
    let whole = name.bytes[...]
    let head = whole.prefix { $0 != UInt8(ascii: "[") }
    let starts =
      [whole.startIndex]
      + head.indices.filter { whole[$0] == UInt8(ascii: ".") }.map { $0 + 1 }
    return starts.contains { glob.matches(whole[$0...]) || glob.matches(head[$0...]) }
  }

  /// A node id as pytest prints it in the dotted form of reports.
  private static func dotted(_ glob: Glob) -> Glob {
    glob.source.contains("::")  // whole: what the user typed
      ? Glob(TestName.dotted(nodeID: Array(glob.source.utf8)[...]).shown) : glob
  }
}

extension ExplainSelection.LinePlace: CustomStringConvertible {
  package var description: String { log.map { "\($0):\(line)" } ?? "\(line)" }
}
