import Matching

/// Looks up which message of a catalogue a text is; one per thread.
package final class CatalogueSearch {
  package let catalogue: Catalogue

  // Made for the first message: most of what starts a report has no use for it.
  private lazy var index = CatalogueIndex(catalogue)
  private lazy var scanner = PatternScanner(index.patterns)

  package init(_ catalogue: Catalogue) {
    self.catalogue = catalogue
  }

  /// The most specific messages that a text may be: several where their texts are alike.
  ///
  /// - Parameter message: a whole message, as a client or a log was given it.
  /// - Returns: the keys in order, with the values of the places where only one fits.
  package func keys(of message: LogText) -> FaultKeys {
    let text = message.bytes[...].folded()[...]
    if let exact = index.exact[text] {
      return FaultKeys(names: exact.map { index.entries[$0].key })
    }
    var best: (rank: Rank, entries: [(key: String, values: [String: LogText])])?
    for candidate in candidates(in: text) {
      let entry = index.entries[candidate]
      guard let values = entry.shape.values(in: text) else { continue }
      let rank = Rank(entry.shape)
      if let best, rank < best.rank { continue }
      let named = Dictionary(
        values.map { ($0.name, LogText($0.value)) }, uniquingKeysWith: { first, _ in first })
      if best == nil || best.map({ $0.rank < rank }) == true { best = (rank, []) }
      best?.entries.append((entry.key, named))
    }
    guard let found = best?.entries, let first = found.first else {
      return FaultKeys(names: [untranslated(text)].compactMap { $0 })
    }
    return FaultKeys(
      names: found.map(\.key), captures: found.count == 1 ? first.values : [:])
  }

  /// The templates whose longest text a message holds.
  private func candidates(in text: ArraySlice<UInt8>) -> [Int] {
    var found: Set<Int> = []
    // A text that could not be searched for may be there: the template decides.
    scanner.scan(line: text) { pattern, _ in found.formUnion(index.owners[pattern]) }
    return found.sorted()
  }

  /// How specific a template is: the more of it is fixed, then the fewer places it has.
  private struct Rank: Comparable {
    let literals: Int
    let places: Int

    init(_ shape: TemplateShape) {
      literals = shape.literalCount
      places = shape.names.count
    }

    static func < (left: Rank, right: Rank) -> Bool {
      (left.literals, right.places) < (right.literals, left.places)
    }
  }

  /// The key behind a message that the engine could not translate: lower-case, with blanks.
  private func untranslated(_ text: ArraySlice<UInt8>) -> String? {
    guard text.count <= 256, text.contains(UInt8(ascii: " ")) else { return nil }
    guard text.allSatisfy({ (97...122).contains($0) || $0.isDigit || $0 == 0x20 }) else {
      return nil
    }
    let key = text.shown.uppercased().replacing(" ", with: "_")
    return key.hasPrefix("ACTION_TYPE_FAILED_") || catalogue.contains(key) ? key : nil
  }
}
