import Triage

/// Turns the bytes of a rule file into text, or says why they are none.
enum RuleBytes {
  /// The largest rule file that is read, in bytes.
  static let limit = 1 << 20

  static func text(of bytes: [UInt8], path: String) throws(RuleFileError) -> SourceText {
    guard bytes.count <= limit else {
      throw RuleFileError(
        Diagnostic(
          .unreadableFile, "rule file is larger than 1 MiB", path: path,
          help: "split the file into one file for each rule"))
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw RuleFileError(notUTF8(bytes, path: path))
    }
    let source = SourceText(path: path, text: text)
    if let index = source.scalars.firstIndex(of: "\0") {
      throw RuleFileError(
        source.diagnostic(
          .notText, "rule file holds a NUL byte", at: index..<index + 1,
          help: "save the file as text"))
    }
    return source
  }

  private static func notUTF8(_ bytes: [UInt8], path: String) -> Diagnostic {
    // The longest valid start tells the place; a sequence that is cut off or broken ends it.
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var valid = String.UnicodeScalarView()
    decoding: while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): valid.append(scalar)
      case .emptyInput, .error: break decoding
      }
    }
    let source = SourceText(path: path, text: String(valid))
    let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    var diagnostic = source.diagnostic(
      .notText, isUTF16 ? "rule file is UTF-16, not UTF-8" : "rule file is not UTF-8",
      at: source.scalars.count..<source.scalars.count, help: "save the file as UTF-8")
    diagnostic.snippet = nil
    return diagnostic
  }
}

/// What makes a whole rule file unreadable.
struct RuleFileError: Error {
  var diagnostic: Diagnostic

  init(_ diagnostic: Diagnostic) {
    self.diagnostic = diagnostic
  }
}
