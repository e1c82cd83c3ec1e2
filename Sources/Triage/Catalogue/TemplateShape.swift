/// A template taken apart: the fixed texts, and the names of the places between them.
///
/// There is always one text more than there are names; texts may be empty.
struct TemplateShape: Sendable {
  private(set) var texts: [[UInt8]] = []
  private(set) var names: [String] = []

  /// How many letters and digits a template with places must have to be searched for.
  static let leastWeight = 12

  init(_ template: LogText, keepingBreaks keepsBreaks: Bool = false) {
    let bytes = template.bytes[...].folded(keepingBreaks: keepsBreaks)[...]
    var text: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if let name = Self.name(in: bytes, at: index) {
        texts.append(text)
        names.append(name.shown)
        text = []
        index = name.endIndex + 1
      } else {
        text.append(bytes[index])
        index += 1
      }
    }
    texts.append(text)
  }

  /// The name of a place `${name}` that begins at an index.
  private static func name(in bytes: ArraySlice<UInt8>, at index: Int) -> ArraySlice<UInt8>? {
    guard bytes.matches("${", at: index) else { return nil }
    let name = bytes[(index + 2)...].prefix(while: \.isWord)
    guard !name.isEmpty, bytes.matches("}", at: name.endIndex) else { return nil }
    return name
  }

  /// How many bytes are fixed: the more, the more specific is the template.
  var literalCount: Int { texts.reduce(0) { $0 + $1.count } }

  /// Whether the text gives a variable its value, as in `$type Host`.
  var isAssignment: Bool {
    guard let text = texts.first, text.count > 1 else { return false }
    return text[0] == UInt8(ascii: "$") && text[1].isLetter
  }

  /// Whether enough of the text is fixed to be looked for.
  var isSearchable: Bool {
    guard !isAssignment else { return false }
    let weight = texts.joined().count { $0.isLetter || $0.isDigit || $0 >= 0x80 }
    return names.isEmpty ? weight > 0 : weight >= Self.leastWeight
  }

  /// The longest fixed text, without which no message fits.
  var longest: [UInt8] { texts.max { $0.count < $1.count } ?? [] }

  /// The values of the places in a folded message; nil where the message does not fit.
  ///
  /// Each text is taken where it first occurs, and the last one at the end: where any way to fit
  /// exists, this one does, so nothing is tried twice. Of places without a text between them the
  /// first gets all.
  func values(in message: ArraySlice<UInt8>) -> [(name: String, value: ArraySlice<UInt8>)]? {
    guard let first = texts.first, let last = texts.last, message.starts(with: first) else {
      return nil
    }
    guard var name = names.first else { return message.count == first.count ? [] : nil }
    let end = message.endIndex - last.count
    var from = message.startIndex + first.count
    guard from <= end, message[end...].elementsEqual(last) else { return nil }
    var values: [(name: String, value: ArraySlice<UInt8>)] = []
    for (next, text) in zip(names, texts.dropLast()).dropFirst() {
      guard !text.isEmpty else {
        values.append((next, []))
        continue
      }
      guard let place = message[..<end].firstPlace(of: text, from: from) else { return nil }
      values.append((name, message[from..<place]))
      from = place + text.count
      name = next
    }
    return values + [(name, message[from..<end])]
  }

  /// The template, its line breaks kept, as a pattern for people to put into a rule.
  var pattern: String {
    var pattern = Self.escaped(texts.first ?? [])
    var seen: Set<String> = []
    for (index, name) in names.enumerated() {
      let text = texts[index + 1]
      // A name of PCRE2 has 32 characters at most, begins with no digit, and stands once.
      let isName = name.utf8.count <= 32 && name.first?.isNumber == false
      let lead = isName && seen.insert(name).inserted ? "(?<\(name)>" : "(?:"
      let isLast = index == names.count - 1 && text.isEmpty
      pattern += lead + (isLast ? ".{0,256})" : ".{0,256}?)") + Self.escaped(text)
    }
    return pattern
  }

  private static func escaped(_ text: [UInt8]) -> String {
    let pattern = text.flatMap { $0 == UInt8(ascii: "\n") ? Array("\\s+".utf8) : escaped($0) }
    return String(decoding: pattern, as: UTF8.self)
  }

  /// A byte of a text as it stands for itself in a pattern.
  static func escaped(_ byte: UInt8) -> [UInt8] {
    special.contains(byte) ? [UInt8(ascii: "\\"), byte] : [byte]
  }

  private static let special = Set("\\^$.[]|()?*+{}".utf8)
}
