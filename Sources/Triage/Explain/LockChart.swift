/// A lock's life around a refused request: who held the key, who waited for it, and who got nothing.
package struct LockChart: Sendable {
  /// The key that was taken.
  package let key: LockKey

  /// The holder first, then the refused request, then others in the order of time.
  package let rows: [Row]

  /// How many others were left out.
  package let more: Int

  /// The time that the chart shows, in milliseconds.
  package let span: ClosedRange<Int>

  /// The zone in which the log writes its times.
  let zone: Int?

  /// One owner's part in it; times are in milliseconds.
  package struct Row: Sendable {
    package var owner: LockOwner
    package var part: Part

    /// When it asked for the key, where it waited or was refused.
    package var asked: Int?

    /// When it was sent away.
    package var refused: Int?

    /// Since when it held the key; nil where it never did, or since before the log begins.
    package var since: Int?

    /// Until when it held or wanted the key; nil where that is not in the log.
    package var until: Int?

    /// Whether it held the key.
    package var isHold: Bool
  }

  package enum Part: String, Sendable {
    case holder, request, other
  }

  /// How many others are shown.
  private static let otherLimit = 6

  /// How much is shown around the holder and the request, in milliseconds at least.
  private static let leastSpan = 100

  init?(_ refusal: Refusal, in history: LockHistory) {
    let request = refusal.request
    guard let key = request.key ?? request.lock.first else { return nil }
    self.key = key
    zone = request.asked.zone
    var rows: [Row] = []
    if let holder = refusal.holder { rows.append(Row(holder, .holder)) }
    rows.append(Row(request, .request))
    let moments = rows.flatMap(\.moments)
    var first = moments.min() ?? request.asked.milliseconds
    var last = moments.max() ?? request.asked.milliseconds
    let isOpen = rows.contains { $0.isHold && $0.until == nil }
    if isOpen, let end = history.end { last = max(last, end.milliseconds) }
    if last - first < Self.leastSpan { (first, last) = (last - Self.leastSpan, last) }
    span = first...last
    let others = Self.others(of: refusal, key, first...last, in: history)
    more = max(others.count - Self.otherLimit, 0)
    self.rows = rows + others.prefix(Self.otherLimit)
  }

  /// Others who held or wanted the key in a time.
  private static func others(
    of refusal: Refusal, _ key: LockKey, _ span: ClosedRange<Int>, in history: LockHistory
  ) -> [Row] {
    let holds = history.holds.lazy.filter { hold in
      hold.start <= span.upperBound && hold.finish >= span.lowerBound && hold.lock.wants(key)
        && hold.place != refusal.holder?.place
    }
    let requests = history.requests.lazy.filter { request in
      guard request.isRefused || request.granted == nil, request.didWait || request.isRefused,
        span.contains(request.asked.milliseconds), request.lock.wants(key)
      else { return false }
      return request.place != refusal.request.place
    }
    return (holds.map { Row($0, .other) } + requests.map { Row($0, .other) }).sorted {
      ($0.moments.min() ?? .min) < ($1.moments.min() ?? .min)
    }
  }
}

extension LockChart.Row {
  init(_ hold: LockHold, _ part: LockChart.Part) {
    let since = hold.since?.milliseconds
    // Who asked long before it got the key has waited for it.
    let asked = hold.asked.flatMap { asked in
      since.map { $0 - asked.milliseconds >= 10 } ?? false ? asked.milliseconds : nil
    }
    let until: Int? =
      switch hold.end {
      case .released(let at), .passedOn(let at), .cleared(let at): at.milliseconds
      case .open: nil
      }
    self.init(
      owner: hold.owner, part: part, asked: asked, refused: nil, since: since, until: until,
      isHold: true)
  }

  init(_ request: LockRequest, _ part: LockChart.Part) {
    let answered = request.answered?.milliseconds
    self.init(
      owner: request.owner, part: part, asked: request.asked.milliseconds,
      refused: request.isRefused ? answered : nil, since: nil, until: answered, isHold: false)
  }

  /// All moments that are known.
  var moments: [Int] { [asked, refused, since, until].compactMap { $0 } }
}

extension LockChart {
  /// The bar of a row: `·` where it waits, `█` where it holds the key, `×` where it is refused.
  ///
  /// `…` at an end stands for what is not in the log.
  func bar(of row: Row, columns: Int) -> String {
    let columns = max(columns, 4)
    var cells = [Character](repeating: " ", count: columns)
    func fill(_ from: Int?, _ to: Int?, _ mark: Character) {
      let first = from.map { cell($0, columns) } ?? 0
      let last = to.map { cell($0, columns) } ?? columns - 1
      guard first <= last else { return }
      for index in first...last { cells[index] = mark }
    }
    if let asked = row.asked { fill(asked, row.since ?? row.until, "·") }
    if row.isHold {
      fill(row.since, row.until, "█")
      if row.since == nil { cells[0] = "…" }
      if row.until == nil { cells[columns - 1] = "…" }
    }
    if let refused = row.refused { cells[cell(refused, columns)] = "×" }
    return String(cells)
  }

  /// The cell in which a moment lies; moments beyond the chart lie in its first or last one.
  private func cell(_ moment: Int, _ columns: Int) -> Int {
    let moment = min(max(moment, span.lowerBound), span.upperBound)
    return (moment - span.lowerBound) * (columns - 1) / max(span.count - 1, 1)
  }

  /// The rows as lines of a terminal: who, the bar, and when.
  func lines(width: Int, seenFrom zero: Int) -> [(
    part: Part, name: String, bar: String, words: String
  )] {
    let names = rows.map { LineWrap.shortened(LockWords.command($0.owner), columns: width / 3) }
    let words = rows.map { self.words(for: $0, seenFrom: zero) }
    let nameWidth = names.map(DisplayWidth.of).max() ?? 0
    let columns = max(width - 4 - nameWidth - (words.map(DisplayWidth.of).max() ?? 0), 10)
    return rows.indices.map { index in
      (
        rows[index].part, Padding.left(names[index], to: nameWidth),
        bar(of: rows[index], columns: columns), words[index]
      )
    }
  }

  /// What a row's bar shows in words, with times seen from a moment.
  func words(for row: Row, seenFrom zero: Int) -> String {
    func at(_ moment: Int) -> String { LockChart.offset(moment - zero) }
    if !row.isHold {
      guard let refused = row.refused else { return "waits from \(row.asked.map(at) ?? "?") on" }
      let asked = row.asked ?? refused
      return refused - asked >= 10
        ? "waits \(at(asked)), refused \(at(refused))" : "refused \(at(refused))"
    }
    let since = row.since.map(at) ?? "before the log"
    guard let until = row.until else { return "\(since), not freed" }
    return "\(since) to \(at(until))"
  }

  /// A time seen from a moment, with its sign, such as `-2.165 s`.
  static func offset(_ milliseconds: Int) -> String {
    let digits = String(1000 + milliseconds.magnitude % 1000).dropFirst()
    let sign = milliseconds < 0 ? "-" : "+"
    return "\(sign)\(milliseconds.magnitude / 1000).\(digits) s"
  }
}
