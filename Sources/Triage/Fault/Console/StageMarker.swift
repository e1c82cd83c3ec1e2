/// A text on a console by which a build is known to have broken outside a test.
struct StageMarker {
  var text: StaticString
  var stage: Stage
  var position = Position.anywhere

  /// Whether it only says that something failed.
  var isEcho = false

  enum Position {
    /// The message is the line from the marker on, wherever it stands.
    case anywhere
    /// As anywhere, but the message begins behind the marks and the level.
    case behindMarks
    /// The marker must begin the line.
    case start
    /// The marker must begin the line, and a number must follow it.
    case startBeforeNumber
    /// The message is the whole line.
    case wholeLine
  }

  /// All markers; the first that a line holds counts.
  static let all: [StageMarker] = [
    // oVirt/jenkins, mock_configs/mock_runner.sh
    StageMarker(text: "Timed out after ", stage: .timeout, position: .startBeforeNumber),
    // Jenkins' build-timeout plugin
    StageMarker(text: "Build timed out (after ", stage: .timeout, position: .start),
    StageMarker(text: "Cancelling nested steps due to timeout", stage: .timeout, position: .start),
    // Jenkins itself
    StageMarker(text: "Aborted by ", stage: .abort, position: .start),
    StageMarker(text: "Build was aborted", stage: .abort, position: .start, isEcho: true),
    StageMarker(text: "No space left on device", stage: .disk, position: .wholeLine),
    StageMarker(text: "Disk quota exceeded", stage: .disk, position: .wholeLine),
    // yum and dnf
    StageMarker(text: "One of the configured repositories failed", stage: .repos),
    StageMarker(text: "Cannot find a valid baseurl for repo", stage: .repos),
    StageMarker(text: "Cannot retrieve metalink for repository", stage: .repos),
    StageMarker(text: "Cannot retrieve repository metadata", stage: .repos),
    StageMarker(text: "failure: repodata/", stage: .repos, position: .start),
    StageMarker(text: "Errors during downloading metadata for repository", stage: .repos),
    StageMarker(text: "Failed to download metadata for repo", stage: .repos),
    StageMarker(text: "Failed to synchronize cache for repo", stage: .repos),
    StageMarker(text: "Error: Unable to find a match", stage: .repos),
    StageMarker(text: "Error: Package: ", stage: .repos, position: .start),
    StageMarker(text: "Error: Nothing to do", stage: .repos, position: .start, isEcho: true),
    StageMarker(text: " nothing provides ", stage: .repos, position: .wholeLine),
    // otopi: engine-setup and hosted engine
    StageMarker(text: "Failed to execute stage '", stage: .deploy),
    StageMarker(text: "Hosted Engine deployment failed", stage: .deploy, isEcho: true),
    // the suites' control.sh
    StageMarker(
      text: "@@@ ERROR: Failed in deploy stage", stage: .deploy, position: .behindMarks,
      isEcho: true),
    StageMarker(
      text: "@@@@ ERROR: Failed running he_deploy", stage: .deploy, position: .behindMarks,
      isEcho: true),
    StageMarker(
      text: "@@@@ ERROR: Failed running ", stage: .scenario, position: .behindMarks, isEcho: true),
    // lago
    StageMarker(text: "libvirtError: ", stage: .environment),
    StageMarker(
      text: "Error occured, aborting", stage: .environment, position: .start, isEcho: true),
  ]

  /// The part of a line that is the message, if the marker is in it.
  func message(in text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    switch position {
    case .anywhere: text.range(of: self.text).map { text[$0.lowerBound...].trimmed }
    case .behindMarks:
      text.range(of: self.text).flatMap { marker in
        text.range(of: "ERROR: ", from: marker.lowerBound).map { text[$0.upperBound...].trimmed }
      }
    case .start: text.trimmed.starts(with: self.text) ? text.trimmed : nil
    case .startBeforeNumber:
      text.trimmed.starts(with: self.text)
        && text.trimmed.dropFirst(self.text.utf8CodeUnitCount).first?.isDigit == true
        ? text.trimmed : nil
    case .wholeLine: text.contains(self.text) ? text.trimmed : nil
    }
  }
}
