/// Which part of a rotated log a file is, by its name: `vdsm.log.1.xz`, `engine.log-20190801.gz`.
struct RotatedPart {
  /// The name that all parts share, with the folder.
  let stem: String

  /// How old it is beside the others of its kind: 0 where it is the last part.
  let age: Int

  init(_ log: String) {
    let bytes = Array(log.utf8)
    let name = (bytes.lastIndex(of: UInt8(ascii: "/")) ?? -1) + 1
    guard let end = bytes[name...].range(of: ".log")?.upperBound else {
      (stem, age) = (log, 0)
      return
    }
    stem = bytes[..<end].shown
    let mark = bytes[end...].first
    let digits = bytes[end...].dropFirst().prefix(while: \.isDigit)
    // logrotate counts from the newest part; dates grow towards it.
    switch (mark, digits.decimal) {
    case (UInt8(ascii: "."), .some(let number)): age = number
    case (UInt8(ascii: "-"), .some(let date)): age = Int.max - date
    default: age = 0
    }
  }
}
