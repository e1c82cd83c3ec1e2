import Testing

@testable import Triage

@Suite struct ConflictTests {
  private let narrow = Scope(branches: [Glob("4.3")])

  /// Who wins, whether that is ambiguous, and the others.
  private func told(_ signatures: Signature...) -> String {
    let set = SignatureSet(signatures)
    let conflict = Conflict(Array(set.signatures.indices), of: set)
    let names = ([conflict.winner].compactMap { $0 } + conflict.others)
      .map { set.signatures[$0].id.name }
    return names.joined(separator: " ") + (conflict.isAmbiguous ? " ambiguous" : "")
  }

  @Test func `the narrower scope wins, whatever the rest says`() throws {
    #expect(
      told(
        try signature("a", "x", before: ["b"]), try signature("b", "x", nil, scope: narrow))
        == "b a")
    let narrower = Scope(branches: [Glob("4.3")], phases: [.call])
    #expect(
      told(
        try signature("a", "x"), try signature("b", "x", scope: narrower),
        try signature("c", "x", scope: narrow)) == "b a c")
  }

  @Test func `before decides between equally narrow ones`() throws {
    #expect(told(try signature("a", "x"), try signature("b", "x", before: ["a"])) == "b a")
    #expect(
      told(
        try signature("a", "x", before: ["c"]), try signature("b", "x", before: ["a"]),
        try signature("c", "x")) == "b a c")
  }

  @Test func `a tie is ambiguous and takes the weaker verdict`() throws {
    #expect(told(try signature("a", "x"), try signature("b", "x", .hypothesis)) == "b a ambiguous")
    #expect(
      told(
        try signature("a", "x", .hypothesis), try signature("b", "x"), try signature("c", "x", nil))
        == "c a b ambiguous")
    #expect(told(try signature("b", "x"), try signature("a", "x")) == "a b ambiguous")
  }

  @Test func `a circle of before is a tie`() throws {
    #expect(
      told(try signature("a", "x", before: ["b"]), try signature("b", "x", nil, before: ["a"]))
        == "b a ambiguous")
    #expect(told(try signature("a", "x", before: ["a"])) == "a")
  }

  @Test func `nobody wins where none holds`() {
    #expect(told() == "")
  }
}
