import ArgumentParser
import Foundation
import RuleBook
import Triage

/// Where a draft goes, and what is asked before.
struct DraftWriting: ParsableArguments {
  @Option(
    help: ArgumentHelp("The rule's id, instead of one made of the message.", valueName: "id"))
  var id: String?

  @Flag(name: .customLong("print"), help: "Print the rule file and write nothing.")
  var prints = false

  @Flag(help: "Write without asking, and open no editor.")
  var yes = false

  @Option(
    help: ArgumentHelp(
      "The file to write; by itself one below the first --rules folder, or a checkout's Rules.",
      valueName: "file"))
  var output: String?

  func validate() throws {
    if prints, output != nil {
      throw ValidationError("'--print' writes no file: leave out '--output'")
    }
    if output?.isEmpty == true { throw ValidationError("'--output' takes a file") }
  }

  /// Refuses to write where nobody can be asked and nobody said that it may be, and where there is
  /// no place to write to.
  func validate(on terminal: DraftTerminal, below rules: RuleOptions) throws {
    guard !prints, output == nil else { return }
    guard terminal.isThere || yes else {
      throw ValidationError(
        "nobody can be asked without a terminal: '--yes' writes the file, '--print' prints it, "
          + "'--output FILE' names it")
    }
    if folder(below: rules) == nil {
      throw ValidationError(
        "here is no folder 'Rules' with a 'rule.schema.json' to write into: name a folder with "
          + "'--rules DIR' or a file with '--output FILE'")
    }
  }

  /// The folder that rules are written to by themselves.
  private func folder(below rules: RuleOptions) -> String? {
    rules.folders.first ?? ShippedRules.workingFolder
  }

  /// The id that the user wants, or that the path to write tells.
  var wantedID: String? {
    if let id { return id }
    guard let output, let stem = [".yaml", ".yml"].first(where: output.hasSuffix) else {
      return nil
    }
    let parts = output.dropLast(stem.count).split(separator: "/").suffix(2)
    let names = [parts.joined(separator: "/"), parts.last.map(String.init) ?? ""]
    return names.first { RuleDraft.isID($0) }
  }

  /// The sources without a folder that is made when the first rule is written into it.
  func existing(_ sources: [RuleSource], of rules: RuleOptions) -> [RuleSource] {
    guard let first = rules.folders.first, !FileManager.default.fileExists(atPath: first) else {
      return sources
    }
    return sources.filter { source in
      if case .path(first) = source.content { false } else { true }
    }
  }

  /// Prints or writes the draft, then has it edited and checked.
  ///
  /// - Parameters:
  ///   - draft: the draft.
  ///   - rules: the folders of rules that the user named.
  ///   - sources: the rules among which it is checked.
  ///   - catalogue: the engine's messages.
  ///   - terminal: who is asked.
  /// - Throws: how the command ends where that is no success.
  func write(
    _ draft: RuleDraft, below rules: RuleOptions, _ sources: [RuleSource], _ catalogue: Catalogue?,
    _ terminal: DraftTerminal
  ) throws {
    if prints {
      let path = folder(below: rules).map { "\($0)/\(draft.id).yaml" }
      return try Destination.print((path.flatMap(SchemaComment.line) ?? "") + draft.text)
    }
    let path = try path(for: draft, below: rules)
    guard yes || !terminal.isThere || terminal.agrees("write \(path)?") else {
      StandardStream.report([Diagnostic(.note, "nothing was written", path: path)])
      return
    }
    try create(path, (SchemaComment.line(for: path) ?? "") + draft.text)
    try Destination.print("\(path.showingControls) written\n")
    if !yes, terminal.isThere { edit(path, terminal) }
    try check(path, sources, catalogue)
  }

  /// The file to write, which must not be there.
  private func path(for draft: RuleDraft, below rules: RuleOptions) throws -> String {
    let path: String
    if let output {
      path = output
    } else {
      let folder = folder(below: rules) ?? "."
      path = "\(folder.hasSuffix("/") ? String(folder.dropLast()) : folder)/\(draft.id).yaml"
    }
    guard !FileManager.default.fileExists(atPath: path) else {
      throw tell(
        Diagnostic(
          .error, "the file is there, and no draft is written over it", path: path,
          help: "choose another name with '--id ID' or '--output FILE'"))
    }
    return path
  }

  /// Writes the file where none is, with the folders on the way.
  private func create(_ path: String, _ text: String) throws {
    var folders = NewFolders()
    folders.make(for: path)
    do throws(WriteFailure) {
      try OutputFile.create(path, Array(text.utf8))
    } catch {
      folders.remove()
      throw tell(error.diagnostic(of: "rule", at: path))
    }
  }

  private func edit(_ path: String, _ terminal: DraftTerminal) {
    let command = ShellWord.command("ost-triage rules check", paths: [path])
    let help = command.map { "edit it, then run '\($0)'" } ?? "edit it, then check it"
    switch terminal.edit(path) {
    case true: break
    case false:
      StandardStream.report([
        Diagnostic(.warning, "the editor ended with an error", path: path, help: help)
      ])
    case nil:
      StandardStream.report([
        Diagnostic(.note, "no editor is named in VISUAL or EDITOR", path: path, help: help)
      ])
    }
  }

  /// Tells what the check says of the written file.
  private func check(_ path: String, _ sources: [RuleSource], _ catalogue: Catalogue?) throws {
    let check = RuleBook.Check([.user(path)], context: sources, catalogue: catalogue)
    StandardStream.report(check.diagnostics)
    try Destination.print(check.summary + "\n")
    try ExitStatus.worst(of: [
      check.hasWrongFile ? .wrongRule : .success, check.isClean ? .success : .conditionHolds,
    ])
    .exit()
  }

  private func tell(_ problem: Diagnostic) -> any Error {
    StandardStream.report([problem])
    return ExitStatus.impossible.code
  }
}
