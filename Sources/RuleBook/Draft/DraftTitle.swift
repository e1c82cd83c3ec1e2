import Triage

/// The title and the name of a draft, made of the words that its messages have in common.
struct DraftTitle {
  /// A lower-case phrase without names and numbers.
  let text: String

  /// The words of the title as the last part of an id.
  let slug: String

  private static let limit = 72
  private static let slugLimit = 40

  init(_ pieces: MessagePieces) {
    let text = pieces.pieces.map { $0.fixed.map { $0[...].shown } ?? " " }.joined()
    let sentences = String(text.map { "\n(){}[]<>|=".contains($0) ? " " : $0 }).split(
      separator: ". "
    ).map(Self.phrase)
      .filter { !$0.isEmpty }
    var title = sentences.joined(separator: ", ")
    if title.count > Self.limit, sentences.count > 1, sentences[1].count(where: { $0 == " " }) > 1 {
      // `Cannot add network to nic` says what was wanted; what follows says what happened.
      title = sentences[1]
    }
    title = Self.shortened(title)
    let words = Self.humps(of: title).lowercased()
      .split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
      .filter { !Self.small.contains(String($0)) }
    var kept = words.prefix(6)
    while kept.joined(separator: "-").count > Self.slugLimit, kept.count > 1 {
      kept.removeLast()
    }
    while let last = kept.last, kept.count > 1,
      last == "already" || Self.dangling.contains(String(last))
    {
      kept.removeLast()
    }
    let slug = String(kept.joined(separator: "-").prefix(2 * Self.slugLimit))
    // A message in other letters than ours has no word for a path.
    self.slug = slug.isEmpty ? "message-\(Self.digest(of: text))" : slug
    self.text = title.isEmpty ? "message \(Self.digest(of: text))" : title
  }

  /// A text with a blank between the parts of a name such as `HostStatusError`.
  private static func humps(of text: String) -> String {
    var apart = ""
    var wasSmall = false
    for character in text {
      if character.isUppercase, wasSmall { apart += " " }
      wasSmall = character.isLowercase
      apart.append(character)
    }
    return apart
  }

  /// A sentence without marks, with small letters where it only begins with a capital.
  private static func phrase(_ sentence: Substring) -> String {
    let words = sentence.split(whereSeparator: \.isWhitespace).compactMap { word -> String? in
      let shown = String(
        String.UnicodeScalarView(word.unicodeScalars.filter { !VisibleText.isHidden($0) }))
      var word = shown.filter { !"\"'`«»#&*!%@⟨⟩".contains($0) }
      // `%s` stands for something, and only the last part of `java.lang.Exception` tells.
      guard !shown.contains("%"), shown != "Errno" else { return nil }
      while let last = word.last, ".,:;=([-/\\".contains(last) { word.removeLast() }
      while let first = word.first, ".,:;=)]-/\\".contains(first) { word.removeFirst() }
      if ["java.", "javax.", "org.", "com."].contains(where: word.hasPrefix),
        let type = word.split(whereSeparator: { ".$".contains($0) }).last,
        type.first?.isUppercase == true
      {
        word = String(type)
      }
      let isName = word.dropFirst().contains { $0.isUppercase || $0.isNumber }
      return word.contains { $0.isLetter || $0.isNumber } ? isName ? word : word.lowercased() : nil
    }
    // That something failed is known.
    if words.count > 3, ["error", "exception"].contains(words[0]) {
      return words.dropFirst().joined(separator: " ")
    }
    return words.joined(separator: " ")
  }

  /// As many words as a title has room for, none of which waits for another.
  private static func shortened(_ title: String) -> String {
    guard title.count > limit else { return trimmed(title.split(separator: " ")) }
    let head = title.prefix(limit + 1)
    var words = head.split(separator: " ")
    if words.count > 1, head.last != " " { words.removeLast() }
    // Better the whole of a shorter clause than half of the next one.
    let clause = words.indices.last { $0 > 3 && clauses.contains(String(words[$0])) }
    return trimmed(clause.map { Array(words[..<$0]) } ?? words)
  }

  private static func trimmed(_ words: [Substring]) -> String {
    var words = words
    while let last = words.last, words.count > 1, dangling.contains(String(last)) {
      words.removeLast()
    }
    let title = words.joined(separator: " ").prefix(2 * limit)
    return title.last == "," ? String(title.dropLast()) : String(title)
  }

  /// Eight hexadecimal digits that are always the same for a text.
  private static func digest(of text: String) -> String {
    let hash = text.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
    return Padding.digits(hash, 8, radix: 16)
  }

  private static let clauses: Set<String> = [
    "while", "because", "until", "when", "where", "which", "that", "since", "unless", "and", "so",
  ]

  private static let small: Set<String> = [
    "a", "an", "the", "is", "are", "was", "were", "be", "been", "of", "to", "in", "on", "at", "for",
    "with", "by", "from", "and", "or", "has", "have", "had", "it", "its", "this", "that", "as",
    "while", "because", "since", "than", "then", "into", "some",
  ]

  /// Words that wait for others, or for a value that is not told.
  private static let dangling = small.union([
    "not", "no", "after", "code", "errno", "u",
  ])
}
