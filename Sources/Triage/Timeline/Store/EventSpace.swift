import Synchronization

/// The room that the events of all logs of a run share: some memory, then what they spill to.
package final class EventSpace: Sendable {
  /// How large the blocks are that events lie in, in bytes.
  let blockSize: Int

  /// How many events one store keeps.
  let eventLimit: Int

  private let spill: (any EventSpill)?
  private let state: Mutex<State>

  private struct State {
    /// How many bytes of memory and of what is spilled to may still be taken.
    var memory: Int
    var file: Int

    /// Why nothing more is kept.
    var problem: String?

    /// Why nothing is spilled, and how many bytes may still be kept in memory instead.
    var spillProblem: String?
    var instead: Int
  }

  /// Makes room.
  ///
  /// - Parameters:
  ///   - memory: how many bytes of memory events may take.
  ///   - spill: where they go behind that; nil where there is no such place.
  ///   - spilled: how many bytes may go there.
  ///   - instead: how many bytes of memory stand in where spilling fails.
  ///   - blockSize: how large the blocks are.
  ///   - eventLimit: how many events one store keeps.
  package init(
    memory: Int = 16 << 20, spill: (any EventSpill)? = nil, spilled: Int = 4 << 30,
    instead: Int = 48 << 20, blockSize: Int = 32 << 10, eventLimit: Int = 100_000_000
  ) {
    self.blockSize = blockSize
    self.eventLimit = eventLimit
    self.spill = spill
    state = Mutex(State(memory: memory, file: spilled, instead: instead))
  }

  /// Where a block may lie.
  enum Room { case memory, file }

  /// Sets room aside for a block; nil where there is none left.
  ///
  /// It is asked for before the block's first event, so that of what does not fit the end is missing.
  func reserve() -> Room? {
    state.withLock { state in
      if state.memory >= blockSize {
        state.memory -= blockSize
        return .memory
      }
      guard spill != nil else {
        state.problem = state.problem ?? "there are more of them than memory is meant for"
        return nil
      }
      guard state.problem == nil else { return nil }
      guard state.file >= blockSize else {
        state.problem = "the temporary file has reached its limit"
        return nil
      }
      state.file -= blockSize
      return .file
    }
  }

  /// Puts a block into the room that was set aside for it.
  func keep(_ bytes: [UInt8], in room: Room) -> EventBlock.Content {
    // What grew with its array is given back.
    let bytes = bytes.withUnsafeBufferPointer { Array($0) }
    state.withLock { state in
      switch room {
      case .memory: state.memory += blockSize - bytes.count
      case .file: state.file += blockSize - bytes.count
      }
    }
    guard room == .file, let spill else { return .memory(bytes) }
    if state.withLock({ $0.spillProblem }) == nil {
      do throws(SpillProblem) {
        return .spilled(offset: try spill.append(bytes), count: bytes.count)
      } catch {
        state.withLock { $0.spillProblem = $0.spillProblem ?? error.sentence }
      }
    }
    // Counted by what is kept and not by what is set aside, so that the order in which logs are read
    // decides nothing: either all of it has room, or the run as a whole has failed.
    state.withLock { state in
      state.instead -= bytes.count
      if state.instead < 0 { state.problem = state.problem ?? state.spillProblem }
    }
    return .memory(bytes)
  }

  /// Keeps bytes that must not be lost: in memory, else where events are spilled to.
  ///
  /// Where there is neither room nor such a place they stay in memory beyond its bound.
  func keep(_ bytes: [UInt8]) -> EventBlock.Content {
    let fits = state.withLock { state in
      if state.memory >= bytes.count {
        state.memory -= bytes.count
        return true
      }
      guard spill != nil, state.file >= bytes.count else { return true }
      state.file -= bytes.count
      return false
    }
    guard !fits, let spill, let offset = try? spill.append(bytes) else {
      return .memory(bytes.withUnsafeBufferPointer { Array($0) })
    }
    return .spilled(offset: offset, count: bytes.count)
  }

  /// The bytes of a block; nil where they cannot be read back.
  func bytes(of content: EventBlock.Content) -> [UInt8]? {
    switch content {
    case .memory(let bytes): return bytes
    case .spilled(let offset, let count): return try? spill?.read(count, at: offset)
    }
  }

  /// Why events were dropped, as the end of a sentence.
  var problem: String { state.withLock { $0.problem } ?? "there are too many of them" }

  /// Why not all events of the run were kept; nil where they were.
  ///
  /// Which of them are missing depends on which log was read first, so no report may rest on them.
  package var failure: String? { state.withLock { $0.problem } }
}
