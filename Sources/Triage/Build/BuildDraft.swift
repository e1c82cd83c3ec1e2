/// What was read of one input, before it is known which build it belongs to.
package struct BuildDraft: Sendable {
  /// The path as the user wrote it, or `-`.
  package var source: String

  /// Who the path says the build is.
  package var path: Build.ID

  /// What each `build.json` beside the logs says; the first one counts.
  package private(set) var declarations: [BuildDeclaration] = []

  /// What the logs tell, and what could not be read of them.
  package var packed: PackedFindings

  package init(
    source: String, path: Build.ID = Build.ID(), packed: PackedFindings = PackedFindings()
  ) {
    self.source = source
    self.path = path
    self.packed = packed
  }

  /// What `build.json` beside the logs says.
  package var declaration: BuildDeclaration? {
    get { declarations.first }
    set { declarations = newValue.map { [$0] } ?? [] }
  }

  /// What each log tells, in the order in which they were found, all unpacked at once.
  package var findings: [LogFindings] {
    get {
      var all: [LogFindings] = []
      packed.visit(log: { all.append($0) })
      return all
    }
    set { repack(newValue, notEvaluated) }
  }

  /// What could not be read, or only in part.
  package var notEvaluated: [NotEvaluated] {
    get {
      var all: [NotEvaluated] = []
      packed.visit(notEvaluated: { all.append($0) })
      return all
    }
    set { repack(findings, newValue) }
  }

  private mutating func repack(_ findings: [LogFindings], _ notEvaluated: [NotEvaluated]) {
    packed = PackedFindings()
    for one in findings { packed.add(one) }
    for one in notEvaluated { packed.add(one) }
  }

  /// Takes another input of the same build in.
  mutating func merge(_ other: BuildDraft) {
    source += ", " + other.source
    declarations += other.declarations
    packed.add(other.packed)
  }

  /// Who the build is: what the user says, then `build.json`, the path, the texts.
  package func identity(overriding user: Build.ID = Build.ID()) -> Build.ID {
    let text = packed.identity
    // Any folder may stand before a number; a suite of OST in the text is no accident.
    let isGuess = path.suite?.isOST == false && packed.tellsOST
    let known =
      [user, declaration?.id ?? Build.ID()] + (isGuess ? [text, path] : [path, text])
    return Build.ID(
      branch: known.lazy.compactMap { $0.branch ?? $0.suite?.branch }.first,
      suite: known.lazy.compactMap(\.suite).first,
      number: ([user, declaration?.id, path, text] as [Build.ID?])
        .lazy.compactMap { $0?.number }.first)
  }
}
