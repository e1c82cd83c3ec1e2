import Foundation
import Intake
import RuleBook
import Triage

/// Where a report goes: a file, or standard output.
struct Destination {
  private let output: OutputFile?
  private let what: String
  private let color: When

  /// The file that is written, which must not be read as a log; nil for standard output.
  var file: FileIdentity? { output?.identity }

  /// Looks at the file's place, leaving what it holds until the report is there.
  ///
  /// - Parameters:
  ///   - path: the file; nil for standard output.
  ///   - what: what it holds, as messages call it.
  ///   - inputs: paths of files that are read, which are not written over.
  ///   - rules: the rules that are read, which are not written over either.
  ///   - color: when to colour what is said.
  /// - Throws: how the command ends where it cannot be written.
  init(
    opening path: String?, as what: String = "report", apartFrom inputs: [String] = [],
    _ rules: [RuleSource] = [], color: When = .auto
  ) throws {
    (self.what, self.color) = (what, color)
    do throws(WriteFailure) {
      output = if let path { try OutputFile(path) } else { nil }
    } catch {
      throw Self.tell(error.diagnostic(of: what, at: path ?? ""), color)
    }
    guard let output, let file = output.identity,
      inputs.contains(where: { FileIdentity(path: $0) == file })
        || rules.contains(where: { $0.mayRead(output.path) })
    else { return }
    throw Self.tell(
      Diagnostic(
        .error, "the \(what) is not written over a file that is read", path: output.path,
        help: "name another file with '--output'"), color)
  }

  /// Writes to standard output, or says why not.
  static func print(_ text: String) throws {
    try Destination(opening: nil).write { _, _ in text }
  }

  /// Writes what is rendered for a terminal of some width or for anything else, or says why not.
  func write(_ rendered: (_ isTerminal: Bool, _ width: Int?) -> String) throws {
    try write { $0.write(rendered($1, $2)) }
  }

  /// Writes what is rendered piece by piece, so that a long report need not lie in memory.
  ///
  /// - Parameter render: writes for a terminal of some width, or for anything else.
  /// - Throws: how the command ends where it cannot be written, which is told.
  func write(
    _ render: (inout any TextOutputStream, _ isTerminal: Bool, _ width: Int?) -> Void
  ) throws {
    do throws(WriteFailure) {
      if let output {
        // A file may be a pipe, a device or printed later.
        var (mark, bytes) = (RunnerMark(), [UInt8]())
        PieceStream.write({ bytes += mark.parted($0) }) { render(&$0, false, nil) }
        return try output.write(bytes)
      }
      var stream = StandardStream.output
      let (isTerminal, width) = (stream.isTerminal, stream.width)
      PieceStream.write({ stream.write($0) }) { render(&$0, isTerminal, width) }
      if stream.failed { throw .standardOutput(code: stream.failure) }
    } catch {
      throw Self.tell(error.diagnostic(of: what, at: output?.path ?? "standard output"), color)
    }
  }

  private static func tell(_ problem: Diagnostic, _ color: When) -> any Error {
    StandardStream.report([problem], color: color)
    return ExitStatus.impossible.code
  }
}

extension RuleSource {
  /// Whether a file is the one that is named, or one of the rule files in the folder that is.
  fileprivate func mayRead(_ file: String) -> Bool {
    let named: String
    switch content {
    case .path(let path), .folder(let path, shownAs: _): named = path
    case .texts: return false
    }
    guard let file = Self.resolved(file), let named = Self.resolved(named) else { return false }
    let isRule = [".yaml", ".yml"].contains(where: file.hasSuffix)
    return file == named || (isRule && file.hasPrefix(named + "/"))
  }

  private static func resolved(_ path: String) -> String? {
    guard let path = realpath(path, nil) else { return nil }
    defer { free(path) }
    return String(cString: path)
  }
}
