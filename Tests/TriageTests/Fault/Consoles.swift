@testable import Triage

/// Reads a text as a console, as the tests of the console parsers need it.
func console(_ text: String, kind: LogKind = .console) -> LogFindings {
  console(Array(text.utf8), kind: kind)
}

func console(_ bytes: [UInt8], kind: LogKind = .console) -> LogFindings {
  var reader = LogReader(log: "console.log", kind: kind, signatures: SignatureSet([]))
  reader.consume(bytes[...])
  return reader.finish()
}

/// The faults of a build that left one console.
func faults(_ text: String) -> [String] {
  FaultMerger.faults(of: [console(text)], hasTests: false).map(\.told)
}

extension Fault {
  /// Where, what, and how often, in one line.
  var told: String {
    let place =
      switch self.place {
      case .test(let name): name.shown
      case .stage(let stage): "<\(stage.rawValue)>"
      case .product: "<product>"
      }
    let phase = self.phase.map { " \($0.rawValue)" } ?? ""
    let http = self.http.map { " (\($0))" } ?? ""
    return "\(place)\(phase): \(message.shown)\(http)\(count == 1 ? "" : " x\(count)")"
  }
}

/// A rule with a title as pytest draws it.
func rule(_ title: String, _ mark: Character, width: Int = 80) -> String {
  let fill = max((width - title.count - 2) / 2, 1)
  let run = String(repeating: mark, count: fill)
  let line = "\(run) \(title) \(run)"
  return line.count < width ? line + String(mark) : line
}

/// The text of a refusal as the SDK writes it.
func refusal(_ detail: String, _ http: Int = 409) -> String {
  "Error: Fault reason is \"Operation Failed\". Fault detail is \"\(detail)\"."
    + " HTTP response code is \(http)."
}
