/// A text that makes a pattern try many ways to match: a part of it stands many times over.
package struct HostileText: Hashable, Sendable {
  /// What stands before the repeated part.
  package var head: [UInt8]

  /// What is repeated; never empty.
  package var pump: [UInt8]

  /// What stands behind it, so that no way of matching succeeds.
  package var tail: [UInt8]

  /// Whether it is of several lines.
  var hasLineBreak: Bool { (head + pump + tail).contains(0x0A) }

  /// The text with its part repeated up to a length, once at least.
  package func bytes(upTo length: Int) -> [UInt8] {
    var bytes = head
    for _ in 0..<repetitions(upTo: length) { bytes += pump }
    return bytes + tail
  }

  /// How often the part stands in a text of at most some length.
  package func repetitions(upTo length: Int) -> Int {
    max(1, (length - head.count - tail.count) / pump.count)
  }

  /// The text in few words, such as `'id ' + 'a' × 4096 + '!'`.
  package func shown(times: Int) -> String {
    func quoted(_ bytes: [UInt8]) -> String {
      let doubled = bytes.flatMap { $0 == UInt8(ascii: "'") ? [$0, $0] : [$0] }
      return "'\(String(decoding: doubled, as: UTF8.self))'"
    }
    var parts = [times == 1 ? quoted(pump) : "\(quoted(pump)) × \(times)"]
    if !head.isEmpty { parts.insert(quoted(head), at: 0) }
    if !tail.isEmpty { parts.append(quoted(tail)) }
    return parts.joined(separator: " + ")
  }
}
