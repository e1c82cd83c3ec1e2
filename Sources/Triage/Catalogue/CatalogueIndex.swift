import Matching

/// The texts of a catalogue, prepared for looking up which of them a message is.
///
/// One pass of the engine over a message finds the templates whose longest fixed text it holds; the
/// template's texts in their order decide. So no number of templates is tried one by one, and
/// no message can make the search of a template slow.
struct CatalogueIndex: Sendable {
  /// A template with its fixed texts.
  struct Entry: Sendable {
    var key: String
    var shape: TemplateShape
  }

  let entries: [Entry]

  /// The templates without places, by their texts.
  let exact: [ArraySlice<UInt8>: [Int]]

  /// The longest texts of the others, each once.
  let patterns: PatternSet

  /// The templates that each pattern stands for.
  let owners: [[Int]]

  /// How much of a text is looked for; the rest makes a search no quicker.
  private static let textLimit = 64

  init(_ catalogue: Catalogue) {
    var entries: [Entry] = []
    var exact: [ArraySlice<UInt8>: [Int]] = [:]
    var texts: [ArraySlice<UInt8>] = []
    var owners: [[Int]] = []
    var places: [ArraySlice<UInt8>: Int] = [:]
    for template in catalogue.templates {
      let shape = TemplateShape(template.text)
      guard shape.isSearchable else { continue }
      let index = entries.count
      entries.append(Entry(key: template.key, shape: shape))
      if shape.names.isEmpty {
        exact[shape.longest[...], default: []].append(index)
        continue
      }
      let text = shape.longest[...].prefix(ofCharacters: Self.textLimit)
      if let place = places[text] {
        owners[place].append(index)
      } else {
        places[text] = texts.count
        texts.append(text)
        owners.append([index])
      }
    }
    self.entries = entries
    self.exact = exact
    self.owners = owners
    patterns = PatternSet(
      texts.map { text in
        Pattern(checked: String(decoding: text.flatMap(TemplateShape.escaped), as: UTF8.self))
      })
  }
}
