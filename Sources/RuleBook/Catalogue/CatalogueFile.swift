package import Triage

/// The file that holds an imported catalogue: a line with the version, then one for each message.
///
///     ost-triage catalogue 1
///     error<tab>ACTION_TYPE_FAILED_OBJECT_LOCKED<tab>Cannot ${action} ${type}. Related …
///
/// Backslashes, line breaks and tabs of texts are written as `\\`, `\n`, `\r` and `\t`.
package enum CatalogueFile {
  /// The version of the format; a change that breaks readers raises it.
  static let version = 1
  private static let lead: StaticString = "ost-triage catalogue "

  /// The largest file that is read, in bytes.
  package static let byteLimit = 16 << 20

  /// The file's bytes for some messages.
  package static func bytes(of templates: [MessageTemplate]) -> [UInt8] {
    var bytes = Array("\(lead)\(version)\n".utf8)
    for template in templates {
      bytes += Array("\(template.source.rawValue)\t\(template.key)\t".utf8)
      for byte in template.text.bytes {
        switch byte {
        case UInt8(ascii: "\\"): bytes += [byte, byte]
        case UInt8(ascii: "\n"): bytes += Array("\\n".utf8)
        case UInt8(ascii: "\r"): bytes += Array("\\r".utf8)
        case UInt8(ascii: "\t"): bytes += Array("\\t".utf8)
        default: bytes.append(byte)
        }
      }
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - bytes: what it holds.
  ///   - file: what a report calls it; nil for the one in the user's data folder.
  /// - Returns: the messages.
  /// - Throws: why the file is no catalogue.
  package static func catalogue(
    of bytes: [UInt8], named file: String?
  ) throws(CatalogueError) -> Catalogue {
    guard bytes.count <= byteLimit else { throw .tooLarge }
    guard bytes[...].starts(with: lead) else { throw .noCatalogue }
    var rest = bytes[lead.utf8CodeUnitCount...]
    let head = rest.prefix { $0 != UInt8(ascii: "\n") }
    guard head.elementsEqual("\(version)".utf8) else { throw .otherVersion(head.shown) }
    guard String(validating: bytes, as: UTF8.self) != nil else { throw .notUTF8 }
    rest = rest[head.endIndex...]
    var line = 1
    var templates: [MessageTemplate] = []
    while !rest.isEmpty {
      // The line break of the line before.
      rest = rest.dropFirst()
      line += 1
      guard !rest.isEmpty else { break }
      guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { throw .cut(line: line) }
      guard let template = template(of: rest[..<end]) else { throw .wrongLine(line) }
      guard templates.count < CatalogueImport.messageLimit else { throw .tooMany }
      templates.append(template)
      rest = rest[end...]
    }
    guard line > 1 else { throw .cut(line: line) }
    let name = Catalogue.Name(file: file, messages: templates.count, digest: digest(of: bytes))
    return Catalogue(name: name, templates: templates)
  }

  /// Whether a key may stand in a catalogue.
  static func isKey(_ key: some Collection<UInt8>) -> Bool {
    (1...256).contains(key.count) && key.allSatisfy { (33...126).contains($0) }
  }

  private static func template(of line: ArraySlice<UInt8>) -> MessageTemplate? {
    let parts = line.split(
      separator: UInt8(ascii: "\t"), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let source = MessageTemplate.Source(rawValue: parts[0].shown),
      isKey(parts[1])
    else { return nil }
    let text = PropertiesUnescape(parts[2]).bytes
    return MessageTemplate(source: source, key: parts[1].shown, text: LogText(text))
  }

  /// FNV-1a of the bytes, folded to 32 bits: tells versions apart and needs no library.
  private static func digest(of bytes: [UInt8]) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Padding.digits(UInt32(truncatingIfNeeded: hash ^ hash >> 32), 8, radix: 16)
  }
}
