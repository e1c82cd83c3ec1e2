/// How serious an entry of a product log is.
package enum LogLevel: Int, Hashable, Sendable, Comparable {
  case trace, debug, info, warn, error, fatal

  package static func < (left: LogLevel, right: LogLevel) -> Bool {
    left.rawValue < right.rawValue
  }

  /// Reads the level's name at an index and moves the index behind it.
  ///
  /// Java writes WARN and SEVERE, Python WARNING and CRITICAL, today's vdsm WARN and CRIT.
  init?(_ line: ArraySlice<UInt8>, at index: inout Int) {
    guard index < line.endIndex else { return nil }
    switch line[index] {
    case UInt8(ascii: "D"): self.init(.debug, "DEBUG", line, &index)
    case UInt8(ascii: "I"): self.init(.info, "INFO", line, &index)
    case UInt8(ascii: "W"):
      if line.matches("WARNING", at: index) {
        self.init(.warn, "WARNING", line, &index)
      } else {
        self.init(.warn, "WARN", line, &index)
      }
    case UInt8(ascii: "E"): self.init(.error, "ERROR", line, &index)
    case UInt8(ascii: "T"): self.init(.trace, "TRACE", line, &index)
    case UInt8(ascii: "F"): self.init(.fatal, "FATAL", line, &index)
    case UInt8(ascii: "S"): self.init(.fatal, "SEVERE", line, &index)
    case UInt8(ascii: "C"):
      if line.matches("CRITICAL", at: index) {
        self.init(.fatal, "CRITICAL", line, &index)
      } else {
        self.init(.fatal, "CRIT", line, &index)
      }
    default: return nil
    }
  }

  private init?(
    _ level: LogLevel, _ name: StaticString, _ line: ArraySlice<UInt8>, _ index: inout Int
  ) {
    guard line.matches(name, at: index) else { return nil }
    index += name.utf8CodeUnitCount
    self = level
  }
}
