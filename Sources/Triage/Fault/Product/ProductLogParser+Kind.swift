extension ProductLogParser {
  /// Whether a line begins an entry of a product log, so that prose and consoles can hold some.
  package static func kind(of text: ArraySlice<UInt8>) -> LogKind? {
    guard let first = text.first, first > UInt8(ascii: " "),
      text.withUnsafeBufferPointer(ProductLineFilter.mayBeEntry)
    else { return nil }
    if first.isDigit {
      if let head = EntryHead(text) {
        guard head.isEngine else { return VdsmEntry(text, head: head) == nil ? nil : .vdsm }
        return EngineEntry(text, head: head) == nil ? nil : .engine
      }
      if LagoEntry(text) != nil { return .lago }
    }
    return OldVdsmEntry(text).map { $0.isSupervdsm ? .supervdsm : .vdsm }
  }

  /// The message of an entry's first line without timestamp, level, logger and thread.
  ///
  /// A line that begins no entry of that kind is its own message.
  package static func message(of text: ArraySlice<UInt8>, kind: LogKind) -> ArraySlice<UInt8> {
    switch kind {
    case .engine: EngineEntry(text)?.message ?? text
    case .vdsm, .supervdsm: VdsmEntry(text)?.message ?? OldVdsmEntry(text)?.message ?? text
    case .lago: LagoEntry(text)?.message.trimmed ?? text
    default:
      switch self.kind(of: text) {
      case .some(let own): message(of: text, kind: own)
      case .none: text
      }
    }
  }
}
