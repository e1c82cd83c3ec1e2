import Synchronization

@testable import Triage

/// A spill in memory that may refuse to take or to give back.
final class MemorySpill: EventSpill {
  private let bytes = Mutex<[UInt8]>([])
  private let room: Int
  private let givesBack: Bool

  init(room: Int = .max, givesBack: Bool = true) {
    self.room = room
    self.givesBack = givesBack
  }

  /// How many bytes were taken.
  var size: Int { bytes.withLock { $0.count } }

  func append(_ more: [UInt8]) throws(SpillProblem) -> Int {
    let offset = bytes.withLock { bytes -> Int? in
      guard bytes.count + more.count <= room else { return nil }
      bytes += more
      return bytes.count - more.count
    }
    guard let offset else { throw SpillProblem("the disk is full") }
    return offset
  }

  func read(_ count: Int, at offset: Int) throws(SpillProblem) -> [UInt8] {
    guard givesBack else { throw SpillProblem("the disk is gone") }
    return bytes.withLock { Array($0[offset..<offset + count]) }
  }
}
