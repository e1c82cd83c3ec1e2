import Foundation
import RuleBook
import Triage

/// The folders and files of rules that a command is asked to look at.
struct NamedRules {
  /// The paths, as the user wrote them.
  let paths: [String]

  /// Whether nothing is where one of them points to, which the reading of the rules has told.
  var isAnyMissing: Bool { paths.contains { !FileManager.default.fileExists(atPath: $0) } }

  /// What is to be said of paths that hold no rule file: a check of nothing must not pass.
  var withoutRules: [Diagnostic] {
    paths.filter { path in
      FileManager.default.fileExists(atPath: path) && RuleFileTexts([.user(path)]).isEmpty
    }
    .map {
      Diagnostic(
        .error, "no rule file is there", path: $0,
        help: "name a rule file, or a folder with files that end in '.yaml' or '.yml'")
    }
  }
}
