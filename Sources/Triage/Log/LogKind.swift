/// What a log is, told by its content first and its name second.
package enum LogKind: String, Hashable, Sendable, CaseIterable {
  /// The output of a job or of a test run: Jenkins consoleText, pytest, nose, lago, mails, prose.
  case console
  /// Test results as JUnit XML.
  case junit
  /// engine.log and its kin (server.log, boot.log, ui.log).
  case engine
  case vdsm
  case supervdsm
  /// lago.log: the same tasks as on the console, with dates.
  case lago
  /// A list of packages, as `rpm -qa` prints it.
  case packages
  /// `build.json`, which tells who a build is.
  case identity
  /// Any other text; read like a console.
  case text
}
