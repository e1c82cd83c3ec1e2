import Foundation
import PackagePlugin

/// Puts the shipped rules into the program, so that the binary alone has them too.
@main
struct EmbedRules: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let rules = context.package.directoryURL.appending(path: "Rules")
    let output = context.pluginWorkDirectoryURL.appending(path: "GeneratedRuleFiles.swift")
    let files = Self.ruleFiles(below: rules)
    // The list is an argument, so that a rule that is added or deleted runs the tool again.
    return [
      .buildCommand(
        displayName: "Embedding \(files.count) rules",
        executable: try context.tool(named: "embed-rules").url,
        arguments: [rules.path, output.path] + files,
        inputFiles: files.map { rules.appending(path: $0) }, outputFiles: [output])
    ]
  }

  /// The paths of all rule files below the folder, sorted.
  private static func ruleFiles(below folder: URL) -> [String] {
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return (paths ?? [])
      .filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
      .filter { !$0.split(separator: "/").contains { $0.hasPrefix(".") } }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
