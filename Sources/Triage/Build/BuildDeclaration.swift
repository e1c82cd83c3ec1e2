/// What a `build.json` says about its build.
package struct BuildDeclaration: Hashable, Sendable {
  /// Who the build is, as far as the file says.
  package var id: Build.ID

  /// How the run ended.
  package var result: Build.Result?

  /// When the run began.
  package var started: Timestamp?

  package init(id: Build.ID, result: Build.Result? = nil, started: Timestamp? = nil) {
    self.id = id
    self.result = result
    self.started = started
  }
}
