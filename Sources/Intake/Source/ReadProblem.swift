import Glibc

/// Why a stream ended before its time, or why its end is not to be trusted.
package struct ReadProblem: Error, Hashable, Sendable {
  /// A lower-case sentence without a full stop.
  package var sentence: String

  /// What the user can do about it, as an instruction.
  package var help: String?

  package init(_ sentence: String, help: String? = nil) {
    self.sentence = sentence
    self.help = help
  }

  /// Data that can only be unpacked with more memory than there is meant to be for them.
  static func window(of size: Int, limit: Int, form: String) -> ReadProblem {
    ReadProblem(
      "the \(form) data wants a window of \(size >> 20) MiB, and \(limit >> 20) are allowed; not read",
      help: "unpack it and read the files")
  }

  /// What the system says about a failed call.
  static func system(_ code: Int32, _ what: String = "cannot be read") -> ReadProblem {
    var buffer = [CChar](repeating: 0, count: 256)
    let text =
      strerror_r(code, &buffer, buffer.count) == 0
      ? String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
      : "error \(code)"
    return ReadProblem("\(what): \(text.prefix(1).lowercased())\(text.dropFirst())")
  }
}
