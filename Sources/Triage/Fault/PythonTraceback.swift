/// Finds the line that names the exception at the end of a Python traceback, line by line.
struct PythonTraceback {
  private var isInside = false

  init() {}

  /// Begins inside a traceback whose first line has been read.
  init(isInside: Bool) {
    self.isInside = isInside
  }

  /// Whether the lines read so far end inside a traceback.
  var isOpen: Bool { isInside }

  /// Reads a line; true where it names the exception.
  ///
  /// Paste sites strip the indentation of the quoted source, so a line counts only where it looks like
  /// `libvirtError: text` or `KeyError`. Without a traceback the name must end like an exception's.
  mutating func consume(_ line: ArraySlice<UInt8>) -> Bool {
    if line.starts(with: "Traceback (most recent call last)") || line.starts(with: "File \"") {
      isInside = true
      return false
    }
    guard isInside else { return ExceptionLine.isTellingError(line) }
    guard let name = ExceptionLine.name(in: line), !Self.isStatement(name) else { return false }
    isInside = false
    return true
  }

  /// Whether a word alone on a line is quoted source, its indentation stripped.
  private static func isStatement(_ name: ArraySlice<UInt8>) -> Bool {
    name.equals("raise") || name.equals("return") || name.equals("pass")
  }
}
