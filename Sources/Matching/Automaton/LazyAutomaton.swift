/// The deterministic automaton of a ``PositionAutomaton``, built state by state as texts need it.
///
/// A state is the set of positions that took the last byte; a match may begin at any byte. The
/// table is raw memory for speed, belongs to one scanner, and never holds more than a number of
/// states: with a full table it is emptied and built anew.
final class LazyAutomaton {
  private let automaton: PositionAutomaton

  /// For each state and byte the next state; ``accepting`` is set where candidates end.
  private let table: UnsafeMutablePointer<UInt16>
  private var states: [[Int32]] = []
  private var accepts: [[Int32]] = []
  private var numbers: [[Int32]: Int] = [:]
  private var isMember: [Bool]

  /// Whether a text needed more states than there is room for.
  private var isFull = false

  private static let accepting: UInt16 = 0x8000
  private static let unknown: UInt16 = 0xFFFF

  /// No text begins with more states than this, and none may make more than ``stateLimit``.
  private static let freshLimit = 4096
  private static let stateLimit = 8192

  init(_ automaton: PositionAutomaton) {
    self.automaton = automaton
    table = .allocate(capacity: automaton.isEmpty ? 1 : Self.stateLimit << 8)
    isMember = Array(repeating: false, count: automaton.positions.count)
    empty()
  }

  deinit { table.deallocate() }

  private func empty() {
    states = []
    accepts = []
    numbers = [:]
    if !automaton.isEmpty { _ = number(of: []) }
  }

  /// The number of a state, which gets a row of unknown transitions where it is new.
  private func number(of members: [Int32]) -> Int {
    if let known = numbers[members] { return known }
    let number = states.count
    numbers[members] = number
    states.append(members)
    accepts.append(members.compactMap { automaton.positions[Int($0)].accepts })
    (table + number << 8).initialize(repeating: Self.unknown, count: 256)
    return number
  }

  /// Works out a transition and enters it for all bytes of its class.
  private func transition(from state: Int, on byte: UInt8) -> UInt16 {
    var members: [Int32] = []
    func add(_ positions: [Int32]) {
      for position in positions
      where !isMember[Int(position)] && automaton.positions[Int(position)].set.contains(byte) {
        isMember[Int(position)] = true
        members.append(position)
      }
    }
    add(automaton.start)
    for position in states[state] { add(automaton.positions[Int(position)].follow) }
    for position in members { isMember[Int(position)] = false }
    members.sort()
    let target = number(of: members)
    let entry = UInt16(target) | (accepts[target].isEmpty ? 0 : Self.accepting)
    let kind = automaton.classes[Int(byte)]
    for other in 0..<256 where automaton.classes[other] == kind {
      table[state << 8 | other] = entry
    }
    return entry
  }

  /// The rare steps: a transition that is not known yet, or one where candidates end.
  @inline(never)
  private func rareStep(
    _ state: Int, _ entry: UInt16, _ byte: UInt8, _ offset: Int, _ found: (Int, Int) -> Void
  ) -> UInt16 {
    var entry = entry
    if entry == Self.unknown {
      guard states.count < Self.stateLimit else {
        isFull = true
        return 0
      }
      entry = transition(from: state, on: byte)
    }
    guard entry & Self.accepting != 0 else { return entry }
    entry &= ~Self.accepting
    for pattern in accepts[Int(entry)] { found(Int(pattern), offset) }
    return entry
  }

