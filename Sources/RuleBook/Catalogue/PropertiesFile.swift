import Triage

/// The keys and values of a Java `.properties` file, as `java.util.Properties` reads them.
struct PropertiesFile {
  /// A key with its value and the line that it begins in.
  struct Entry: Equatable {
    var key: String
    var value: LogText
    var line: Int
  }

  /// In the order of the file; of a key that stands twice the last value, as in Java.
  private(set) var entries: [Entry] = []

  /// The entries that another one of the same key and another value replaced.
  private(set) var replaced: [Entry] = []

  /// The first line with an escape that Java refuses.
  private(set) var wrongLine: Int?

  /// Whether the file has more than ``CatalogueImport/messageLimit`` entries; the rest is not read.
  private(set) var isCut = false

  /// How many replaced entries are kept.
  private static let replacedLimit = 1000

  private var indices: [String: Int] = [:]

  init(_ file: [UInt8]) {
    var joined: [UInt8] = []
    var first: Int?
    var lines = PropertiesText(file)
    var number = 0
    while let line = lines.next(), !isCut {
      number += 1
      let text = line.drop(while: Self.isBlank)
      if first == nil {
        guard let mark = text.first, mark != UInt8(ascii: "#"), mark != UInt8(ascii: "!") else {
          continue
        }
      }
      let slashes = text.reversed().prefix { $0 == UInt8(ascii: "\\") }.count
      let goesOn = slashes % 2 == 1
      joined += goesOn ? text.dropLast() : text
      let start = first ?? number
      first = start
      if goesOn, lines.hasMore { continue }
      add(joined[...], line: start)
      joined = []
      first = nil
    }
  }

  private mutating func add(_ text: ArraySlice<UInt8>, line: Int) {
    var end = text.startIndex
    while end < text.endIndex, !Self.endsKey(text[end]) {
      end += text[end] == UInt8(ascii: "\\") && end + 1 < text.endIndex ? 2 : 1
    }
    var rest = text[end...].drop(while: Self.isBlank)
    if let mark = rest.first, mark == UInt8(ascii: "=") || mark == UInt8(ascii: ":") {
      rest = rest.dropFirst().drop(while: Self.isBlank)
    }
    let (key, value) = (PropertiesUnescape(text[..<end]), PropertiesUnescape(rest))
    if key.isWrong || value.isWrong { wrongLine = wrongLine ?? line }
    let entry = Entry(key: key.bytes[...].shown, value: LogText(value.bytes), line: line)
    guard let index = indices[entry.key] else {
      isCut = entries.count >= CatalogueImport.messageLimit
      guard !isCut else { return }
      indices[entry.key] = entries.count
      entries.append(entry)
      return
    }
    if entries[index].value != entry.value, replaced.count < Self.replacedLimit {
      replaced.append(entries[index])
    }
    entries[index] = entry
  }

  private static func endsKey(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "=") || byte == UInt8(ascii: ":") || isBlank(byte)
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == 0x0C
  }
}
