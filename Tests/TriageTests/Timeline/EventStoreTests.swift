import Testing

@testable import Triage

/// Events in blocks of memory, and of a spill where there are many.
@Suite struct EventStoreTests {
  private func store(_ space: EventSpace, _ count: Int) -> EventStore {
    var store = EventStore(space: space)
    for number in 0..<count {
      store.append(at: Moment(milliseconds: number * 1000, zone: -240), tag: number) { encoder in
        encoder.put(number)
        encoder.put(shared: "thread \(number % 3)")
      }
    }
    store.seal()
    return store
  }

  private func numbers(_ store: EventStore) -> (numbers: [Int], lost: Int) {
    var numbers: [Int] = []
    let lost = store.visit { _, decoder in
      numbers.append(decoder.number())
      _ = decoder.sharedString()
    }
    return (numbers, lost)
  }

  @Test func `what is written is read again`() {
    var encoder = EventEncoder()
    let numbers = [0, 1, -1, 63, 64, -64, -65, 1 << 40, .max, .min]
    let moments = [
      Moment(milliseconds: 5, zone: 330), Moment(milliseconds: 7),
      Moment(milliseconds: -9, zone: 0),
      Moment(milliseconds: 7, zone: -1),
    ]
    for number in numbers { encoder.put(number) }
    for moment in moments { encoder.put(moment) }
    encoder.put([0xFF, 0x0A])
    for text in ["a", "", "a", "ß", ""] { encoder.put(shared: text) }
    var decoder = EventDecoder(encoder.bytes)
    #expect(numbers.map { _ in decoder.number() } == numbers)
    #expect(moments.map { _ in decoder.moment() } == moments)
    #expect(Array(decoder.text()) == [0xFF, 0x0A])
    #expect((0..<5).map { _ in decoder.sharedString() } == ["a", "", "a", "ß", ""])
    #expect(!decoder.isBroken)
    _ = decoder.number()
    #expect(decoder.isBroken)
  }

  @Test func `bytes that make no sense are no trap`() {
    var dice = LineSoup.Dice(state: 7)
    for _ in 0..<2000 {
      var decoder = EventDecoder((0..<40).map { _ in UInt8.random(in: 0...255, using: &dice) })
      for _ in 0..<20 {
        _ = decoder.moment()
        _ = decoder.sharedText()
        _ = LockEvent(at: Moment(milliseconds: 0), from: &decoder)
      }
      #expect(decoder.isBroken)
    }
  }

  @Test func `what memory has no room for is spilled, and read in its order`() {
    let spill = MemorySpill()
    let all = store(EventSpace(memory: 300, spill: spill, blockSize: 100), 500)
    #expect(numbers(all).numbers == Array(0..<500))
    #expect(spill.size > 1000)
    #expect(all.dropped == 0)
  }

  @Test func `what fits nowhere is the end, and is counted`() {
    let all = store(EventSpace(memory: 300, blockSize: 100), 500)
    let kept = numbers(all).numbers
    #expect(kept == Array(0..<all.count))
    #expect((10..<400).contains(all.count))
    #expect(all.dropped == 500 - all.count)
    #expect(all.problem == "there are more of them than memory is meant for")
  }

  @Test func `a spill has its limit too`() {
    let spill = MemorySpill()
    let all = store(EventSpace(memory: 0, spill: spill, spilled: 250, blockSize: 100), 500)
    #expect(spill.size <= 250)
    #expect(numbers(all).numbers == Array(0..<all.count))
    #expect(all.problem == "the temporary file has reached its limit")
  }

  @Test func `a spill that breaks is told, and what came before it stays`() {
    let space = EventSpace(memory: 0, spill: MemorySpill(room: 250), instead: 500, blockSize: 100)
    let all = store(space, 500)
    #expect(numbers(all).numbers == Array(0..<all.count))
    #expect(all.count > 0 && all.dropped == 500 - all.count)
    #expect(all.problem == "the disk is full")
    #expect(space.failure == "the disk is full")
  }

  @Test func `memory stands in for a spill that breaks, so that nothing is missing`() {
    let space = EventSpace(memory: 200, spill: MemorySpill(room: 250), blockSize: 100)
    #expect(numbers(store(space, 500)).numbers == Array(0..<500))
    #expect(space.failure == nil)
  }

  @Test(arguments: [0, 1, 2])
  func `whether there is room does not depend on who comes first`(_ first: Int) {
    // Together they need what one of them has, whichever fills its blocks first.
    let sizes = [20, 300, 90]
    let space = EventSpace(
      memory: 100, spill: MemorySpill(room: 0), instead: 1 << 16, blockSize: 100)
    for index in 0..<3 { _ = store(space, sizes[(first + index) % 3]) }
    #expect(space.failure == nil)
    let full = EventSpace(memory: 100, spill: MemorySpill(room: 0), instead: 1500, blockSize: 100)
    for index in 0..<3 { _ = store(full, sizes[(first + index) % 3]) }
    #expect(full.failure == "the disk is full")
  }

  @Test func `a spill that gives nothing back loses events, and says how many`() {
    let spill = MemorySpill(givesBack: false)
    let all = store(EventSpace(memory: 100, spill: spill, blockSize: 100), 500)
    let (kept, lost) = numbers(all)
    #expect(!kept.isEmpty && lost > 0)
    #expect(kept.count + lost == 500)
  }

  @Test func `blocks that hold nothing of a time or a tag are not read`() {
    let all = store(EventSpace(blockSize: 100), 500)
    let clock = BuildClock()
    var read = 0
    all.visit(where: { $0.mayHold(100_000...103_000, of: clock, in: "") }) { _, decoder in
      read += 1
      _ = (decoder.number(), decoder.sharedString())
    }
    #expect((4..<50).contains(read))
    #expect(all.blocks.allSatisfy { $0.mayHold(tag: $0.start / 1000) })
    #expect(!all.blocks.allSatisfy { $0.mayHold(tag: 3) })
  }

  @Test func `room is given back where little of it was used`() {
    let space = EventSpace(memory: 600, blockSize: 100)
    let stores = (0..<25).map { _ in store(space, 1) }
    #expect(stores.allSatisfy { $0.dropped == 0 })
  }
}
