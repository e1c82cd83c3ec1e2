// whole file: names are cut between Characters, or a letter would lose its marks

/// Where faults stand: their tests, their stage, or the product's log.
struct PlaceLabel {
  /// The names in order, each once, with nothing hidden in them.
  let names: [String]

  /// Whether the names are dotted names of tests.
  let areTests: Bool

  init(_ faults: [JudgedFault]) {
    self.init(faults.map(Self.name), areTests: faults.allSatisfy { $0.fault.test != nil })
  }

  /// The label of tests by their names.
  init(tests: [String]) {
    self.init(tests.map { ShortText($0).description }, areTests: true)
  }

  private init(_ names: [String], areTests: Bool) {
    var seen: Set<String> = []
    self.names = names.filter { seen.insert($0).inserted }
    self.areTests = areTests
  }

  /// All names in one text, what they begin with in common told once.
  func compact(limit: Int = 6) -> String {
    let prefix = commonPrefix
    let short = names.prefix(limit).map { String($0.dropFirst(prefix.count)) }
    let more = names.count > limit ? ["and \(names.count - limit) more"] : []
    let list = (short + more).joined(separator: ", ")
    return prefix.isEmpty ? list : "\(prefix.dropLast()): \(list)"
  }

  /// The modules and classes that all names begin with, up to and with the last dot.
  private var commonPrefix: Substring {
    guard areTests, names.count > 1, var prefix = names.first?[...] else { return "" }
    // A dot among the parameters of a test is no separator.
    if let parameters = prefix.firstIndex(of: "[") { prefix = prefix[..<parameters] }
    prefix = prefix.upToLastDot
    while !prefix.isEmpty, !names.allSatisfy({ $0.hasPrefix(prefix) }) {
      prefix = prefix.dropLast().upToLastDot
    }
    return prefix
  }

  private static func name(of fault: JudgedFault) -> String {
    switch fault.fault.place {
    case .test(let name): ShortText(name).description
    case .stage(let stage): "\(stage.rawValue) stage"
    case .product: fault.evidence.first.map { ShortText($0.log).visible } ?? "product log"
    }
  }
}

extension Substring {
  fileprivate var upToLastDot: Substring {
    lastIndex(of: ".").map { self[...$0] } ?? ""
  }
}
