import RuleBook
import Triage

/// Reads the earlier report that `--baseline` names.
enum BaselineFile {
  /// How large a report may be that is still read, in bytes.
  private static let limit = 1 << 30

  /// Reads a file, or says why it is no baseline and ends the command.
  static func read(_ path: String, color: When) throws -> Baseline {
    guard let bytes = BoundedFile.bytes(of: path, limit: limit), bytes.count <= limit else {
      let unreadable = Diagnostic(
        .error, "the baseline cannot be read", path: InputPath(path).shown,
        help: "name a report written with 'ost-triage report --format json --output FILE'")
      StandardStream.report([unreadable], color: color)
      throw ExitStatus.impossible.code
    }
    do throws(BaselineError) {
      return try Baseline(json: bytes)
    } catch {
      StandardStream.report([error.diagnostic(path: InputPath(path).shown)], color: color)
      throw ExitStatus.impossible.code
    }
  }
}
