/// How a member of a zip archive is packed, as far as unpacking it may take memory.
///
/// libarchive gives its decoders no bound, so that it must not even begin with some members.
enum ZipPacking {
  /// The method's name, as libarchive puts it into the name of the format: `ZIP 6.3 (lzma)`.
  static func method(inFormat name: String) -> Substring {
    name.split(separator: "(").last.map { $0.prefix { $0 != ")" } } ?? ""
  }

  /// How many bytes a member's data must begin with for ``problem(method:head:limit:)``.
  static func headCount(_ method: Substring) -> Int {
    switch method {
    case "lzma": 9
    case "ppmd-1": 2
    default: 0
    }
  }

  /// Why a member must not be unpacked; nil where it may be.
  ///
  /// - Parameters:
  ///   - method: the method's name.
  ///   - head: how its data begin; nil where nobody knows.
  ///   - limit: the largest window to make room for, in bytes.
  /// - Returns: a sentence about the member, with the cure.
  static func problem(method: Substring, head: [UInt8]?, limit: Int) -> ReadProblem? {
    switch method {
    case "xz", "zstd":
      // Their later blocks and frames claim windows that only the decoder meets.
      return ReadProblem(
        "members packed by \(method) in a zip archive are not read",
        help: "unpack the archive and read the files")
    case "lzma", "ppmd-1":
      guard let head else { return ReadProblem("a member's \(method) data is cut off") }
      // Version, size of the properties, properties, window; or order, memory and method of PPMd.
      let window =
        method == "lzma" ? head[5...].number : (((head.number >> 4) & 0xFF) + 1) << 20
      return window > limit ? .window(of: window, limit: limit, form: String(method)) : nil
    default: return nil
    }
  }
}