  /// Calls back for every candidate in a block of lines, with a place inside of its line.
  ///
  /// - Returns: false where the text needs too many states; then nobody may say what it holds.
  func search(
    _ block: UnsafeBufferPointer<UInt8>, found: (_ pattern: Int, _ offset: Int) -> Void
  ) -> Bool {
    guard !automaton.isEmpty, let base = block.baseAddress else { return true }
    if states.count > Self.freshLimit { empty() }
    isFull = false
    let parts = BlockParts(block)
    let reader = SideBySide(
      table: UnsafePointer(table), part0: base, part1: base + parts.starts[1],
      part2: base + parts.starts[2], part3: base + parts.starts[3])
    var current = SIMD4<UInt16>(repeating: 0)
    var offset = 0
    while true {
      offset = reader.read(&current, from: offset, to: parts.common)
      guard offset < parts.common else { break }
      for part in 0..<4 {
        current[part] = step(Int(current[part]), parts.starts[part] + offset, base, found)
      }
      if isFull { return false }
      offset += 1
    }
    for part in 0..<4 {
      var state = current[part]
      for place in parts.rest(of: part) {
        state = step(Int(state), place, base, found)
        if isFull { return false }
      }
    }
    return true
  }

  /// One step of one part.
  @inline(__always)
  private func step(
    _ state: Int, _ offset: Int, _ base: UnsafePointer<UInt8>, _ found: (Int, Int) -> Void
  ) -> UInt16 {
    let entry = table[state << 8 | Int(base[offset])]
    guard entry & Self.accepting != 0 else { return entry }
    return rareStep(state, entry, base[offset], offset, found)
  }
}

/// Four parts of a block that are read together: four chains hide how long each load takes.
///
/// The loop stands alone, with nothing in it but the steps, so that all it needs stays in registers.
private struct SideBySide {
  let table: UnsafePointer<UInt16>
  let part0: UnsafePointer<UInt8>
  let part1: UnsafePointer<UInt8>
  let part2: UnsafePointer<UInt8>
  let part3: UnsafePointer<UInt8>

  /// Takes steps until one of them is rare or the end is reached; returns the offset of that step.
  @inline(never)
  func read(_ states: inout SIMD4<UInt16>, from start: Int, to end: Int) -> Int {
    let (table, part0, part1, part2, part3) = (table, part0, part1, part2, part3)
    var (state0, state1) = (UInt(states[0]), UInt(states[1]))
    var (state2, state3) = (UInt(states[2]), UInt(states[3]))
    var offset = start
    while offset < end {
      let next0 = UInt(table[Int(bitPattern: state0 &<< 8 | UInt(part0[offset]))])
      let next1 = UInt(table[Int(bitPattern: state1 &<< 8 | UInt(part1[offset]))])
      let next2 = UInt(table[Int(bitPattern: state2 &<< 8 | UInt(part2[offset]))])
      let next3 = UInt(table[Int(bitPattern: state3 &<< 8 | UInt(part3[offset]))])
      if (next0 | next1 | next2 | next3) & 0x8000 != 0 { break }
      (state0, state1, state2, state3) = (next0, next1, next2, next3)
      offset &+= 1
    }
    states = SIMD4(
      UInt16(truncatingIfNeeded: state0), UInt16(truncatingIfNeeded: state1),
      UInt16(truncatingIfNeeded: state2), UInt16(truncatingIfNeeded: state3))
    return offset
  }
}

/// A block of lines cut into four parts of whole lines that are read side by side.
private struct BlockParts {
  /// Where each part begins; the last entry is the end of the block.
  private(set) var starts: [Int]

  /// How many bytes each part has at least.
  private(set) var common = 0

  /// A smaller block is one part.
  private static let smallest = 4096

  init(_ block: UnsafeBufferPointer<UInt8>) {
    guard block.count >= Self.smallest else {
      starts = [0, block.count, block.count, block.count, block.count]
      return
    }
    starts = [0]
    for number in 1...3 {
      let wanted = max(block.count / 4 * number, starts[number - 1])
      starts.append(block.lineEnd(from: wanted).map { $0 + 1 } ?? block.count)
    }
    starts.append(block.count)
    common = (0..<4).map { starts[$0 + 1] - starts[$0] }.min() ?? 0
  }

  func rest(of part: Int) -> Range<Int> { (starts[part] + common)..<starts[part + 1] }
}
