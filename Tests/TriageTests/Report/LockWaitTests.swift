import Testing

@testable import Triage

@Suite struct LockWaitTests {
  /// The sentence about requests that needed some waits; nil for one that cannot be told.
  private func sentence(_ waits: WaitNeeded?...) -> String? {
    let owner = LockOwner(command: "X", correlation: "1", thread: "t")
    let faults = waits.map { wait in
      var request = LockRequest(
        owner: owner, lock: EngineLock(), mode: .refused, asked: Moment(milliseconds: 0),
        place: LockPlace(log: "e", line: 1))
      request.waitNeeded = wait
      var one = fault("m")
      one.refusal = Refusal(request: request, holder: nil)
      return one
    }
    return LockWait(faults + [fault("m")]).sentence
  }

  @Test func `the wait of one request is told, or the range of several`() {
    let one = WaitNeeded(milliseconds: 1500, bound: .exact)
    let two = WaitNeeded(milliseconds: 4000, bound: .exact)
    let open = WaitNeeded(milliseconds: 4000, bound: .atLeast)
    #expect(sentence() == nil)
    #expect(sentence(one) == "a wait of 1.5 s would have been enough")
    #expect(sentence(open) == "a wait of at least 4.0 s was needed")
    #expect(sentence(nil) == "nobody can tell which wait would have been enough")
    #expect(sentence(one, one) == "a wait of 1.5 s would have been enough for all")
    #expect(sentence(one, two) == "waits of 1.5 s to 4.0 s would have been needed")
    #expect(sentence(one, open) == "waits of 1.5 s to at least 4.0 s would have been needed")
    #expect(
      sentence(two, one, nil)
        == "waits of 1.5 s to at least 4.0 s would have been needed, 1 cannot be told")
  }
}
