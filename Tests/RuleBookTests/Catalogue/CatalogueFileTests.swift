import Testing
import Triage

@testable import RuleBook

/// The file of an imported catalogue.
@Suite struct CatalogueFileTests {
  private func catalogue(_ text: String) throws(CatalogueError) -> Catalogue {
    try CatalogueFile.catalogue(of: Array(text.utf8), named: "c")
  }

  @Test func `what is written is read again`() throws {
    let templates = [
      MessageTemplate(source: .errors, key: "A_B", text: "Lift ${a}\n\tis \\n stuck\r"),
      MessageTemplate(source: .vdsm, key: "hoistErr", text: ""),
      MessageTemplate(source: .events, key: "A_B", text: "מעלית ${b}"),
    ]
    let bytes = CatalogueFile.bytes(of: templates)
    let read = try CatalogueFile.catalogue(of: bytes, named: nil)
    #expect(read.templates == templates)
    #expect(read["A_B"].map(\.source) == [.errors, .events])
    #expect(read.name == Catalogue.Name(file: nil, messages: 3, digest: "840683b0"))
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    #expect(
      lines.prefix(2) == ["ost-triage catalogue 1", "error\tA_B\tLift ${a}\\n\\tis \\\\n stuck\\r"])
  }

  @Test(
    arguments: [
      ("", CatalogueError.noCatalogue), ("A=b\n", .noCatalogue),
      ("ost-triage catalogue 2\n", .otherVersion("2")),
      ("ost-triage catalogue 1", .cut(line: 1)),
      ("ost-triage catalogue 1\nerror\tA\tb\nerror\tB\tc", .cut(line: 3)),
      ("ost-triage catalogue 1\nerror\tA\tb\nerror\tB\n", .wrongLine(3)),
      ("ost-triage catalogue 1\nother\tA\tb\n", .wrongLine(2)),
      ("ost-triage catalogue 1\nerror\t\tb\n", .wrongLine(2)),
      ("ost-triage catalogue 1\nerror\tA B\tb\n", .wrongLine(2)),
      ("ost-triage catalogue 1\n\n", .wrongLine(2)),
    ])
  func `what is wrong with a file is told`(_ text: String, _ expected: CatalogueError) {
    #expect(throws: expected) { try catalogue(text) }
  }

  @Test func `bytes that are no text are refused`() {
    let bytes = Array("ost-triage catalogue 1\nerror\tA\t".utf8) + [0xFF, 0x0A]
    #expect(throws: CatalogueError.notUTF8) {
      try CatalogueFile.catalogue(of: bytes, named: nil)
    }
  }

  @Test func `more messages than any engine has are refused`() {
    let lines = String(repeating: "vdsm\tA\tb\n", count: CatalogueImport.messageLimit + 1)
    #expect(throws: CatalogueError.tooMany) { try catalogue("ost-triage catalogue 1\n" + lines) }
  }

  @Test func `a catalogue without messages is one`() throws {
    #expect(try catalogue("ost-triage catalogue 1\n").templates == [])
  }

  @Test func `errors name the file, the line and the cure`() {
    let told = CatalogueError.wrongLine(7).diagnostic(path: "c")
    #expect(told.position == Diagnostic.Position(line: 7, column: 1))
    #expect(
      told.sentence == "the line is no message: source, key and text with tabs between them")
    #expect(
      CatalogueError.otherVersion("2").diagnostic(path: "c").sentence
        == "the catalogue has version '2', not 1")
  }
}
