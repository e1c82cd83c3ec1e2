import EmbeddedRules
import Foundation
import Glibc
import RuleBook

/// Finds the rules that come with the program.
enum ShippedRules {
  /// The folder named by the environment, the installed one, or the rules inside the program.
  ///
  /// No other folder counts, or whoever can put one above or beside the program, as an unpacked
  /// artifact or a checkout does, would decide what is explained.
  static var source: RuleSource {
    guard let folder else {
      return RuleSource(
        .shipped, .texts(EmbeddedRules.files.map { RuleSource.Text(path: $0.path, text: $0.text) }))
    }
    return RuleSource(.shipped, .folder(folder, shownAs: shown(folder)))
  }

  /// The folder of rules of a checkout that the user works in; nil where there is none.
  static var workingFolder: String? {
    isFile("Rules/rule.schema.json") ? "Rules" : nil
  }

  /// The folder of the environment, else where the Makefile installs the rules for a program in
  /// its `bin`.
  private static var folder: String? {
    if let named = getenv("OST_TRIAGE_RULES"), named.pointee != 0 { return String(cString: named) }
    let home = parent(of: executable)
    guard home.utf8.suffix(4).elementsEqual("/bin".utf8) else { return nil }
    let installed = parent(of: home) + "/share/ost-triage/Rules"
    return isFolder(installed) ? installed : nil
  }

  private static var executable: String {
    if let real = realpath("/proc/self/exe", nil) {
      defer { free(real) }
      let path = String(cString: real)
      if !path.hasPrefix("/proc/") { return path }
    }
    return Bundle.main.executableURL?.path
      ?? URL(fileURLWithPath: CommandLine.arguments[0]).standardizedFileURL.path
  }

  /// The folder that a path without `.` and `..` lies in; empty for the root.
  private static func parent(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  /// The path below the working folder where it is there, so that messages stay short.
  private static func shown(_ folder: String) -> String {
    let here = FileManager.default.currentDirectoryPath + "/"
    return folder.hasPrefix(here) ? String(folder.dropFirst(here.count)) : folder
  }

  private static func isFolder(_ path: String) -> Bool { type(of: path) == S_IFDIR }

  private static func isFile(_ path: String) -> Bool {
    let type = type(of: path)
    return type != nil && type != S_IFDIR
  }

  /// What stands at a path; nil where nothing does.
  private static func type(of path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }
}
