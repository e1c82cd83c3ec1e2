import ExpectedFiles
import Foundation
@testable import RuleBook
import Testing
import Triage
import Yams

/// The JSON Schema of rule files says what the decoder says.
@Suite struct RuleSchemaTests {
  private let validator = SchemaValidator(RuleSchema.json)

  private func accepts(_ text: String) throws -> Bool {
    var documents = try Yams.compose_all(yaml: text, .basic, .default, .utf8)
    var isRight = true
    while let root = documents.next() { isRight = isRight && validator.accepts(root) }
    if let error = documents.error { throw error }
    return isRight
  }

  /// All YAML files below a folder of the repository, by path.
  private func rules(in folder: String) -> [(path: String, text: String)] {
    let url = Repository.root.appending(path: folder)
    let paths = FileManager.default.enumerator(atPath: url.path)?.compactMap { $0 as? String } ?? []
    return paths.filter { $0.hasSuffix(".yaml") }.sorted().compactMap { path in
      (try? String(contentsOf: url.appending(path: path), encoding: .utf8)).map { (path, $0) }
    }
  }

  @Test func `the schema beside the shipped rules is what the program prints`() {
    var text = ""
    RuleSchema.json.write(to: &text)
    ExpectedFile(Repository.root.appending(path: "Rules/rule.schema.json")).compare(
      with: text + "\n")
  }

  @Test func `it accepts every shipped rule`() throws {
    let rules = rules(in: "Rules")
    #expect(rules.count > 30)
    for rule in rules { #expect(try accepts(rule.text), "\(rule.path)") }
  }

  @Test(arguments: RuleSample.all)
  func `it knows every key as the decoder does`(_ sample: RuleSample) throws {
    #expect(try accepts(RuleSample.text(sample.rule)))
    let wrong =
      sample.key.shape.wrongValues + (sample.key.missing == nil ? [] : [nil])
      + (sample.key.shape.words == nil ? [] : ["nonsense"])
    for value in wrong {
      let text = RuleSample.text(sample.with(value))
      #expect(try !accepts(text), "\(text)")
    }
  }

  @Test func `what it refuses in the fixtures the decoder refuses too`() throws {
    var refused: Set<String> = []
    for rule in rules(in: "Fixtures/rules") {
      // What is no YAML, or asks for much work, is not for a schema.
      guard !YAMLDocuments(SourceText(path: "", text: rule.text)).roots.isEmpty,
        let isRight = try? accepts(rule.text), !isRight
      else { continue }
      refused.insert(String(rule.path.prefix { $0 != "/" }))
      #expect(!RuleSample.diagnostics(rule.text).isEmpty, "\(rule.path)")
    }
    let known: Set = [
      "empty-values", "example-unknown-place", "every-mistake-at-once", "explanation-status",
      "explanation-without-reason", "fixes-wrong", "follows-wrong", "id-characters", "list-at-top",
      "match-empty-pattern", "match-unknown-place", "match-without-pattern", "match-wrong-key",
      "missing-keys", "not-wrong", "proof-empty", "proof-wrong", "scope-unknown-phase",
      "text-at-top", "unknown-key", "unknown-key-inside", "wrong-types",
    ]
    #expect(known.subtracting(refused).isEmpty)
  }
}
