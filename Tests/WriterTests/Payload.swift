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

  /// The payloads of a run: all combinations with `WRITERS=all`, else every base as it is and with
  /// marks that rotate, so that each mark meets bases of each kind.
  static let run: [Payload] = {
    let isWhole = ProcessInfo.processInfo.environment["WRITERS"] == "all"
    var seen: Set<Payload> = []
    return bases.indices.flatMap { index -> [Payload] in
      let chosen =
        isWhole
        ? marks[...] : (0..<perBase).map { marks[(index * perBase + $0) % marks.count] }[...]
      return [Payload(bases[index].utf8)]
        + chosen.enumerated().flatMap { number, mark in
          let all = [behindSigns(bases[index], mark), Payload(mark + Array(bases[index].utf8))]
          return isWhole ? all : [all[(index + number) % 2]]
        }
    }
    .filter { seen.insert($0).inserted }
  }()

  /// How many marks each base is tried with in an ordinary run.
  private static let perBase = 3

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
  private static let signLimit = 8
}
