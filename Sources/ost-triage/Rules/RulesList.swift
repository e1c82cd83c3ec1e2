import ArgumentParser
import Foundation
import RuleBook
import Triage

extension RulesCommand {
  /// Lists all rules.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Lists all rules.")

    @Option(help: "How to print the list: text or json.")
    var format = Format.text

    @OptionGroup var rules: RuleOptions

    enum Format: String, ExpressibleByArgument, CaseIterable {
      case text, json
    }

    func run() throws {
      let book = RuleBook(loading: rules.sources)
      StandardStream.report(book.diagnostics)
      var text = ""
      switch format {
      case .text: Self.write(book.rules, to: &text)
      case .json: Self.writeJSON(book.rules, to: &text)
      }
      try Destination.print(text)
      try (book.diagnostics.isEmpty ? ExitStatus.success : .wrongRule).exit()
    }

    private static func write(_ rules: [RuleFile], to output: inout some TextOutputStream) {
      let rows = rules.map(Row.init)
      let width = rows.map { DisplayWidth.of($0.id) }.max() ?? 0
      let statusWidth = rows.map { DisplayWidth.of($0.statusText) }.max() ?? 0
      for row in rows {
        let id = Padding.left(row.id, to: width)
        let status = Padding.left(row.statusText, to: statusWidth)
        print("\(id)  \(status)  \(row.title.showingControls)", to: &output)
      }
    }

    private static func writeJSON(_ rules: [RuleFile], to output: inout some TextOutputStream) {
      let json = JSONValue.object([
        ("schema", .number(1)), ("rules", .array(rules.map { Row($0).json })),
      ])
      json.write(to: &output)
      print(to: &output)
    }

    /// One rule of the list.
    private struct Row {
      var id: String
      var status: String?
      var title: String
      var reason: String?
      var links: [String]
      var path: String

      init(_ rule: RuleFile) {
        id = rule.signature.id.name
        status = rule.signature.explanation?.status.rawValue
        title = rule.signature.title.source
        reason = rule.signature.explanation?.reason.source
        links = rule.signature.explanation?.links ?? []
        path = rule.source.path
      }

      var statusText: String { status ?? "unexplained" }

      var json: JSONValue {
        .object([
          ("id", .string(id)), ("status", JSONValue(status)), ("title", .string(title)),
          ("reason", JSONValue(reason)), ("links", JSONValue(links)),
          ("path", .string(path)),
        ])
      }
    }
  }
}
