import Triage
import Yams

/// The rules of one source, and what is wrong with its files.
struct RuleReading {
  private(set) var rules: [RuleFile] = []
  private(set) var problems = Problems()
  private var byID: [Signature.ID: RuleFile] = [:]
  private let origin: RuleSource.Origin

  init(_ source: RuleSource) {
    origin = source.origin
    switch source.content {
    case .path(let path): read(RuleFolder(path, shownAs: path))
    case .folder(let path, let shown): read(RuleFolder(path, shownAs: shown))
    case .texts(let texts):
      for text in texts {
        let path = "Rules/\(text.path)"
        read(
          Array(text.text.utf8), path: path,
          location: RuleLocation(full: path, below: text.path))
      }
    }
  }

  private mutating func read(_ folder: RuleFolder) {
    problems += folder.diagnostics
    for file in folder.files {
      read(file.bytes, path: file.path, location: file.location)
    }
  }

  private mutating func read(_ bytes: [UInt8], path: String, location: RuleLocation) {
    do throws(RuleFileError) {
      read(try RuleBytes.text(of: bytes, path: path), location: location)
    } catch {
      problems += [error.diagnostic]
    }
  }

  private mutating func read(_ source: SourceText, location: RuleLocation) {
    let yaml = YAMLDocuments(source)
    problems += yaml.diagnostics
    guard !yaml.roots.isEmpty else {
      if yaml.diagnostics.isEmpty { problems += [empty(source)] }
      return
    }
    var decoder = RuleDecoder(source, repeatedKeys: yaml.repeatedKeys)
    let ranges = DocumentRange(source)
    let documents = yaml.roots.map { ranges.around(decoder.index(of: $0)) }
    for (root, document) in zip(yaml.roots, documents) {
      let rule = decoder.rule(
        root, document: document, location: yaml.roots.count == 1 ? location : nil,
        origin: origin)
      // A rule in which a key stands twice may mean either value.
      let isClear = !yaml.repeatedKeys.contains(where: document.contains)
      if let rule, isClear { add(rule) }
    }
    problems += decoder.problems
  }

  private mutating func add(_ rule: RuleFile) {
    if let first = byID[rule.signature.id] {
      problems.tell(.idTaken, inFile: rule.source.path) {
        let line = first.source.line(at: first.id.place.lowerBound)
        return rule.source.diagnostic(
          .idTaken, "id '\(rule.id.value)' is taken", at: rule.id.place,
          notes: ["the first rule of this id is at \(first.source.path):\(line)"],
          help: "give this rule another id")
      }
      return
    }
    byID[rule.signature.id] = rule
    rules.append(rule)
  }

  private func empty(_ source: SourceText) -> Diagnostic {
    Diagnostic(
      .emptyFile, "rule file is empty", path: source.path,
      help: "write a rule with 'id:', 'title:' and 'match:', or delete the file")
  }
}

/// Tells where a YAML document starts and ends in a file of several.
private struct DocumentRange {
  private let source: SourceText
  /// The lines that begin or end a document.
  private let marks: [Int]

  init(_ source: SourceText) {
    self.source = source
    marks = (1...source.lineCount).filter { line in
      let start = source.scalars[source.range(ofLine: line)].prefix(4)
      let isMark =
        start.starts(with: "---".unicodeScalars) || start.starts(with: "...".unicodeScalars)
      return isMark && (start.count == 3 || start.last == " ")
    }
  }

  func around(_ index: Int) -> Range<Int> {
    let line = source.line(at: index)
    let next = marks.firstIndex(from: line)
    let before = next > 0 ? marks[next - 1] : nil
    let after = marks[next...].first { $0 > line }
    let start = before.map { source.index(line: $0 + 1, column: 1) } ?? 0
    let end = after.map { source.index(line: $0, column: 1) } ?? source.scalars.count
    return start..<max(start, end)
  }
}

extension [Int] {
  /// The index of the first of some ascending numbers that is not below another one.
  fileprivate func firstIndex(from number: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
