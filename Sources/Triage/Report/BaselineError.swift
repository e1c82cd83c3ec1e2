/// Why a file is no baseline.
package enum BaselineError: Error, Hashable {
  case notJSON
  /// It begins like a report and ends too early.
  case cutOff
  case schema(Int)
  /// It is JSON of another kind.
  case notAReport

  init(_ error: DecodingError, in bytes: [UInt8]) {
    guard case .dataCorrupted = error else {
      self = .notAReport
      return
    }
    let isSpace: (UInt8) -> Bool = { $0 <= 0x20 }
    let begins = bytes.first { !isSpace($0) } == UInt8(ascii: "{")
    self = begins && Self.isOpen(bytes) ? .cutOff : .notJSON
  }

  /// Whether a brace, a bracket or a quote is left open at the end.
  private static func isOpen(_ bytes: [UInt8]) -> Bool {
    var (depth, isInText, isEscaped) = (0, false, false)
    for byte in bytes {
      if isEscaped {
        isEscaped = false
      } else if isInText {
        isEscaped = byte == UInt8(ascii: "\\")
        isInText = byte != UInt8(ascii: "\"")
      } else {
        switch byte {
        case UInt8(ascii: "\""): isInText = true
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
        default: break
        }
      }
    }
    return isInText || depth > 0
  }

  /// The message for the user, with the cure.
  package func diagnostic(path: String) -> Diagnostic {
    Diagnostic(
      .error, sentence, path: path,
      help: "write a baseline with 'ost-triage report --format json --output FILE'")
  }

  private var sentence: String {
    switch self {
    case .notJSON: "the baseline is not JSON"
    case .cutOff: "the baseline ends in the middle of a report"
    case .schema(let number):
      "the baseline has schema \(number), and only schema \(JSONReport.schema) can be read"
    case .notAReport: "the baseline is JSON, but not a report"
    }
  }
}
