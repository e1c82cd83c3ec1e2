import ArgumentParser
import Glibc
import RuleBook
import Triage

/// Which catalogue of the engine's messages a command works with.
struct CatalogueOptions: ParsableArguments {
  @Option(
    name: .customLong("catalogue"),
    help: ArgumentHelp(
      "The engine's messages, as 'rules catalogue import' wrote them; 'none' leaves out your own.",
      valueName: "file"))
  var file: String?

  func validate() throws {
    if file?.isEmpty == true { throw ValidationError("'--catalogue' takes a file or 'none'") }
  }

  /// The options as they are typed.
  var words: [String] { file.map { ["--catalogue=\($0)"] } ?? [] }

  /// The path that was named, where one was.
  var named: [String] { file.map { [$0] } ?? [] }

  /// The catalogue that was named, else the one in the user's data folder, where it is there.
  func read(color: When) throws -> Catalogue? {
    if let file { return try Self.read(file, named: file, color: color) }
    guard let path = DataFolder.catalogue, access(path, F_OK) == 0 else { return nil }
    return try Self.read(path, named: nil, color: color)
  }

  /// Reads a catalogue, or says why it is none and ends the command.
  static func read(_ path: String, named name: String?, color: When) throws -> Catalogue? {
    if name == "none" { return nil }
    do throws(CatalogueError) {
      guard let bytes = BoundedFile.bytes(of: path, limit: CatalogueFile.byteLimit) else {
        throw .unreadable
      }
      return try CatalogueFile.catalogue(of: bytes, named: name)
    } catch {
      StandardStream.report([error.diagnostic(path: path)], color: color)
      throw ExitStatus.impossible.code
    }
  }
}
