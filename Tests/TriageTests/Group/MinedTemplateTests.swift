import Testing

@testable import Triage

@Suite struct MinedTemplateTests {
  @Test(arguments: [
    ("Timed out after 30 seconds", "Timed out after <*>"),
    ("Timed out after 3600s.", "Timed out after <*>"),
    ("only 5% or 12.5 GiB are left", "only <*> or <*> are left"),
    ("VM 3f8c1f60-24d0-4bd4-a0f7-1b3ba2d63d6a is down", "VM <*> is down"),
    ("VM [5b93a451] is down", "VM [<*>] is down"),
    ("no carrier on 00:1a:4a:16:01:51", "no carrier on <*>"),
    ("host 192.0.2.1:54321 is gone", "host <*> is gone"),
    ("host fdb3:84e5::1/64 is gone", "host <*> is gone"),
    ("no route to (::ffff:192.0.2.1)", "no route to (<*>)"),
    ("at 2019-07-30 23:26:26,312-04 it failed", "at <*> it failed"),
    ("/var/lib/vdsm/x.y: No such file or directory", "<*>: No such file or directory"),
    ("https://mirror.invalid/a?b=c: not found", "<*>: not found"),
    ("user admin@internal-authz is locked", "user <*> is locked"),
    ("expected -1, got 0x7fb5", "expected <*>, got <*>"),
    ("code:21", "code:<*>"),
  ])
  func `numbers, ids, addresses, paths, times and sizes are open`(
    _ message: LogText, _ expected: LogText
  ) {
    #expect(MinedTemplate(of: message).text == expected)
  }

  @Test(arguments: [
    (
      "Cannot add network mig-net to network interface eth1.",
      "Cannot add network <*> to network interface <*>"
    ),
    (
      "Cannot add network רשת עם שם ארוך מאוד to network interface eth1.",
      "Cannot add network <*> to network interface <*>"
    ),
    ("Cannot remove network ovirtmgmt", "Cannot remove network <*>"),
    ("network storage is in use", "network <*> is in use"),
    ("VM HostedEngine runs on host my_host", "VM <*> runs on host <*>"),
    ("VM 'my old machine' is not running", "VM '<*>' is not running"),
    ("HostStatusError: lago-host-1 is non_operational", "HostStatusError: <*> is non_operational"),
    ("these VMs are attached: vm_1, red, display.", "these VMs are attached: <*>"),
    ("{u'req-net': {u'remove': u'true'}}", "{'<*>': {'<*>'}}"),
    ("object 'EngineLock:{locks='[a1=VDS]'}'", "object 'EngineLock:{locks='[<*>=VDS]'}'"),
  ])
  func `names are open, also in lists and quotes`(_ message: LogText, _ expected: LogText) {
    #expect(MinedTemplate(of: message).text == expected)
  }

  @Test(arguments: [
    "Cannot activate Host. Please try again later", "Cannot deactivate Host",
    "Cannot remove Network", "the VM pool is full", "isn't the expected XML", "and/or",
    "IPv4 address expected", "non-operational host", "[mtu value invalid]",
    "Reasons: VAR__ACTION__ACTIVATE,VAR__TYPE__HOST", "Failed in 'HostSetupNetworksVDS' method",
    "Command 'org.ovirt.engine.core.bll.RefreshHostCommand' failed",
    "error: \"connection refused\"", "Cannot frobnicate Host", "Failed to frobnicate Host",
  ])
  func `words stay as they are`(_ message: LogText) {
    #expect(MinedTemplate(of: message).text == message)
  }

  @Test func `space, line breaks and the last full stop change nothing`() {
    let expected: LogText = "Cannot activate Host. Please try later"
    for message in [
      "Cannot activate  Host.\nPlease try later.", "\tCannot activate Host. Please try later ",
      "Cannot activate Host.\u{A0}Please try\r\nlater!",
    ] as [LogText] {
      #expect(MinedTemplate(of: message).text == expected)
    }
  }

  @Test func `letters that no list knows are a doubt, where few known words are around`() throws {
    let template = MinedTemplate(of: "wibble failed")
    let doubt = try #require(template.doubts.first)
    #expect(template.text == "wibble failed")
    #expect(doubt.range == 0..<6)
    #expect(!doubt.isWord)
    #expect(template.opened(at: [doubt]) == "<*> failed")
    #expect(MinedTemplate(of: "wibble could not be reached in time").text.shown.hasPrefix("<*>"))
  }

  @Test(arguments: ["\u{0}", "'", "\"", ":", "-", "abc:", "a.b/c@d ", "é", "“", "u'", "a'b", ", x"])
  func `a mebibyte of anything has a short template`(_ part: String) {
    let count = (1 << 20) / part.utf8.count
    expectBounded(Array(String(repeating: part, count: count).utf8))
  }

  @Test func `bytes that are no text have a short template, soon`() {
    expectBounded([UInt8](repeating: 0xFF, count: 1 << 20))
    var state: UInt32 = 7
    var noise: [UInt8] = []
    for _ in 0..<1 << 20 {
      state = state &* 1_664_525 &+ 1_013_904_223
      noise.append(UInt8(truncatingIfNeeded: state >> 24))
    }
    expectBounded(noise)
    for end in 0..<200 { expectBounded(Array(noise[end..<200])) }
    for bytes in [[], [0xC2], [0xE2, 0x80], [0xE3, 0x80, 0x80]] as [[UInt8]] {
      expectBounded(bytes)
    }
  }

  private func expectBounded(_ bytes: [UInt8]) {
    let template = MinedTemplate(of: LogText(bytes))
    #expect(template.text.bytes.count <= MinedTemplate.byteLimit + 3)
  }

  @Test func `what is left out of a long message is marked`() {
    let word = String(repeating: "failed ", count: 1000)
    let template = MinedTemplate(of: LogText(word.utf8)).text.shown
    #expect(template.hasPrefix("failed failed failed"))
    #expect(template.hasSuffix("…"))
    #expect(template.utf8.count == MinedTemplate.byteLimit + 3)
  }
}
