import Matching

/// A text without which a line says nothing to some reader of its log.
///
/// The lines of a log are searched for all of them in the same pass as for the patterns of rules, so
/// a reader that asks for one more kind of line adds a word here and pays next to nothing.
struct LineWord: Sendable {
  /// The text itself, in ASCII.
  let text: StaticString

  /// Who looks for it.
  let group: LineWords

  init(_ text: StaticString, _ group: LineWords) {
    self.text = text
    self.group = group
  }

  /// The words of lines about the engine's locks, which are looked for only where somebody asks.
  static let locks = [
    LineWord("EngineLock", .locks), LineWord("ock is taken for key ", .locks),
    // Monitoring of a host pauses and goes on.
    LineWord("onitoring ", .locks), LineWord("in memory locks", .locks),
    LineWord(" lock which does not exist", .locks),
    LineWord("Running ovirt-engine ", .locks),
    // Who asked, and what became of it.
    LineWord("Running command: ", .locks), LineWord(" of action ", .locks),
    LineWord("Executing command ", .locks), LineWord(" internal action ", .locks),
    LineWord("OST invoked: ", .locks),
  ]

  /// The words that matter in a log of a kind, and in one that is read for more.
  static func words(of kind: LogKind, for aspects: ReadAspects) -> [LineWord] {
    let more =
      (aspects.contains(.locks) ? locks : []) + (aspects.contains(.timeline) ? timeline : [])
    return switch kind {
    case .engine, .vdsm, .supervdsm: product + more
    case .console, .text: console + more
    case .lago, .packages, .junit, .identity: []
    }
  }

  /// The words of lines for the timeline that are no warnings.
  static let timeline = [
    LineWord("EngineLock", .timeline), LineWord("ock is taken for key ", .timeline),
    LineWord("in memory locks", .timeline), LineWord("revent monitoring for host", .timeline),
    LineWord("from now a monitoring of host", .timeline),
    LineWord("Lock released. Monitoring can run", .timeline),
    LineWord("Running command: ", .timeline), LineWord(" of action ", .timeline),
    LineWord("Operation Failed: ", .timeline), LineWord(", log id: ", .timeline),
    LineWord("EVENT_ID: ", .timeline),
    // vdsm and supervdsm
    LineWord("RPC call ", .timeline), LineWord("] START ", .timeline),
    LineWord("] FINISH ", .timeline), LineWord(") call ", .timeline),
    LineWord(") return ", .timeline), LineWord(") Error in ", .timeline),
  ]

  private static let product = [
    LineWord("Running ovirt-engine ", .entry), LineWord("I am the actual vdsm ", .entry),
    // FINISH setupNetworks error=
    LineWord(" error=", .entry),
  ]

  private static let console =
    [
      LineWord("ovirt-system-tests_", .identity), LineWord("suite-", .identity),
      LineWord("suite_", .identity), LineWord("BUILD_NUMBER=", .identity),
      LineWord(" run_suite.sh::", .start), LineWord(" started at 20", .start),
      LineWord(".x86_64", .package), LineWord(".noarch", .package), LineWord("fatal: [", .stage),
    ] + StageMarker.all.map { LineWord($0.text, .stage) }

  /// The text as a pattern.
  var pattern: Pattern {
    var source = ""
    for byte in text.description.unicodeScalars {
      // Behind a backslash whatever is no letter or digit stands for itself.
      if !byte.properties.isAlphabetic, !("0"..."9").contains(byte) { source += "\\" }
      source.unicodeScalars.append(byte)
    }
    return Pattern(checked: source)
  }
}

/// Whose words a line holds.
struct LineWords: OptionSet, Sendable {
  let rawValue: UInt8

  /// An entry of a product's log that tells something below a warning.
  static let entry = LineWords(rawValue: 1)

  /// Who the build is, when it began, and what was installed.
  static let identity = LineWords(rawValue: 2)
  static let start = LineWords(rawValue: 4)
  static let package = LineWords(rawValue: 8)

  /// A break outside the tests.
  static let stage = LineWords(rawValue: 16)

  /// The engine's locks, and who asks for them.
  static let locks = LineWords(rawValue: 32)

  /// What became of a build, step by step.
  static let timeline = LineWords(rawValue: 64)

  /// What a line may hold of which nobody knows.
  static let unknown = LineWords(rawValue: .max)
}

/// The words that a line of a block holds.
struct MarkedLine {
  /// Where the line begins in its block.
  var offset: Int
  var words: LineWords
}
