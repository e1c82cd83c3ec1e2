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
    guard let name = Self.exceptionName(line) else { return false }
    if isInside {
      isInside = false
      return true
    }
    return name.count < line.count
      && (name.suffix(5).equals("Error") || name.suffix(9).equals("Exception"))
  }

  /// The name before the colon, or the whole line; nil where the line cannot name an exception.
  private static func exceptionName(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let first = line.first, !first.isSpace, !first.isDigit else { return nil }
    let name = line.prefix(200).prefix { byte in
      byte.isDigit || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
        || (byte | 0x20) &- UInt8(ascii: "a") < 26
    }
    guard !name.isEmpty, !name.equals("raise"), !name.equals("return"), !name.equals("pass") else {
      return nil
    }
    guard name.endIndex < line.endIndex else { return name }
    guard line[name.endIndex] == UInt8(ascii: ":"),
      name.endIndex + 1 == line.endIndex || line[name.endIndex + 1].isSpace
    else { return nil }
    return name
  }
}
