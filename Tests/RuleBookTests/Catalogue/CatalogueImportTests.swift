import Foundation
import Testing
import Triage

@testable import RuleBook

/// Importing messages from checkouts and files.
@Suite struct CatalogueImportTests {
  typealias Folder = RuleBookTests.Folder

  private let errors = "ACTION_TYPE_FAILED_LIFT_BUSY=Cannot ${action} ${type}. The lift is busy.\n"
  private let vdsm = "GeneralException=Hoist error\n"
  private let events = "VM_LIFTED=${VmName} was lifted by somebody\n"

  private func told(_ imported: CatalogueImport, in folder: Folder) -> [String] {
    imported.diagnostics.map {
      "\($0.path.replacing(folder.url.path, with: "X")): \($0.sentence)"
    }
  }

  @Test func `files are told apart by what they hold`() throws {
    let folder = try Folder(["a": errors, "b.txt": vdsm, "AppErrors.old": events])
    let imported = CatalogueImport(
      ["a", "b.txt", "AppErrors.old"].map { folder.url.appending(path: $0).path })
    #expect(told(imported, in: folder) == [])
    #expect(
      imported.templates == [
        MessageTemplate(
          source: .errors, key: "ACTION_TYPE_FAILED_LIFT_BUSY",
          text: "Cannot ${action} ${type}. The lift is busy."),
        MessageTemplate(source: .vdsm, key: "GeneralException", text: "Hoist error"),
        MessageTemplate(
          source: .events, key: "VM_LIFTED", text: "${VmName} was lifted by somebody"),
      ])
    #expect(
      imported.summary == "3 messages (1 of AppErrors, 1 of VdsmErrors, 1 of AuditLogMessages)")
  }

  @Test func `a checkout is searched, but not for translations, copies and hidden files`() throws {
    let folder = try Folder([
      "backend/x/AppErrors.properties": errors, "frontend/y/AppErrors.properties": errors,
      "backend/x/AppErrors_de.properties": "ACTION_TYPE_FAILED_LIFT_BUSY=Nein\n",
      "backend/target/VdsmErrors.properties": vdsm, ".git/VdsmErrors.properties": vdsm,
      "backend/x/AuditLogMessages.properties.4.3": events, "pom.xml": "x",
    ])
    let imported = CatalogueImport([folder.url.path])
    #expect(told(imported, in: folder) == [])
    #expect(imported.templates.map(\.key) == ["ACTION_TYPE_FAILED_LIFT_BUSY", "VM_LIFTED"])
  }

  @Test func `several versions of one message are kept`() throws {
    let folder = try Folder([
      "4.2/VdsmErrors.properties": vdsm, "4.3/VdsmErrors.properties": "GeneralException=Crash\n",
    ])
    #expect(CatalogueImport([folder.url.path]).templates.map(\.text) == ["Crash", "Hoist error"])
  }

  @Test func `what cannot be used is told`() throws {
    let folder = try Folder([
      "other.properties": "a=b\n", "empty/x.txt": "x",
      "twice.properties": vdsm + "A=1\nA=2\nB=\\u1\nC\\ D=3\n",
    ])
    let paths = ["no", "other.properties", "empty", "twice.properties"]
    let imported = CatalogueImport(paths.map { folder.url.appending(path: $0).path })
    #expect(
      told(imported, in: folder) == [
        "X/no: no such file or folder",
        "X/other.properties: file holds no messages of the engine",
        "X/empty: folder holds no message files of the engine",
        "X/twice.properties: keys stand twice, and the last text counts: A",
        "X/twice.properties: '\\u' without four hexadecimal digits",
        "X/twice.properties: 1 key is no name and left out: 'C D'",
      ])
    #expect(imported.templates.map(\.key) == ["A", "B", "GeneralException"])
  }

  @Test func `texts that are nearly all variables are told`() throws {
    let folder = try Folder(["a": errors + "VAR__TYPE__LIFT=$type Lift\nLIST=${a}\nTWO=${a} b\n"])
    let imported = CatalogueImport([folder.url.appending(path: "a").path])
    #expect(
      imported.tooVague(for: "c")?.sentence
        == "2 texts are nearly all variables and not searched for: LIST, TWO")
  }
}
