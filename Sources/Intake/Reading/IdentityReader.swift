import FoundationEssentials
import Triage

/// Reads `build.json`, which tells who a build is.
struct IdentityReader {
  /// The file's fields; all may be missing.
  private struct File: Decodable {
    var branch: String?
    var suite: String?
    var number: Int?
    var result: String?
    var started: String?
  }

  /// Reads the file's text.
  ///
  /// - Parameter text: the whole file.
  /// - Returns: what the file says, and what of it could not be understood.
  /// - Throws: what makes the file as a whole unreadable.
  static func read(
    _ text: [UInt8]
  ) throws(ReadProblem) -> (declaration: BuildDeclaration, problem: ReadProblem?) {
    let file: File
    do {
      file = try JSONDecoder().decode(File.self, from: Data(text))
    } catch {
      throw ReadProblem(
        sentence(for: error), help: #"write it like {"branch": "4.3", "number": 150}"#)
    }
    let suite = file.suite.flatMap { $0.isEmpty ? nil : Suite($0) }
    var declaration = BuildDeclaration(
      id: Build.ID(
        branch: file.branch.flatMap { $0.isEmpty ? nil : Branch($0) } ?? suite?.branch,
        suite: suite, number: file.number))
    var problem: ReadProblem?
    if let result = file.result {
      declaration.result = Self.result(result)
      if declaration.result == nil {
        problem = ReadProblem(
          "unknown result '\(result.prefix(40))'",
          help: "write failed, passed, aborted or unknown")
      }
    }
    if let started = file.started {
      declaration.started = Timestamp(iso: started)
      if declaration.started == nil {
        problem = ReadProblem(
          "'\(started.prefix(40))' is no date and time", help: "write it like 2019-07-30T23:10:02Z")
      }
    }
    return (declaration, problem)
  }

  /// A result in our words or in those of Jenkins.
  private static func result(_ word: String) -> Build.Result? {
    switch word.uppercased() {
    case "SUCCESS": .passed
    case "FAILURE", "UNSTABLE": .failed
    case "NOT_BUILT": .aborted
    default: Build.Result(rawValue: word.lowercased())
    }
  }

  private static func sentence(for error: any Error) -> String {
    switch error {
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      let path = context.codingPath.map(\.stringValue).joined(separator: ".")
      return path.isEmpty ? "not a JSON object" : "the value of '\(path)' is of the wrong kind"
    default: return "not valid JSON"
    }
  }
}
