/// Completes the short names of failures' sections to whole names.
///
/// `TestC.test_y[a]` in a section is `tests/test_x.py::TestC::test_y[a]` in a progress line or in the
/// short summary; where neither knows it, the file of a letter in the progress or of the traceback's
/// first place in a test module tells the module; else the short name stays.
struct PytestNames {
  /// The names that were completed.
  private(set) var told: Set<LogText> = []

  /// The nodes that are known to have failed (false) or broken (true), in the order of sections.
  private let ended: [Bool: [LogText]]
  private var byShortName: [Bool: [LogText: ArraySlice<LogText>]] = [:]
  private let others: [LogText: [LogText]]
  private var letters: [Bool: [LogText]] = [:]
  private var next: [Bool: Int] = [:]

  /// - Parameters:
  ///   - progress: what the session printed while it ran.
  ///   - failed: the failed nodes of the short summary; empty where there is none.
  ///   - broken: the broken ones.
  ///   - sections: for each section whether it tells a broken test.
  init(progress: PytestProgress, failed: [LogText], broken: [LogText], sections: [Bool]) {
    ended = [
      false: failed.isEmpty ? progress.nodes(areErrors: false) : failed,
      true: broken.isEmpty ? progress.nodes(areErrors: true) : broken,
    ]
    for (isError, nodes) in ended {
      byShortName[isError] = Dictionary(grouping: nodes, by: Self.shortName).mapValues { $0[...] }
    }
    others = Dictionary(grouping: progress.nodes, by: Self.shortName)
    for isError in [false, true] {
      letters[isError] = progress.letters.filter { $0.isError == isError }.map(\.node)
      let titles = sections.count { $0 == isError }
      // Output between the letters hides some, so that their order says nothing.
      if titles > 0, titles != letters[isError]?.count { letters[isError] = [] }
    }
  }

  /// The whole name for the title of a section.
  mutating func complete(_ title: LogText, isError: Bool, trace: Trace) -> LogText {
    let name = TestName.dotted(nodeID: node(title, isError: isError, trace: trace).bytes[...])
    told.insert(name)
    return name
  }

  /// The whole name of the failure that `--tb=line` tells, or its file where only that is known.
  mutating func crashed(_ index: Int, of count: Int, path: ArraySlice<UInt8>) -> LogText {
    let nodes = [ended[false], letters[false]].lazy.compactMap { $0 }.first { $0.count == count }
    let name = TestName.dotted(nodeID: nodes?[index].bytes[...] ?? path)
    told.insert(name)
    return name
  }

  private mutating func node(_ title: LogText, isError: Bool, trace: Trace) -> LogText {
    if Self.isFile(title) { return title }
    let order = next[isError, default: 0]
    next[isError] = order + 1
    if let node = byShortName[isError]?[title]?.popFirst() { return node }
    let module = Self.module(in: trace)
    if let nodes = others[title] {
      return nodes.first { module.map($0.bytes.starts(with:)) ?? false } ?? nodes[0]
    }
    let files = letters[isError] ?? []
    guard let file = order < files.count ? files[order].bytes : module else { return title }
    return LogText(file + Array("::".utf8) + title.bytes)
  }

  /// Whether a title is the path of a module that could not be collected.
  private static func isFile(_ title: LogText) -> Bool {
    (title.bytes[...].ends(with: ".py") || title.bytes.contains(UInt8(ascii: "/")))
      && !title.bytes.contains(UInt8(ascii: "["))
  }

  /// What the title of a test's section is: the id without its file, dotted.
  static func shortName(_ node: LogText) -> LogText {
    guard let colons = node.bytes[...].range(of: "::") else { return node }
    let test = [UInt8(ascii: "x")] + node.bytes[colons.lowerBound...]
    return LogText(TestName.dotted(nodeID: test[...]).bytes.dropFirst(2))
  }

  /// The first test module that a traceback names: `network-suite-4.3/tests/test_x.py:103: `.
  private static func module(in trace: Trace) -> [UInt8]? {
    for line in trace.lines {
      guard let place = line.text.range(of: ".py:") else { continue }
      let path = line.text[..<(place.lowerBound + 3)]
      let name = path[((path.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex - 1) + 1)...]
      guard name.starts(with: "test_") || name.ends(with: "_test.py"),
        !path.contains(UInt8(ascii: " ")), !path.contains("site-packages")
      else { continue }
      return Array(path)
    }
    return nil
  }
}
