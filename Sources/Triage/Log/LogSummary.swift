/// One log that was read.
package struct LogSummary: Hashable, Sendable {
  /// The name relative to the build; members of archives follow the archive's name.
  package var name: String
  package var kind: LogKind
  package var lines: Int
  package var bytes: Int

  /// The products whose logs it quotes, as consoles and notes do.
  package var quotes: Set<LogKind> = []

  package init(name: String, kind: LogKind, lines: Int, bytes: Int) {
    self.name = name
    self.kind = kind
    self.lines = lines
    self.bytes = bytes
  }
}

extension LogSummary {
  /// Whether it has lines of a product's log of a kind.
  package func holds(_ kind: LogKind) -> Bool { self.kind == kind || quotes.contains(kind) }
}
