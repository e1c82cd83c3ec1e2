@testable import Triage

/// A catalogue with as little writing as possible.
func catalogue(_ texts: KeyValuePairs<String, String>) -> Catalogue {
  Catalogue(
    name: Catalogue.Name(file: "c.txt", messages: texts.count, digest: "00000000"),
    templates: texts.map {
      MessageTemplate(source: .errors, key: $0.key, text: LogText($0.value.utf8))
    })
}

/// The keys that a message has.
func keys(_ message: String, in catalogue: Catalogue) -> [String] {
  CatalogueSearch(catalogue).keys(of: LogText(message.utf8)).names
}
