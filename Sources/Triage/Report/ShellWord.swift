/// A word of a command line that bash, dash, zsh and fish all read as what was meant.
package enum ShellWord {
  private static let plain = Set(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-./:=@%+,".utf8)

  /// A path as one word that no command takes for an option; nil as for ``quoted(_:)``.
  package static func path(_ path: String) -> String? {
    quoted(path.utf8.first == UInt8(ascii: "-") && path.utf8.count > 1 ? "./\(path)" : path)
  }

  /// A word as it is, quoted where that is needed.
  ///
  /// - Returns: the word; nil where it cannot be typed: it holds what nobody sees, or bytes that are
  ///   no UTF-8, and would name something else.
  package static func quoted(_ word: String) -> String? {
    let scalars = word.unicodeScalars
    guard VisibleText.of(word).unicodeScalars.elementsEqual(scalars),
      !scalars.contains(where: { $0 == "\u{FFFD}" || $0.properties.generalCategory == .privateUse })
    else { return nil }
    // At a word's start `=` is a command's path in zsh, and `%` a job in fish.
    if let first = word.utf8.first, first != UInt8(ascii: "="), first != UInt8(ascii: "%"),
      word.utf8.allSatisfy(plain.contains)
    {
      return word
    }
    // A backslash escapes between the quotes of fish, but of no other shell: it stands outside.
    var quoted = ""
    var isOpen = word.isEmpty
    if isOpen { quoted = "'" }
    for scalar in scalars {
      let isSpecial = scalar == "'" || scalar == "\\"
      if isSpecial == isOpen {
        quoted += "'"
        isOpen.toggle()
      }
      if isSpecial { quoted += "\\" }
      quoted.unicodeScalars.append(scalar)
    }
    return isOpen ? quoted + "'" : quoted
  }

  /// A command with paths and options as its words; nil where one of them cannot be typed.
  package static func command(
    _ name: String, paths: [String], options: [String] = []
  ) -> String? {
    let words = paths.map(path) + options.map(quoted)
    let typed = words.compactMap { $0 }
    return typed.count == words.count ? ([name] + typed).joined(separator: " ") : nil
  }
}
