/// How standings and fixes are told to people, in text and markdown alike.
enum StandingWords {
  /// The standing in words.
  static func label(_ standing: Standing?) -> String {
    switch standing {
    case .known: "known"
    case .backportMissing: "backport missing"
    case .regressed: "regressed"
    case .likelyFixed: "likely fixed"
    case .stale: "stale"
    case nil: "–"
    }
  }

  /// The standing with its branch; nil where it is what everybody expects.
  static func short(_ standing: BranchStanding) -> String? {
    guard let word = standing.standing, word != .known else { return nil }
    return "\(label(word)) on \(name(standing.branch))"
  }

  /// The standings that say more than that the signature is known, with their facts.
  static func sentence(_ standings: [BranchStanding]) -> String? {
    let parts = standings.compactMap { one in short(one).map { "\($0) (\(facts(one)))" } }
    return parts.isEmpty ? nil : "standing: \(parts.joined(separator: "; "))"
  }

  /// What the standing rests on.
  static func facts(_ standing: BranchStanding) -> String {
    let fixed = standing.fix.map { Self.fixed($0, seenFrom: standing.branch) }
    let clean = counted(standing.clean, "build")
    switch standing.standing {
    case .backportMissing:
      return fixed ?? ""
    case .regressed:
      let build = standing.witness.map { ", and seen in \(name($0)), which has the fix" } ?? ""
      return (fixed ?? "") + build
    case .likelyFixed:
      return "\(fixed ?? ""), and not seen in \(clean) since"
    case .stale:
      let last = standing.seen.last.map { " since \(name($0))" } ?? ""
      return "not seen in \(clean)\(last)" + (fixed.map { "; \($0)" } ?? "")
    case .known:
      guard let fix = standing.fix, let fixed else { return "no fix is named" }
      guard fix.applies(to: standing.branch) else { return "\(fixed), and seen no later" }
      let since = "; missing from \(clean) since, \(standing.enough) are enough"
      return "\(fixed), and seen in no build that surely has it\(standing.clean > 0 ? since : "")"
    case nil:
      guard let fix = standing.fix, let fixed else {
        return "its builds tell no time, version or number"
      }
      let question = fix.applies(to: standing.branch) ? "have it" : "are later"
      return "\(fixed), and nothing tells whether its builds \(question)"
    }
  }

  /// A fix in a sentence of its own: `fixed on master since 2019-05-28 (549861b0a8b)`.
  static func fix(_ fix: Fix) -> String {
    let change = fix.change.map { " (\(ShortText($0).visible))" } ?? ""
    return "fixed on \(branch(of: fix)) since \(since(fix))\(change)"
  }

  /// Since when a fix is there, in a table.
  static func since(_ fix: Fix) -> String {
    let version = fix.version.map { "version \($0.text)" }
    var build: String?
    if case .build(let number) = fix.since { build = "build \(number)" }
    return [build, day(of: fix), version].compactMap { $0 }.joined(separator: ", ")
  }

  /// The branch of a fix.
  static func branch(of fix: Fix) -> String {
    fix.branch.name == "*" ? "all branches" : ShortText(fix.branch.name).visible
  }

  /// The day of a fix, as rules write it.
  static func day(of fix: Fix) -> String? {
    guard case .date(let day) = fix.since else { return nil }
    return String(day.iso8601.prefix(10))
  }

  /// A fix as part of a sentence on a branch: `fixed on master 2019-05-28, 549861b0a8b`.
  private static func fixed(_ fix: Fix, seenFrom branch: Branch) -> String {
    let place = fix.branch == branch ? "" : " on \(Self.branch(of: fix))"
    let time: String
    switch fix.since {
    case .build(let number): time = " since build \(number)"
    case .date: time = day(of: fix).map { " \($0)" } ?? ""
    case nil: time = fix.version.map { " in version \($0.text)" } ?? ""
    }
    return "fixed\(place)\(time)" + (fix.change.map { ", \(ShortText($0).visible)" } ?? "")
  }

  /// The name of a branch with nothing hidden in it.
  private static func name(_ branch: Branch) -> String { ShortText(branch.name).visible }

  private static func name(_ build: Build.ID) -> String {
    build.number.map { "build \($0)" } ?? "a build without a number"
  }
}

extension BranchStanding {
  /// What the standing rests on, in words.
  package var why: String { StandingWords.facts(self) }
}
