/// One input before it is known which build it belongs to.
package struct BuildDraft: Sendable {
  /// The path as the user wrote it, or `-`.
  package var source: String

  /// What `build.json` beside the logs says.
  package var declared = Build.ID()
  package var declaredResult: Build.Result = .unknown
  package var declaredStart: Timestamp?

  /// What the path says.
  package var path = Build.ID()

  /// What each log tells, in order.
  package var findings: [LogFindings] = []

  /// What could not be read.
  package var notEvaluated: [NotEvaluated] = []

  package init(source: String) {
    self.source = source
  }

  /// Who the build is: what the user says, then `build.json`, the path, the texts.
  package func identity(overriding user: Build.ID = Build.ID()) -> Build.ID {
    let known = [user, declared, path] + findings.map(\.identity)
    var id = Build.ID()
    id.suite = known.lazy.compactMap(\.suite).first
    id.number = known.lazy.compactMap(\.number).first
    id.branch = known.lazy.compactMap { $0.branch ?? $0.suite?.branch }.first
    return id
  }
}
