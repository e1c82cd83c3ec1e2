/// The block of text behind one failed test, from which its messages are taken.
///
/// JUnit elements, Jenkins mails and the sections of pytest and nose hold the same kinds of text:
/// a pytest representation (`E   Error: ...`), a Python traceback, or just a message.
package struct FailureBlock {
  /// The lines of the block.
  package var trace = Trace()

  package init() {}

  package init(_ trace: Trace) {
    self.trace = trace
  }

  /// The messages of the block.
  ///
  /// pytest quotes the SDK's source, so a detail is taken only from lines that pytest marks with
  /// `E` or, in a plain traceback, from the exception's own line. Where exceptions are chained, the
  /// one with the product's detail tells most; of several, the last is the one that was raised.
  ///
  /// - Parameters:
  ///   - log: the log's name for the evidence.
  ///   - fallback: what to take where the block holds no exception, such as a message attribute.
  /// - Returns: none where the block holds no exception and there is no fallback.
  package func faults(log: String, fallback: FaultText? = nil) -> [FaultText] {
    let lines = trace.lines.prefix { !Self.beginsCapturedOutput($0.text) }
    var exceptions = Self.marked(in: lines)
    if exceptions.isEmpty { exceptions = Self.raised(in: lines) }
    let telling = exceptions.last { $0.tellsDetail } ?? exceptions.last
    if let faults = telling?.faults(log: log), !faults.isEmpty { return faults }
    return fallback?.messages ?? []
  }

  /// Whether a line opens the part of a block that quotes what a test printed.
  static func beginsCapturedOutput(_ text: ArraySlice<UInt8>) -> Bool {
    text.starts(with: "---")
      && (text.contains(" Captured ") || text.contains(" >> begin captured "))
  }

  /// The exceptions whose lines pytest marks with `E`, in order.
  private static func marked(in lines: some Sequence<Line>) -> [ExceptionText] {
    var exceptions: [ExceptionText] = []
    var current: (text: ExceptionText, indent: Int)?
    for line in lines {
      guard let indent = markedIndent(of: line.text) else {
        if current?.text.isOpen == true {
          // `--tb=line` marks only the first line of a message.
          current?.text.append(line, from: line.text.prefix { $0 == UInt8(ascii: " ") }.count)
          continue
        }
        if let current { exceptions.append(current.text) }
        current = nil
        continue
      }
      if let first = current?.indent {
        // A continuation stands under the first line or deeper; only a SyntaxError comes back out.
        current?.text.append(line, from: min(first, indent))
      } else {
        var text = ExceptionText()
        text.append(line, from: indent)
        current = (text, indent)
      }
    }
    if let current { exceptions.append(current.text) }
    return exceptions
  }

  /// How many bytes stand before the text of a line that pytest marks with `E`.
  private static func markedIndent(of text: ArraySlice<UInt8>) -> Int? {
    guard text.first == UInt8(ascii: "E") else { return nil }
    let rest = text.dropFirst()
    guard let next = rest.first else { return 1 }
    guard next == UInt8(ascii: " ") else { return nil }
    return 1 + rest.prefix { $0 == UInt8(ascii: " ") }.count
  }

  /// The exceptions that plain tracebacks end with, in order.
  private static func raised(in lines: some Sequence<Line>) -> [ExceptionText] {
    var exceptions: [ExceptionText] = []
    var traceback = PythonTraceback()
    // Asked only where the text has grown, as it is searched each time.
    var isOpen = false
    for line in lines {
      let endsTraceback = traceback.isOpen && line.text.first?.isSpace == false
      let names = traceback.consume(line.text)
      if !isOpen {
        guard names && endsTraceback || ExceptionLine.isException(line.text) else { continue }
        exceptions.append(ExceptionText())
      }
      exceptions[exceptions.count - 1].append(line, from: 0)
      isOpen = exceptions[exceptions.count - 1].isOpen
    }
    return exceptions
  }
}
