/// The transitions of a lazy automaton on two bytes at once, as far as texts needed them.
///
/// Each step waits for the one before it, so half as many steps take half the time.
final class PairTable {
  /// For each state and column the next state, or ``rare``.
  let rows: UnsafeMutablePointer<UInt16>

  private let columns: PairColumns

  /// How many states have rows; steps from and to others are taken byte by byte.
  private let stateLimit: Int

  /// Stands for transitions that are not known, or on which candidates end.
  static let rare: UInt16 = 0x8000

  private static let sizeLimit = 4 << 20

  init(_ columns: PairColumns) {
    self.columns = columns
    stateLimit = Self.sizeLimit >> (columns.rowShift + 1)
    rows = .allocate(capacity: stateLimit << columns.rowShift)
  }

  deinit { rows.deallocate() }

  /// Gives a state an empty row.
  func add(_ state: Int) {
    guard holds(state) else { return }
    let row = rows + state << columns.rowShift
    row.initialize(repeating: Self.rare, count: 1 << columns.rowShift)
  }

  /// Whether a state has a row.
  @inline(__always)
  func holds(_ state: Int) -> Bool { state < stateLimit }

  /// Enters a transition on which no candidate ends.
  func note(from state: Int, on first: UInt8, _ second: UInt8, to target: Int) {
    guard holds(state), holds(target) else { return }
    let column = columns.columns[Int(second) << 8 | Int(first)]
    rows[state << columns.rowShift | Int(column)] = UInt16(target)
  }
}
