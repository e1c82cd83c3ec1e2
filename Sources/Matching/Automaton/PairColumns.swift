/// The column of each pair of bytes in a table of transitions: one for each pair of byte classes.
///
/// Raw memory, written in the initialiser only, so any thread may read it.
final class PairColumns: @unchecked Sendable {
  /// For each pair of bytes, as a little-endian number, its column.
  let columns: UnsafePointer<UInt16>

  /// The number of columns is rounded up to a power of two, so that a shift finds a row.
  let rowShift: Int

  private let memory: UnsafeMutablePointer<UInt16>

  init(classes: [UInt8]) {
    let count = Int(classes.max() ?? 0) + 1
    var shift = 0
    while 1 << shift < count * count { shift += 1 }
    rowShift = shift
    memory = .allocate(capacity: 1 << 16)
    columns = UnsafePointer(memory)
    for second in classes.indices {
      let row = Int(classes[second]) * count
      for first in classes.indices {
        memory[second << 8 | first] = UInt16(row + Int(classes[first]))
      }
    }
  }

  deinit { memory.deallocate() }
}
