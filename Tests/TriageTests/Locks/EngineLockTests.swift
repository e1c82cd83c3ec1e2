import Testing

@testable import Triage

/// The text of a lock as engines from 3.x to 4.4 write it.
@Suite struct EngineLockTests {
  private func lock(_ text: String) -> EngineLock? {
    if case .whole(let lock) = EngineLock.read(Array(text.utf8)[...]) { lock } else { nil }
  }

  @Test func `keys are sorted, since a hash map has no order`() {
    let one = lock(
      "'EngineLock:{exclusiveLocks='[a=VDS, HOST_NETWORKa=HOST_NETWORK]', sharedLocks=''}'")
    let other = lock(
      "'EngineLock:{exclusiveLocks='[HOST_NETWORKa=HOST_NETWORK, a=VDS]', sharedLocks=''}'")
    #expect(one == other)
    #expect(one?.exclusive == [LockKey("HOST_NETWORKa", "HOST_NETWORK"), LockKey("a", "VDS")])
    #expect(one?.shared == [])
    #expect(one?.isMonitoring == false)
  }

  @Test func `shared and exclusive keys are told apart`() {
    let lock = self.lock("EngineLock:{exclusiveLocks='[t=TEMPLATE]', sharedLocks='[v=VM, s=POOL]'}")
    #expect(
      lock
        == EngineLock(
          exclusive: [LockKey("t", "TEMPLATE")], shared: [LockKey("s", "POOL"), LockKey("v", "VM")])
    )
  }

  @Test func `4_0 and 4_1 write a message beside the group, and null for nothing`() {
    let text =
      "'EngineLock:{exclusiveLocks='[0-1=<REGISTER_VDS, ACTION_TYPE_FAILED_OBJECT_LOCKED>, "
      + "v=<VM, ACTION_TYPE_FAILED_VM_IS_LOCKED$VmName a>b>]', sharedLocks='null'}'"
    #expect(
      lock(text) == EngineLock(exclusive: [LockKey("0-1", "REGISTER_VDS"), LockKey("v", "VM")]))
  }

  @Test func `3_x writes a line for each key`() {
    let text =
      "EngineLock [exclusiveLocks= key: 8-8 value: REGISTER_VDS\nkey: b value: VDS\n, sharedLocks= key: c value: VM\n]"
    #expect(
      lock(text)
        == EngineLock(
          exclusive: [LockKey("8-8", "REGISTER_VDS"), LockKey("b", "VDS")],
          shared: [LockKey("c", "VM")]))
    let first = "EngineLock [exclusiveLocks= key: 8-8 value: REGISTER_VDS"
    guard case .unfinished = EngineLock.read(Array(first.utf8)[...]) else {
      Issue.record("the text goes on in the next line")
      return
    }
  }

  @Test func `a thing may hold what separates`() {
    let text =
      "'EngineLock:{exclusiveLocks='[h:/a=b, c'd=STORAGE_CONNECTION, x=VM]', sharedLocks=''}'"
    #expect(
      lock(text)?.exclusive == [LockKey("h:/a=b, c'd", "STORAGE_CONNECTION"), LockKey("x", "VM")])
  }

  @Test func `the lock of monitoring is one of its own`() {
    let lock = self.lock("'HostEngineLock:{exclusiveLocks='[a=VDS_INIT]', sharedLocks=''}'")
    #expect(lock == EngineLock(exclusive: [LockKey("a", "VDS_INIT")], isMonitoring: true))
  }

  @Test(arguments: [
    "", "EngineLock", "EngineLockX:{exclusiveLocks='[a=VDS]', sharedLocks=''}", "no lock",
  ])
  func `other texts are no locks`(_ text: String) {
    #expect(lock(text) == nil)
  }

  @Test func `shared keys do not conflict with each other`() {
    let (key, other) = (LockKey("a", "POOL"), LockKey("b", "POOL"))
    let reader = EngineLock(shared: [key, other])
    #expect(!reader.conflicts(with: reader))
    #expect(reader.conflicts(with: EngineLock(exclusive: [key])))
    #expect(EngineLock(exclusive: [other]).conflicts(with: reader))
    #expect(!EngineLock(exclusive: [LockKey("c", "POOL")]).conflicts(with: reader))
    #expect(reader.wants(key) && !reader.wants(LockKey("a", "VM")))
  }

  @Test func `a group without its closing bracket is no group`() {
    let text = "[a=<VDS, b=<VM, M>, c=<POOL, d=VM]"
    let lock = self.lock("'EngineLock:{exclusiveLocks='\(text)', sharedLocks=''}'")
    #expect(
      lock == EngineLock(exclusive: [LockKey("a", "VDS"), LockKey("c=<POOL, d", "VM")]))
  }

  @Test func `a moment is shown as the log writes it`() {
    for text in [
      "2019-08-02 23:40:45,168-04", "2016-02-29 00:00:00,007", "1999-12-31 23:59:59,999+0530",
      "2024-01-01 00:00:00,000Z",
    ] {
      let bytes = Array(text.utf8)[...]
      var index = 0
      guard var time = Timestamp.read(bytes, at: &index) else {
        Issue.record("\(text) is no moment")
        continue
      }
      time.zone = Timestamp.readZone(bytes, at: &index)
      #expect(Moment(time).shown == text)
    }
    #expect(
      Moment(milliseconds: 1_564_803_645_168, zone: -240).iso8601
        == "2019-08-02T23:40:45.168-04:00")
  }
}
