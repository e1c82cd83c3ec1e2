import Foundation
import Triage

/// Reads the earlier report that `--baseline` names.
enum BaselineFile {
  /// Reads a file, or says why it is no baseline and ends the command.
  static func read(_ path: String, color: When) throws -> Baseline {
    let bytes: [UInt8]
    do {
      bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      let unreadable = Diagnostic(
        .error, "the baseline cannot be read", path: path,
        help: "name a report written with 'ost-triage report --format json --output FILE'")
      StandardStream.report([unreadable], color: color)
      throw ExitStatus.impossible.code
    }
    do throws(BaselineError) {
      return try Baseline(json: bytes)
    } catch {
      StandardStream.report([error.diagnostic(path: path)], color: color)
      throw ExitStatus.impossible.code
    }
  }
}
