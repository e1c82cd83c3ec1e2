import ArgumentParser

/// What the program tells its caller; where several hold, the last one listed that holds is told.
enum ExitStatus: Int32, CaseIterable {
  /// Analysed, whatever was found.
  case success = 0
  /// A condition of `--fail-on` holds, or a check found errors.
  case conditionHolds = 1
  /// A rule file is wrong.
  case wrongRule = 7
  /// There was no readable input, or the output could not be written.
  case impossible = 2
  /// The command line was wrong.
  case usage = 64

  /// The status to tell where several hold.
  static func worst(of all: [ExitStatus]) -> ExitStatus {
    allCases.last(where: all.contains) ?? .success
  }

  /// The status as what a command throws to end with it.
  var code: ExitCode { ExitCode(rawValue) }

  /// Ends the command with this status, without a message of its own.
  func exit() throws {
    if self != .success { throw code }
  }
}
