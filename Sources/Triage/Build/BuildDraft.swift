/// What was read of one input, before it is known which build it belongs to.
package struct BuildDraft: Sendable {
  /// The path as the user wrote it, or `-`.
  package var source: String

  /// Who the path says the build is.
  package var path: Build.ID

  /// What `build.json` beside the logs says.
  package var declaration: BuildDeclaration?

  /// What each log tells, in the order in which they were found.
  package var findings: [LogFindings] = []

  /// What could not be read, or only in part.
  package var notEvaluated: [NotEvaluated] = []

  package init(source: String, path: Build.ID = Build.ID()) {
    self.source = source
    self.path = path
  }

  /// Who the build is: what the user says, then `build.json`, the path, the texts.
  package func identity(overriding user: Build.ID = Build.ID()) -> Build.ID {
    let texts = findings.map(\.identity)
    // Any folder may stand before a number; a suite of OST in the text is no accident.
    let isGuess = path.suite?.isOST == false && texts.contains { $0.suite?.isOST == true }
    let known = [user, declaration?.id ?? Build.ID()] + (isGuess ? texts + [path] : [path] + texts)
    return Build.ID(
      branch: known.lazy.compactMap { $0.branch ?? $0.suite?.branch }.first,
      suite: known.lazy.compactMap(\.suite).first,
      number: ([user.number, declaration?.id.number, path.number] + texts.map(\.number))
        .lazy.compactMap { $0 }.first)
  }
}
