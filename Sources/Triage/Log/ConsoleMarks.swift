/// The beginnings of lines that only consoles of jobs and test runs, and the mails about them, have.
enum ConsoleMarks {
  /// Whether a line, with whatever decorations, is one that only a console has.
  static func begins(_ line: ArraySlice<UInt8>) -> Bool {
    let (text, isStamped) = undecorated(line)
    if isStamped { return true }
    return marks.contains { text.starts(with: $0) }
      || text.range(of: ": Success (in ") != nil || text.range(of: ": ERROR (in ") != nil
  }

  /// The line without the timestamps and stage names that Jenkins puts before it.
  private static func undecorated(
    _ line: ArraySlice<UInt8>
  ) -> (text: ArraySlice<UInt8>, isStamped: Bool) {
    // Jenkins hides notes in escape sequences: ESC[8mha:…ESC[0m.
    if line.starts(with: "\u{1B}[8mha:") { return (line, true) }
    let plain = withoutColour(line.drop { $0.isSpace })
    guard let first = plain.first else { return (plain, false) }
    // `12:00:57 text`; boot.log has a comma and milliseconds instead of the blank.
    if first.isDigit, plain.count > 8, isTime(plain.prefix(8)),
      plain[plain.startIndex + 8] == UInt8(ascii: " ")
    {
      return (plain, true)
    }
    // `[2019-08-04T22:14:26.898Z] text` of pipelines.
    if plain.starts(with: "[2"), plain.count > 26,
      plain[plain.startIndex + 11] == UInt8(ascii: "T"), plain.prefix(26).last == UInt8(ascii: "]")
    {
      return (plain, true)
    }
    // `[basic-suite.el7.x86_64] text` of parallel stages.
    if plain.starts(with: "["), let end = plain.prefix(80).range(of: "] "),
      !plain[..<end.lowerBound].contains(where: \.isSpace)
    {
      let text = plain[end.upperBound...].drop { $0.isSpace }
      if marks.contains(where: { text.starts(with: $0) }) { return (text, false) }
    }
    return (plain, false)
  }

  /// The line without a colour's escape sequence at its beginning.
  private static func withoutColour(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard line.starts(with: "\u{1B}["), let end = line.prefix(12).firstIndex(of: UInt8(ascii: "m"))
    else { return line }
    return line[(end + 1)...].drop { $0.isSpace }
  }

  private static func isTime(_ text: ArraySlice<UInt8>) -> Bool {
    text.enumerated().allSatisfy { offset, byte in
      offset % 3 == 2 ? byte == UInt8(ascii: ":") : byte.isDigit
    }
  }

  private static let marks: [StaticString] = [
    // Jenkins and what it runs
    "Started by ", "Running as SYSTEM", "Building remotely ", "Building in workspace ",
    "[EnvInject]", "[Pipeline]", "[workspace] ", "Finished: ", "Aborted by ", "Build timed out",
    "@@ ", "@@@", "@ ", "========== ", "+ ", "++ ", "##[", "Running test scenario ",
    // pytest, nose
    "platform linux", "collecting ", "collected ", "rootdir: ", "cachedir: ", "E   ",
    "============================= ", "FAILED ", "nosetests", "nose.config: ", "FAIL: ",
    // mails
    "FAILED:  ", "REGRESSION:  ", "Error Message:", "Stack Trace:", "Failed Tests:",
    "Subject: ", "From: ", "not ok ",
  ]
}
