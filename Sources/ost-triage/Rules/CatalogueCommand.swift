import ArgumentParser
import Foundation
import RuleBook
import Triage

extension RulesCommand {
  /// Keeps the engine's messages, which give faults their keys.
  struct CatalogueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "catalogue", abstract: "Keeps the engine's messages, which name faults.",
      subcommands: [Import.self])
  }
}

extension RulesCommand.CatalogueCommand {
  /// Reads the engine's messages into one file.
  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Reads the engine's messages from checkouts or files into one catalogue.",
      discussion: """
        PATH is a checkout of the engine, or an AppErrors, VdsmErrors or AuditLogMessages file of \
        one under any name. Several versions may be imported together. What an earlier import \
        wrote is replaced.
        """)

    @Argument(help: "Checkouts of the engine, or its message files.", completion: .file())
    var paths: [String]

    @Option(
      help: ArgumentHelp(
        "The file to write instead of the one that 'report' reads by itself.", valueName: "file"))
    var output: String?

    func validate() throws {
      if output == nil, DataFolder.catalogue == nil {
        throw ValidationError("no home folder is known: name a file with '--output FILE'")
      }
    }

    func run() throws {
      guard let path = output ?? DataFolder.catalogue else { return }
      let imported = CatalogueImport(paths)
      StandardStream.report(imported.diagnostics)
      // Half a catalogue would make keys vanish without a word.
      guard !imported.diagnostics.hasError else { return try ExitStatus.impossible.exit() }
      var folders = NewFolders()
      if output == nil { folders.make(for: path) }
      do {
        try Destination(opening: path, as: "catalogue", apartFrom: paths).write { _, _ in
          String(decoding: CatalogueFile.bytes(of: imported.templates), as: UTF8.self)
        }
      } catch {
        folders.remove()
        throw error
      }
      if let note = imported.tooVague(for: path) { StandardStream.report([note]) }
      try Destination.print("\(imported.summary) written to \(path.showingControls)\n")
    }
  }
}
