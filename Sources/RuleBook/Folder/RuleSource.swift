/// A place that rules come from.
package struct RuleSource: Sendable {
  /// Whose rules they are.
  package var origin: Origin

  /// Where to read them.
  package var content: Content

  package init(_ origin: Origin, _ content: Content) {
    self.origin = origin
    self.content = content
  }

  /// Whether rules came with the tool or from its user.
  package enum Origin: Hashable, Sendable {
    case shipped, user
  }

  /// Where rules are read from.
  package enum Content: Sendable {
    /// A folder or one file; messages show the path as it is written here.
    case path(String)
    /// A folder or file whose paths are shown with another start than they are read from.
    case folder(String, shownAs: String)
    /// Files that are part of the program.
    case texts([Text])
  }

  /// A rule file that needs no reading.
  package struct Text: Sendable {
    /// The path below the rules folder.
    package var path: String

    /// The whole file.
    package var text: String

    package init(path: String, text: String) {
      self.path = path
      self.text = text
    }
  }

  /// The rules in a folder or file of the user.
  package static func user(_ path: String) -> RuleSource { RuleSource(.user, .path(path)) }
}
