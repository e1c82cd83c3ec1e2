/// The deterministic automaton of a ``PositionAutomaton``, built state by state as texts need it.
///
/// A state is the set of positions that took the last byte; a match may begin at any byte. The
/// table is raw memory for speed, belongs to one scanner, and never holds more than a number of
/// states: with a full table it is emptied and built anew.
final class LazyAutomaton {
  private let automaton: PositionAutomaton

  /// For each state and byte the next state; ``accepting`` is set where candidates end.
  private let table: UnsafeMutablePointer<UInt16>
  private let pairs: PairTable
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
    pairs = PairTable(automaton.columns)
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
    pairs.add(number)
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
    let reader = PairSteps(
      rows: UnsafePointer(pairs.rows), columns: automaton.columns.columns,
      rowShift: UInt(automaton.columns.rowShift), part0: base, part1: base + parts.starts[1],
      part2: base + parts.starts[2], part3: base + parts.starts[3])
    var states = SIMD4<UInt16>(repeating: 0)
    var offset = 0
    while offset + 1 < parts.common {
      if pairs.holds(Int(states.max())) {
        offset = reader.read(&states, from: offset, to: parts.common)
        guard offset + 1 < parts.common else { break }
      }
      for part in 0..<4 {
        states[part] = pair(Int(states[part]), parts.starts[part] + offset, base, found)
      }
      if isFull { return false }
      offset += 2
    }
    for part in 0..<4 {
      var state = states[part]
      for place in parts.starts[part] + offset..<parts.starts[part + 1] {
        state = step(Int(state), place, base, found)
        if isFull { return false }
      }
    }
    return true
  }

  /// The step on two bytes; it is entered where no candidate ends.
  private func pair(
    _ state: Int, _ offset: Int, _ base: UnsafePointer<UInt8>, _ found: (Int, Int) -> Void
  ) -> UInt16 {
    let middle = step(state, offset, base, found)
    let target = step(Int(middle), offset + 1, base, found)
    let isPlain = accepts[Int(middle)].isEmpty && accepts[Int(target)].isEmpty
    if isPlain, !isFull {
      pairs.note(from: state, on: base[offset], base[offset + 1], to: Int(target))
    }
    return target
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
