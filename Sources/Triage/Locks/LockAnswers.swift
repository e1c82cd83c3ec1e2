/// What each wait would have brought one refused request.
package struct LockAnswers: Sendable {
  /// The answers, the shortest wait first.
  package let answers: [(wait: Int, answer: Answer)]

  /// What would have become of it.
  package enum Answer: String, Sendable {
    case served, refused, unknown
  }

  /// Asks what the usual waits would have brought a request.
  ///
  /// - Parameters:
  ///   - request: the request.
  ///   - refusals: all refused requests in order: one that waits for the same lock goes first.
  package init(for request: LockRequest, among refusals: [LockRequest]) {
    let asked = request.asked.milliseconds
    let longest = WhatIf.usual.max() ?? 0
    let others = refusals.filter { other in
      (asked - longest...asked).contains(other.asked.milliseconds) && other.place != request.place
        && other.lock.conflicts(with: request.lock)
    }
    answers = WhatIf.usual.map { wait in
      let before = WhatIf(wait: wait, others)
      let all = WhatIf(wait: wait, others + [request])
      if all.served > before.served { return (wait, .served) }
      return (wait, all.refused > before.refused ? .refused : .unknown)
    }
  }

  /// The answers in one sentence: `1.0 s: refused; 2.0 s to 60.0 s: served`.
  var sentence: String {
    var groups: [(answer: Answer, waits: [Int])] = []
    for (wait, answer) in answers {
      if groups.last?.answer != answer { groups.append((answer, [])) }
      groups[groups.count - 1].waits.append(wait)
    }
    return groups.map { answer, waits in
      let first = waits.first.map(LockWords.seconds) ?? ""
      let last = waits.last.map(LockWords.seconds) ?? ""
      let joint = waits.count == 2 ? " and " : " to "
      return "\(waits.count > 1 ? first + joint + last : first): \(answer.label)"
    }
    .joined(separator: "; ")
  }
}

extension LockAnswers.Answer {
  /// The words for a person.
  var label: String { self == .unknown ? "cannot be told" : rawValue }
}
