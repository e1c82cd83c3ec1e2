import EmbeddedRules
import Foundation
import RuleBook

/// Finds the rules that come with the program.
enum ShippedRules {
  /// The folder named by the environment, the installed one, that of the source tree, or, where
  /// the program stands alone, the rules inside it.
  static var source: RuleSource {
    guard let folder else {
      return RuleSource(
        .shipped, .texts(EmbeddedRules.files.map { RuleSource.Text(path: $0.path, text: $0.text) }))
    }
    return RuleSource(.shipped, .folder(folder, shownAs: shown(folder)))
  }

  private static var folder: String? {
    let environment = ProcessInfo.processInfo.environment
    if let named = environment["OST_TRIAGE_RULES"], !named.isEmpty { return named }
    let home = executable.deletingLastPathComponent()
    let installed = home.appending(path: "../share/ost-triage/Rules").standardizedFileURL.path
    if isFolder(installed) { return installed }
    var parent = home
    while parent.path != "/" {
      let rules = parent.appending(path: "Rules").path
      if isFolder(rules), isFile(parent.appending(path: "Package.swift").path) { return rules }
      parent.deleteLastPathComponent()
    }
    return nil
  }

  private static var executable: URL {
    let link = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    return link.path.hasPrefix("/proc/")
      ? Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0]) : link
  }

  /// The path below the working folder where it is there, so that messages stay short.
  private static func shown(_ folder: String) -> String {
    let here = FileManager.default.currentDirectoryPath + "/"
    return folder.hasPrefix(here) ? String(folder.dropFirst(here.count)) : folder
  }

  private static func isFolder(_ path: String) -> Bool { exists(path) == true }

  private static func isFile(_ path: String) -> Bool { exists(path) == false }

  /// Whether a folder stands at a path; nil where nothing does.
  private static func exists(_ path: String) -> Bool? {
    var isDirectory = ObjCBool(false)
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
    return exists ? isDirectory.boolValue : nil
  }
}
