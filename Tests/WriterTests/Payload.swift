import Foundation

/// Bytes that try to become more than text wherever a report shows them.
struct Payload: Hashable, CustomStringConvertible {
  /// The bytes, which need not be UTF-8.
  var bytes: [UInt8]

  init(_ bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

  /// The bytes as text, repaired where they are none.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The payload in ASCII, so that a failure can be read and copied.
  var description: String {
    text.unicodeScalars.map(\.shownInASCII).joined()
  }

  /// The payloads of a run: every base as it is and with marks that rotate, so that each mark meets
  /// bases of each kind.
  ///
  /// `WRITERS=8` in the environment tries 8 marks with each base, `WRITERS=all` all of them.
  static let run: [Payload] = {
    let wanted = ProcessInfo.processInfo.environment["WRITERS"]
    let count = wanted == "all" ? marks.count : wanted.flatMap { Int($0) } ?? 1
    var seen: Set<Payload> = []
    return bases.enumerated().flatMap { index, base -> [Payload] in
      let chosen = (0..<count).map { marks[(index * count + $0) % marks.count] }
      return [Payload(base.utf8)]
        + chosen.enumerated().flatMap { number, mark in
          let both = [behindSigns(base, mark), Payload(mark + Array(base.utf8))]
          return wanted == "all" ? both : [both[(index + number) % 2]]
        }
    }
    .filter { seen.insert($0).inserted }
  }()

  /// A base with a mark behind each of its first signs, where it joins with the sign to one character.
  private static func behindSigns(_ base: String, _ mark: [UInt8]) -> Payload {
    var signs = 0
    return Payload(
      base.utf8.flatMap { byte in
        let isSign = byte > 0x20 && byte < 0x7F && !UnicodeScalar(byte).properties.isAlphabetic
        signs += isSign ? 1 : 0
        return isSign && signs <= signLimit ? [byte] + mark : [byte]
      })
  }

  /// Behind how many signs marks stand; a report cuts texts that are much longer.
  private static let signLimit = 5
}
