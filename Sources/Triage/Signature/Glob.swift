/// A shell-like pattern of a scope: `*` is any run of bytes, `?` is any one, all else is itself.
package struct Glob: Hashable, Sendable {
  package let source: String
  private let pattern: [UInt8]

  package init(_ source: String) {
    self.source = source
    pattern = Array(source.utf8)
  }

  /// Whether the glob lets everything through.
  package var matchesAll: Bool { !pattern.isEmpty && pattern.allSatisfy { $0 == UInt8(ascii: "*") } }

  /// Whether the whole text matches; time is at most the product of both lengths.
  package func matches(_ text: some Collection<UInt8>) -> Bool {
    let text = Array(text)
    var (p, t) = (0, 0)
    var retry: (pattern: Int, text: Int)?
    while t < text.count {
      if p < pattern.count, pattern[p] == UInt8(ascii: "*") {
        p += 1
        retry = (p, t)
      } else if p < pattern.count, pattern[p] == UInt8(ascii: "?") || pattern[p] == text[t] {
        p += 1
        t += 1
      } else if let last = retry {
        // Let the last star swallow one byte more.
        (p, t) = (last.pattern, last.text + 1)
        retry = (last.pattern, last.text + 1)
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
