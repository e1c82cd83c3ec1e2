import Triage
import Yams

/// The YAML documents of a rule file, and what is wrong with its YAML.
struct YAMLDocuments {
  private(set) var roots: [Node] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// The offsets of keys that stand a second time in their mapping, and so are not read.
  private(set) var repeatedKeys: [Int] = []

  private let source: SourceText

  /// How much text may be parsed again to tell every duplicate key, in characters.
  private static let repairLimit = 400_000

  /// How often a file may use aliases before it is not even parsed; a large one less often, because
  /// what an alias stands for may be most of it.
  private static let aliasLimit = 16
  private static let aliasLimitOfLarge = 2
  private static let largeSize = 16 << 10

  /// How many values a file may have; each takes half a kilobyte while it is read.
  private static let valueLimit = 200_000

  init(_ source: SourceText) {
    self.source = source
    if let place = Self.place(of: source, after: Self.valueLimit) {
      diagnostics.append(
        source.diagnostic(
          .yamlSyntax, "rule file holds more than \(Self.valueLimit) values", at: place,
          help: "split the file into one file for each rule"))
      return
    }
    let isLarge = source.scalars.count > Self.largeSize
    if let bomb = AliasCount(source).place(
      after: isLarge ? Self.aliasLimitOfLarge : Self.aliasLimit)
    {
      diagnostics.append(
        source.diagnostic(
          .yamlAnchor, "rule file uses too many aliases", at: bomb, help: "write the values out"))
      return
    }
    var scalars = source.scalars
    for _ in 0...min(Self.repairLimit / max(scalars.count, 1), 50) {
      guard let error = parse(SourceText.string(scalars)) else { return }
      guard case .duplicatedKeysInMapping(_, let context) = error,
        let repeated = repeatedKey(of: context.mark, in: scalars)
      else {
        diagnostics.append(YAMLProblem(error, in: source).diagnostic)
        return
      }
      // The key is overwritten by a unique one of the same length, so that the rest is read too.
      repeatedKeys.append(repeated.lowerBound)
      for index in repeated {
        scalars[index] = Unicode.Scalar(UInt32(0xE000 + repeatedKeys.count)) ?? "\u{E000}"
      }
      let key = source.text(in: repeated)
      diagnostics.append(
        source.diagnostic(
          .duplicateKey, "key '\(Visible.short(key))' stands twice in one mapping", at: repeated,
          notes: ["the first one is in line \(context.mark.line)"], help: "keep one of them"))
    }
  }

  /// Where more separators stand than some number: there are no more values than these and one.
  private static func place(of source: SourceText, after limit: Int) -> Range<Int>? {
    let scalars = source.scalars
    var count = 0
    for index in scalars.indices {
      switch scalars[index] {
      case ",", "[", "{", "\n", "\r": count += 1
      case ":", "-", "?":
        let next = index + 1
        if next == scalars.count || scalars[next] == " " || SourceText.isBreak(scalars[next]) {
          count += 1
        }
      case let scalar where SourceText.isBreak(scalar): count += 1
      default: continue
      }
      if count > limit { return index..<index + 1 }
    }
    return nil
  }

  /// Reads all documents; returns what stopped it.
  private mutating func parse(_ text: String) -> YamlError? {
    roots = []
    do {
      // Rules hold texts only, so nothing tells numbers and dates from them by expressions.
      var documents = try compose_all(yaml: text, .basic, .default, .utf8)
      while let root = documents.next() { roots.append(root) }
      if let error = documents.error { throw error }
      return nil
    } catch let error as YamlError {
      return error
    } catch {
      return .reader(problem: "\(error)", offset: nil, value: -1, yaml: "")
    }
  }

  /// The next plain key of a block mapping that is written as the one at a mark.
  private func repeatedKey(of mark: Mark, in scalars: [Unicode.Scalar]) -> Range<Int>? {
    let first = source.index(line: mark.line, column: mark.column)
    let key = scalars[first...].prefix { $0 != ":" && !SourceText.isBreak($0) }
    guard !key.isEmpty, scalars.indices.contains(key.endIndex), scalars[key.endIndex] == ":" else {
      return nil
    }
    guard mark.line < source.lineCount else { return nil }
    for line in mark.line + 1...source.lineCount {
      let range = source.range(ofLine: line)
      let indentation = scalars[range].prefix { $0 == " " }.count
      if range.count == indentation || scalars[range.lowerBound + indentation] == "#" { continue }
      if indentation < mark.column - 1 { return nil }
      let start = range.lowerBound + mark.column - 1
      if indentation == mark.column - 1, scalars[start..<range.upperBound].starts(with: key),
        start + key.count < range.upperBound, scalars[start + key.count] == ":"
      {
        return start..<start + key.count
      }
    }
    return nil
  }
}

extension SourceText {
  static func string(_ scalars: some Collection<Unicode.Scalar>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(scalars.count)
    for scalar in scalars {
      if scalar.isASCII {
        bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      } else {
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Counts what may be aliases of anchors in a text, before anything expands them.
///
/// It also counts quoted text that only looks like an alias, which is why a few are let through to
/// the parser and refused there with their exact place.
private struct AliasCount {
  private var places: [Range<Int>] = []

  init(_ source: SourceText) {
    let anchors = Set(Self.words(after: "&", in: source).map { source.text(in: $0).dropFirst() })
    guard !anchors.isEmpty else { return }
    places = Self.words(after: "*", in: source).filter {
      anchors.contains(source.text(in: $0).dropFirst())
    }
  }

  func place(after limit: Int) -> Range<Int>? { places.dropFirst(limit).first }

  private static func words(after sign: Unicode.Scalar, in source: SourceText) -> [Range<Int>] {
    let scalars = source.scalars
    return scalars.indices.compactMap { index in
      guard scalars[index] == sign, index == 0 || opens(scalars[index - 1]) else { return nil }
      let name = scalars[(index + 1)...].prefix { !ends($0) }
      return name.isEmpty ? nil : index..<name.endIndex
    }
  }

  private static func opens(_ scalar: Unicode.Scalar) -> Bool {
    ends(scalar) || scalar == ":" || scalar == "?" || scalar == "-"
  }

  private static func ends(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || SourceText.isBreak(scalar)
      || ",[]{}".unicodeScalars.contains(scalar)
  }
}
