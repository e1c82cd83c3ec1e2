/// One log that was read.
package struct LogSummary: Hashable, Sendable {
  /// The name relative to the build; members of archives follow the archive's name.
  package var name: String
  package var kind: LogKind
  package var lines: Int
  package var bytes: Int

  package init(name: String, kind: LogKind, lines: Int, bytes: Int) {
    self.name = name
    self.kind = kind
    self.lines = lines
    self.bytes = bytes
  }
}
