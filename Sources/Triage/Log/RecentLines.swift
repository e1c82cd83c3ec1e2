import Matching

/// The last lines of a console, for matches that span lines and are told behind them.
struct RecentLines {
  private let isNeeded: Bool
  private var lines: [Line] = []
  private var bytes = 0

  /// More bytes than a scanner lets wait before it tells what spans lines.
  private static let size = 16 * LineWindow.bytes

  init(isNeeded: Bool) {
    self.isNeeded = isNeeded
  }

  /// Adds lines, and drops old ones.
  mutating func add(_ added: [Line]) {
    guard isNeeded else { return }
    if bytes > Self.size {
      var (dropped, left) = (0, bytes)
      while dropped < lines.count, left > Self.size {
        left -= lines[dropped].text.count + 1
        dropped += 1
      }
      lines.removeFirst(dropped)
      bytes = left
    }
    lines += added
    bytes += added.reduce(0) { $0 + $1.text.count + 1 }
  }

  /// The line of a number; nil where it is not held.
  func line(_ number: Int) -> Line? { lines.last { $0.number == number } }
}
