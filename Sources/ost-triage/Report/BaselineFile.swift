import Foundation
import Triage

/// Reads the earlier report that `--baseline` names.
enum BaselineFile {
  /// Reads a file, or says why it is no baseline and ends the command.
  static func read(_ path: String) throws -> Baseline {
    let bytes: [UInt8]
    do {
      bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      StandardStream.report([
        Diagnostic(
          .error, "the baseline cannot be read", path: path,
          help: "name a report written with 'ost-triage report --format json --output FILE'")
      ])
      throw ExitStatus.impossible.code
    }
    do throws(BaselineError) {
      return try Baseline(json: bytes)
    } catch {
      StandardStream.report([error.diagnostic(path: path)])
      throw ExitStatus.impossible.code
    }
  }
}
