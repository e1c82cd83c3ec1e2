extension LogKind {
  /// Tells what a log is by its first bytes, and by its name where they do not tell.
  package static func detect(name: String, head: ArraySlice<UInt8>) -> LogKind {
    let base = name.split(separator: "/").last.map { $0.lowercased() } ?? ""
    if base == "build.json" { return .identity }
    let text = String(decoding: head.prefix(2048), as: UTF8.self)
    if text.drop(while: \.isWhitespace).hasPrefix("<"),
      text.contains("<testsuite") || base.contains("junit")
    {
      return .junit
    }
    if base.hasPrefix("engine.log") { return .engine }
    if base.hasPrefix("supervdsm.log") { return .supervdsm }
    if base.hasPrefix("vdsm.log") { return .vdsm }
    if base.hasPrefix("lago.log") { return .lago }
    return base.hasPrefix("console") ? .console : .text
  }
}
