import Foundation
@testable import Intake
@testable import RuleBook
@testable import Triage

/// Takes the input for a file of one kind, and reads it as the program does, up to a report.
///
/// A log is read in pieces of several sizes, and what is told of it must be the same. Which kind it
/// is the environment says, so that one program is made for all.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzReader(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  switch kind {
  case "console": compare(input, as: "console.log")
  case "junit": compare(input, as: "junit.xml")
  case "locks": compare(input, as: "engine.log")
  // Pieces of one byte would take long where an archive unpacks to much.
  case "archive": _ = report(on: input, as: "all.zip", size: 100)
  case "rules": checkRules(input)
  default: fail("OST_TRIAGE_FUZZ names no target")
  }
  return 0
}

private let kind = ProcessInfo.processInfo.environment["OST_TRIAGE_FUZZ"] ?? ""

/// The shipped rules, so that judging has something to do; the program runs in the repository.
private let signatures = {
  let book = RuleBook(loading: [.user("Rules")])
  if book.signatures.isEmpty || !book.diagnostics.isEmpty { fail("the rules cannot be read") }
  return book.signatures
}()

private let set = SignatureSet(signatures)

private func compare(_ input: [UInt8], as name: String) {
  let whole = report(on: input, as: name, size: max(1, input.count))
  let pieces = report(on: input, as: name, size: 7)
  if whole != pieces { fail("in pieces it is told otherwise:\n\(whole)\n\(pieces)") }
}

/// All that is told of one file.
private func report(on input: [UInt8], as name: String, size: Int) -> String {
  var limits = IntakeLimits()
  (limits.unpackedBytes, limits.ratioFloor) = (4 << 20, 1 << 20)
  var unpacker = Unpacker(
    limits: limits, signatures: set, threads: ThreadAllowance(1), aspects: [.locks, .timeline])
  let place = LogPlace(
    shown: name, components: ["fuzz", name], named: 2, onDisk: 2, isNamed: true, argument: name)
  withUTF8Names { unpacker.visit(Pieces(input, size: size), at: place) }
  var draft = BuildDraft(source: name)
  for part in unpacker.output.parts {
    switch part.content {
    case .findings(let findings): draft.findings.append(findings)
    case .notEvaluated(let missing): draft.notEvaluated.append(missing)
    case .declaration(let declaration, _): draft.declaration = declaration
    }
  }
  let builds = BuildAssembler.builds(from: [draft], overriding: Build.ID())
  let judge = Judge(set, explains: true)
  let report = Report(judged: builds.map { judge.judge($0) }, by: signatures)
  var told = ""
  JSONReport().write(report, to: &told)
  TextReport().write(report, to: &told)
  JSONLockReport().write(LockReport(builds), to: &told)
  return told
}

private func checkRules(_ input: [UInt8]) {
  let text = RuleSource.Text(path: "fuzz/rule.yaml", text: String(decoding: input, as: UTF8.self))
  let check = RuleBook.Check([RuleSource(.user, .texts([text]))])
  var told = ""
  DiagnosticPrinter(usesColor: false).write(check.diagnostics, to: &told)
  if check.hasWrongFile != !RuleBook(loading: [RuleSource(.user, .texts([text]))]).diagnostics
    .isEmpty
  {
    fail("the check and the reading differ:\n\(told)")
  }
}

private func fail(_ what: String) -> Never {
  print(what)
  fflush(nil)
  abort()
}

/// Bytes in pieces of one size.
private final class Pieces: ByteSource {
  private var rest: ArraySlice<UInt8>
  private let size: Int

  init(_ bytes: [UInt8], size: Int) {
    rest = bytes[...]
    self.size = size
  }

  func next() -> ArraySlice<UInt8> {
    defer { rest = rest.dropFirst(size) }
    return rest.prefix(size)
  }
}
