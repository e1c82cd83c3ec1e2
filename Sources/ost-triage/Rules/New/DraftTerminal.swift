import Foundation
import Triage

/// The person at the terminal who is asked and edits, where there is one.
struct DraftTerminal {
  /// Whether somebody can answer.
  let isThere: Bool

  /// Asks a question that is answered with yes or no.
  let agrees: (_ question: String) -> Bool

  /// Opens a file in the user's editor; false where it failed, nil where no editor is named.
  let edit: (_ path: String) -> Bool?

  /// Standard input and standard error, and the editor that the environment names.
  static var standard: DraftTerminal {
    DraftTerminal(
      isThere: StandardStream.inputIsTerminal && StandardStream.output.isTerminal
        && StandardStream.error.isTerminal, agrees: ask,
      edit: openEditor)
  }

  private static func ask(_ question: String) -> Bool {
    var output = StandardStream.error
    output.write("\(question.showingControls) [y/N] ")
    guard let answer = readLine(strippingNewline: true) else {
      // Nobody answered, so nobody ended the line either.
      print(to: &output)
      return false
    }
    return ["y", "yes"].contains(answer.trimmingCharacters(in: .whitespaces).lowercased())
  }

  private static func openEditor(_ path: String) -> Bool? {
    let environment = ProcessInfo.processInfo.environment
    let named = [environment["VISUAL"], environment["EDITOR"]].lazy.compactMap { $0 }
    guard let editor = named.first(where: { !$0.isEmpty }) else { return nil }
    // As git does it: the variable may hold options, the path may hold anything. It stays in this
    // program's group, or it would be stopped when it reads from the terminal.
    let words = ["/bin/sh", "-c", "\(editor) \"$1\"", "sh", path]
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    defer { for argument in arguments { free(argument) } }
    arguments.append(nil)
    var child: pid_t = 0
    guard posix_spawn(&child, words[0], nil, nil, arguments, environ) == 0 else { return false }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { return false }
    }
    return status == 0
  }
}
