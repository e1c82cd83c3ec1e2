/// What a console says about its build: who it is, how it ended, when it began.
struct ConsoleFacts {
  private(set) var identity = Build.ID()
  private(set) var started: Timestamp?

  /// What Jenkins says at the end.
  private var finished: Build.Result?

  /// What the script's exit status says, where Jenkins' own line is missing.
  private var returned: Build.Result?

  /// The job's result as far as the console tells.
  var result: Build.Result { finished ?? returned ?? .unknown }

  mutating func consume(_ line: Line, words: LineWords) {
    let text = line.text
    guard text.count >= 8 else { return }
    if text.starts(with: "Finished: ") { finish(text.dropFirst(10).trimmed) }
    if text.starts(with: "@@") { mockRunner(text) }
    if words.contains(.identity), identity.suite == nil || identity.number == nil || isGuess {
      identify(text)
    }
    if started == nil { start(line, words) }
  }

  private mutating func finish(_ word: ArraySlice<UInt8>) {
    switch word.shown {
    case "SUCCESS": finished = .passed
    case "FAILURE", "UNSTABLE": finished = .failed
    case "ABORTED", "NOT_BUILT": finished = .aborted
    default: break
    }
  }

  /// Reads mock_runner's `@@      rc = 1`.
  private mutating func mockRunner(_ text: ArraySlice<UInt8>) {
    guard let lead = text.range(of: " rc = "), let code = text[lead.upperBound...].trimmed.decimal
    else { return }
    // Several scripts run in one build: one that failed decides.
    if returned != .failed { returned = code == 0 ? .passed : .failed }
  }

  /// Whether the suite's name is only that of a script: `automation/network_suite_4.3.sh`.
  private var isGuess: Bool { identity.suite?.name.contains("_") == true }

  private mutating func take(_ suite: Suite) {
    identity.suite = suite
    identity.branch = suite.branch
  }

  private mutating func identify(_ text: ArraySlice<UInt8>) {
    if let lead = text.range(of: "ovirt-system-tests_") {
      job(text[lead.lowerBound...])
    } else if text.contains("suite-") || text.contains("suite_"),
      identity.suite == nil || isGuess, let suite = Self.suite(inTestOf: text)
    {
      take(suite)
    }
    if identity.number == nil, let lead = text.range(of: "BUILD_NUMBER=") {
      identity.number =
        text[lead.upperBound...].drop { $0 == 0x27 || $0 == 0x22 }
        .prefix(while: \.isDigit).decimal
    }
  }

  /// Reads `ovirt-system-tests_<suite>` and a number behind it: `/150/`, ` - Build # 150`.
  private mutating func job(_ text: ArraySlice<UInt8>) {
    let name = text.dropFirst(19).prefix {
      $0.isWord || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
    }
    let suite = Suite(name.shown)
    guard suite.isOST else { return }
    if identity.suite == nil || isGuess { take(suite) }
    guard identity.suite == suite, identity.number == nil else { return }
    var rest = text[name.endIndex...]
    if rest.first == UInt8(ascii: "/") {
      rest = rest.dropFirst()
    } else if let lead = rest.range(of: "Build #") ?? rest.range(of: "#"),
      lead.lowerBound - rest.startIndex <= 12
    {
      rest = rest[lead.upperBound...].drop { $0 == UInt8(ascii: " ") }
    } else {
      return
    }
    let digits = rest.prefix(while: \.isDigit)
    let after = rest[digits.endIndex...].first
    guard after == nil || after?.isWord == false else { return }
    identity.number = digits.decimal
  }

  /// Whether a byte parts words.
  private static func parts(_ byte: UInt8) -> Bool {
    byte.isSpace || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"")
  }

  /// The suite of a test's id or path: a word such as `network-suite-4.3/tests/test_x.py`.
  private static func suite(inTestOf text: ArraySlice<UInt8>) -> Suite? {
    var from = text.startIndex
    while let hit = text.range(of: "suite", from: from) {
      let lead = text[..<hit.lowerBound].lastIndex(where: Self.parts)
      let end = text[hit.upperBound...].firstIndex(where: Self.parts) ?? text.endIndex
      let word = text[(lead.map { $0 + 1 } ?? text.startIndex)..<end]
      if let suite = TestName.suite(in: word), suite.isOST { return suite }
      from = end
    }
    return nil
  }

  private mutating func start(_ line: Line, _ words: LineWords) {
    let text = line.text
    if text.starts(with: "@@ "), text.contains(" Running chroot for script") {
      started = Timestamp.scanDate(text.dropFirst(3))
    } else if words.contains(.start), text.first?.isDigit == true,
      text.contains(" run_suite.sh::")
    {
      started = Timestamp.scan(text)?.time
    } else if text.starts(with: "+ 20") || text.starts(with: "++ 20") {
      // PS4 of 2021 and later.
      started = Timestamp.scan(text.drop { !$0.isDigit })?.time
    } else if words.contains(.start), let lead = text.range(of: " started at 20") {
      started = Timestamp.scan(text[(lead.upperBound - 2)...])?.time
    } else if line.raw.first == UInt8(ascii: "[") {
      started = Timestamp.scan(line.raw.dropFirst())?.time
    }
  }
}
