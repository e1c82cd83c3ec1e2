import Foundation
import Testing

/// Ends that the program did not choose.
@Suite struct LastWordsTests {
  private let build = "Fixtures/builds/ovirt-system-tests_network-suite-4.3"

  @Test func `where memory runs out it is told, whenever that is`() throws {
    var told = 0
    // From what is too little to begin with to what is enough, in steps of 4 MB.
    for size in stride(from: 40_000, through: 600_000, by: 4_000) {
      let result = try Shell.run("ulimit -v \(size); exec timeout 60 ost-triage report \(build)")
      if result.error.hasPrefix("ost-triage: error: memory ran out\n  = help: ") {
        #expect(result.status == 2)
        #expect(!result.error.contains("stack trace"))
        told += 1
      } else if told > 0 {
        #expect(result.status == 0 || result.status == 2, "\(size): \(result.error)")
        if result.status == 0, result.error.isEmpty { break }
      }
    }
    #expect(told > 0)
  }

  @Test func `where the stack runs out it is told`() throws {
    let result = try Shell.run("ulimit -s 64; exec ost-triage report \(build)")
    #expect(result.status == 2)
    #expect(
      result.error == """
        ost-triage: error: the stack ran out: an input is nested too deep
          = help: raise 'ulimit -s', or leave that input out

        """)
  }

  @Test func `a mistake of the program is told as one, with a trace for who wants it`() throws {
    // A pipe that nobody writes to keeps it waiting.
    let line =
      "mkfifo $TMP/p; exec 3<>$TMP/p; ost-triage report - <&3 & sleep 1; kill -ILL $!; wait $!"
    let result = try Shell.run(line)
    #expect(result.status == 2)
    #expect(
      result.error == """
        ost-triage: error: the program itself failed, and nothing more is read or written
          = help: report this with the version, the command and, if you may, the input; \
        'SWIFT_BACKTRACE=enable=yes' shows where

        """)
    let traced = try Shell.run("export SWIFT_BACKTRACE=enable=no; \(line)")
    #expect(traced.status == 128 + SIGILL)
  }
}
