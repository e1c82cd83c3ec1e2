import Matching

extension ProofRule {
  /// What is looked for, in words.
  var words: String { steps.first?.words ?? "nothing" }
}

extension ProofStep {
  /// What the step is, in words.
  var words: String {
    switch kind {
    case .line(let clause):
      let patterns = clause.patterns.map { "'\($0.source.prefix(80))'" }
      return "a line of \(clause.place.rawValue) with \(patterns.joined(separator: " or "))"
    case .refused(let condition): return "a refused request\(condition.words)"
    case .waited(let condition): return "a request that waited\(condition.words)"
    }
  }
}

extension LockCondition {
  /// Whether a request is one of those that are meant.
  func holds(for request: LockRequest, in history: LockHistory) -> Bool {
    guard Self.admits(command, request.owner.command), admits(origin, request.owner.origin) else {
      return false
    }
    if !key.isEmpty {
      let keys = request.key.map { [$0] } ?? request.lock.keys
      guard keys.contains(where: { Self.admits(key, $0.group) }) else { return false }
    }
    guard !holder.isEmpty || holderOrigin != nil else { return true }
    guard let hold = request.holder.map({ history.holds[$0] }) else { return false }
    return Self.admits(holder, hold.owner.command) && admits(holderOrigin, hold.owner.origin)
  }

  private func admits(_ wanted: LockOwner.Origin?, _ origin: LockOwner.Origin) -> Bool {
    wanted == nil || wanted == origin
  }

  private static func admits(_ globs: [Glob], _ name: String?) -> Bool {
    guard !globs.isEmpty else { return true }
    guard let name else { return false }
    return globs.contains { $0.matches(name.utf8) }
  }

  /// The conditions, in words.
  fileprivate var words: String {
    func list(_ globs: [Glob]) -> String { globs.map(\.source).joined(separator: " or ") }
    var text = ""
    if !command.isEmpty { text += " of \(list(command))" }
    if let origin { text += " from \(origin == .internal ? "inside" : "outside") the engine" }
    if !key.isEmpty { text += " for \(list(key))" }
    if !holder.isEmpty || holderOrigin != nil {
      let name = holder.isEmpty ? "somebody" : list(holder)
      text += ", held by \(name)"
      if let holderOrigin { text += " (\(holderOrigin.rawValue))" }
    }
    return text
  }
}
