/// How far a local time is ahead of UTC: one offset, or several with the moments of change.
package struct Zone: Hashable, Sendable {
  /// A moment from which on another offset holds.
  package struct Change: Hashable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package var at: Int

    /// Minutes east of UTC.
    package var offset: Int

    package init(at: Int, offset: Int) {
      self.at = at
      self.offset = offset
    }
  }

  /// The offset before the first change, in minutes east of UTC.
  package let first: Int

  /// The changes in order.
  package let changes: [Change]

  package init(_ first: Int, changes: [Change] = []) {
    self.first = first
    self.changes = changes.sorted { $0.at < $1.at }
  }

  /// Reads an offset as logs and people write it: `Z`, `UTC`, `-04`, `+0530` or `-04:00`.
  package init?(offset text: some StringProtocol) {
    if ["UTC", "GMT", "Z"].contains(text.uppercased()) {
      self.init(0)
      return
    }
    let bytes = Array(text.utf8)[...]
    var index = bytes.startIndex
    guard let minutes = Timestamp.readZone(bytes, at: &index), index == bytes.endIndex else {
      return nil
    }
    self.init(minutes)
  }

  /// The offset at a moment, in minutes east of UTC.
  func offset(at moment: Int) -> Int {
    changes.last { $0.at <= moment }?.offset ?? first
  }

  /// The same zone with the changes alone that fall into a time.
  func during(_ time: ClosedRange<Int>) -> Zone {
    Zone(offset(at: time.lowerBound), changes: changes.filter { time.contains($0.at) })
  }

  /// The offsets under which a local time exists, the earlier moment first.
  ///
  /// There are two in an hour that a clock shows twice. In one that it leaps over there is the offset
  /// before the leap, as somebody must have gone on writing.
  ///
  /// - Parameter local: milliseconds from 1970-01-01T00:00:00 to the local time.
  /// - Returns: the offsets; never empty.
  func offsets(ofLocal local: Int) -> [Int] {
    let day = 86_400_000
    let near = changes.filter { abs($0.at - local) <= day }.map(\.offset)
    let before = offset(at: local - day)
    var found: [Int] = []
    for one in [before] + near
    where !found.contains(one) && offset(at: local - one * 60_000) == one {
      found.append(one)
    }
    // The further east the clock is, the earlier was the moment.
    return found.isEmpty ? [before] : found.sorted(by: >)
  }
}

extension Zone: CustomStringConvertible {
  /// The offset for people, such as `-04:00`, or several with the moments of change.
  package var description: String {
    var text = Self.name(first)
    for change in changes.prefix(Self.shownChanges) {
      let moment = Moment(milliseconds: change.at, zone: 0).shown
      text += ", from \(moment) on \(Self.name(change.offset))"
    }
    return changes.count > Self.shownChanges ? text + " and so on" : text
  }

  private static let shownChanges = 2

  /// An offset as ISO 8601 writes it.
  static func name(_ offset: Int) -> String {
    if offset == 0 { return "UTC" }
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(offset < 0 ? "-" : "+")\(two(abs(offset) / 60)):\(two(abs(offset) % 60))"
  }
}
