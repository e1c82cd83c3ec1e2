/// Completes the short names of failures' sections to whole names.
///
/// `TestC.test_y[a]` in a section is `tests/test_x.py::TestC::test_y[a]` in a progress line or in the
/// short summary; where neither knows it, the file of a letter in the progress or of the traceback's
/// first place in a test module tells the module; else the short name stays.
struct PytestNames {
  private var byShortName: [LogText: [LogText]] = [:]
  private var used: [Used: Int] = [:]
  private let letters: [(file: LogText, letter: UInt8)]
  private let failedNodes: [LogText]
  private var next: [Bool: Int] = [false: 0, true: 0]

  private struct Used: Hashable {
    var title: LogText
    var isError: Bool
  }

  init(progress: PytestProgress, failed: [LogText], broken: [LogText]) {
    letters = progress.letters
    failedNodes = failed.isEmpty ? progress.failed : failed
    // The summary's nodes come first: they are known to have failed.
    var seen: Set<LogText> = []
    for node in failed + broken + progress.nodes where seen.insert(node).inserted {
      byShortName[Self.shortName(node), default: []].append(node)
    }
  }

  /// The whole name for the title of a section.
  mutating func complete(_ title: LogText, isError: Bool, trace: Trace) -> LogText {
    let order = next[isError, default: 0]
    next[isError] = order + 1
    if title.bytes[...].ends(with: ".py") || title.bytes.contains(UInt8(ascii: "/")),
      !title.bytes.contains(UInt8(ascii: "["))
    {
      return TestName.dotted(nodeID: title.bytes[...])
    }
    if let nodes = byShortName[title] {
      let key = Used(title: title, isError: isError)
      let index = min(used[key, default: 0], nodes.count - 1)
      used[key] = index + 1
      return TestName.dotted(nodeID: nodes[index].bytes[...])
    }
    let mark = isError ? UInt8(ascii: "E") : UInt8(ascii: "F")
    let files = letters.filter { $0.letter == mark }
    if let file = order < files.count ? files[order].file : Self.module(in: trace) {
      return TestName.dotted(nodeID: (file.bytes + Array("::".utf8) + title.bytes)[...])
    }
    return title
  }

  /// The whole name of the failure that a `--tb=line` line tells.
  mutating func crashed(_ index: Int, path: ArraySlice<UInt8>) -> LogText {
    if index < failedNodes.count { return TestName.dotted(nodeID: failedNodes[index].bytes[...]) }
    let files = letters.filter { $0.letter == UInt8(ascii: "F") }
    let file = index < files.count ? files[index].file.bytes[...] : path
    return TestName.dotted(nodeID: file)
  }

  private static func shortName(_ node: LogText) -> LogText {
    guard let colons = node.bytes[...].range(of: "::") else { return node }
    return TestName.dotted(nodeID: ([UInt8(ascii: "x")] + node.bytes[colons.lowerBound...])[...])
      .withoutFirstPart
  }

  /// The first test module that a traceback names: `network-suite-4.3/tests/test_x.py:103: `.
  private static func module(in trace: Trace) -> LogText? {
    for line in trace.lines {
      guard let place = line.text.range(of: ".py:") else { continue }
      let path = line.text[..<(place.lowerBound + 3)]
      let name = path[((path.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex - 1) + 1)...]
      guard name.starts(with: "test_") || name.ends(with: "_test.py"),
        !path.contains(UInt8(ascii: " ")), !path.contains("site-packages")
      else { continue }
      return LogText(path)
    }
    return nil
  }
}

extension LogText {
  /// The text behind its first dot.
  fileprivate var withoutFirstPart: LogText {
    guard let dot = bytes.firstIndex(of: UInt8(ascii: ".")) else { return self }
    return LogText(bytes[(dot + 1)...])
  }
}
