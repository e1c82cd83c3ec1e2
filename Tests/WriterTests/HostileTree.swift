import Foundation
@testable import Triage

/// Builds and rules on disk whose names and texts are payloads.
struct HostileTree {
  let folder: URL

  /// How many of the payloads it holds.
  let payloads: [Payload]

  init() throws {
    let all = Payload.run
    payloads = stride(from: 0, to: all.count, by: max(1, all.count / 120)).map { all[$0] }
    folder = FileManager.default.temporaryDirectory.appending(
      path: "ost-triage-\(UUID().uuidString)")
    for name in ["names", "rules/a", "engine"] {
      try FileManager.default.createDirectory(
        at: folder.appending(path: name), withIntermediateDirectories: true)
    }
    var members: [(name: [UInt8], content: [UInt8])] = []
    var locks = ""
    for (index, payload) in payloads.enumerated() {
      let name = Self.name(payload)
      write(Self.results(payload), to: "names/", name + Array(".junit.xml".utf8))
      write(Array("x\n".utf8) + payload.bytes, to: "names/", name)
      write(Array("id: [\(payload.text)".utf8), to: "rules/a/", name + Array(".yaml".utf8))
      write(Array(Self.rule(payload, index).utf8), to: "rules/a/", Array("r\(index).yaml".utf8))
      members.append((payload.bytes + Array(".gz".utf8), [0x1F, 0x8B, 8, 0, 1]))
      members.append((payload.bytes + Array("/console.log".utf8), payload.bytes))
      locks += Self.locks(payload)
    }
    write(Tar.archive(members), to: "", Array("members.tar".utf8))
    write(Array(locks.utf8), to: "engine/", Array("engine.log".utf8))
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// A file's name: any bytes but zero and '/'.
  private static func name(_ payload: Payload) -> [UInt8] {
    Array(
      payload.bytes.map { $0 == 0 || $0 == UInt8(ascii: "/") ? UInt8(ascii: "_") : $0 }.prefix(200))
  }

  private func write(_ content: [UInt8], to place: String, _ name: [UInt8]) {
    let path = Array("\(folder.path)/\(place)".utf8) + name + [0]
    path.withUnsafeBytes { path in
      guard let start = path.bindMemory(to: CChar.self).baseAddress, let file = fopen(start, "w")
      else { return }
      fwrite(content, 1, content.count, file)
      fclose(file)
    }
  }

  /// Results of tests with the payload in every attribute and text.
  private static func results(_ payload: Payload) -> [UInt8] {
    let text = payload.text.unicodeScalars.filter {
      $0.value >= 0x20 && $0.value & 0xFFFE != 0xFFFE
    }
    .map { "<>&\"".unicodeScalars.contains($0) ? "&#\($0.value);" : String($0) }.joined()
    return Array(
      """
      <testsuite name="\(text)" tests="2" failures="2"><testcase classname="network-suite-4.3.tests.\
      \(text)" name="\(text)"><failure type="\(text)" message="\(text)">\(text)</failure>\
      <system-out>\(text)</system-out></testcase><testcase classname="network-suite-4.3.tests.t" \
      name="t[\(text)]"><failure message="Error: Fault reason is &quot;Operation Failed&quot;. Fault \
      detail is &quot;[\(text)]&quot;. HTTP response code is 409.">x</failure></testcase></testsuite>
      """.utf8)
  }

  /// A rule that is read, and of which much is to be said.
  private static func rule(_ payload: Payload, _ index: Int) -> String {
    let text = Filler.yaml(payload.text)
    return """
      id: a/r\(index)
      title: \(text)
      match:
        fault: 'no such text \(index)'
      explanation: {status: confirmed, reason: \(text), links: [\(text)]}
      examples:
        matches: [\(text)]
        rejects: ['no such text \(index)']
      """
  }

  /// Lines of an engine with the payload in names of locks, commands and users.
  private static func locks(_ payload: Payload) -> String {
    let text = String(
      String.UnicodeScalarView(
        payload.text.unicodeScalars.filter { !"\n\r'[]=, ".unicodeScalars.contains($0) }))
    let lock = "'EngineLock:{exclusiveLocks='[\(text)=VDS]', sharedLocks=''}'"
    return [
      ("a", "Lock Acquired to object \(lock)"), ("b", "Failed to Acquire Lock to object \(lock)"),
      ("b", "Validation of action 'B' failed for user \(text)@internal. Reasons: \(text)"),
      ("a", "Lock freed to object \(lock)"),
    ].map { who, message in
      "2019-08-02 10:00:00,000-04 INFO  [org.ovirt.engine.core.bll.\(who.uppercased())Command] "
        + "(default task-\(who)\(text)) [\(who)\(text)] \(message)\n"
    }.joined()
  }
}

/// Archives with names of any bytes.
enum Tar {
  static func archive(_ members: [(name: [UInt8], content: [UInt8])]) -> [UInt8] {
    members.flatMap { member in
      // Of a long name or one with a zero byte only an extended header can tell.
      let record = Array(" path=".utf8) + member.name + [10]
      var length = record.count + 2
      while String(length).utf8.count + record.count != length { length += 1 }
      let extended = Array(String(length).utf8) + record
      return entry(Array("x".utf8), extended, type: "x")
        + entry(Array("m".utf8), member.content, type: "0")
    } + [UInt8](repeating: 0, count: 1024)
  }

  private static func entry(_ name: [UInt8], _ content: [UInt8], type: Unicode.Scalar) -> [UInt8] {
    var header = [UInt8](repeating: 0, count: 512)
    func put(_ bytes: some Sequence<UInt8>, at place: Int) {
      for (index, byte) in bytes.enumerated() { header[place + index] = byte }
    }
    func octal(_ number: Int, _ width: Int) -> [UInt8] {
      let digits = String(number, radix: 8)
      return Array((String(repeating: "0", count: width - digits.count) + digits).utf8)
    }
    put(name, at: 0)
    put(octal(0o644, 7), at: 100)
    put(octal(0, 7), at: 108)
    put(octal(0, 7), at: 116)
    put(octal(content.count, 11), at: 124)
    put(octal(0, 11), at: 136)
    put([UInt8](repeating: 0x20, count: 8), at: 148)
    header[156] = UInt8(type.value)
    put("ustar\u{0}00".utf8, at: 257)
    put(octal(header.reduce(0) { $0 + Int($1) }, 6), at: 148)
    header[154] = 0
    return header + content + [UInt8](repeating: 0, count: (512 - content.count % 512) % 512)
  }
}
