/// Reads four parts of a block together, two bytes in a step: four chains hide how long loads take.
///
/// The loop stands alone, with nothing in it but the steps, so that all it needs stays in registers.
struct PairSteps {
  let rows: UnsafePointer<UInt16>
  let columns: UnsafePointer<UInt16>
  let rowShift: UInt
  let part0: UnsafePointer<UInt8>
  let part1: UnsafePointer<UInt8>
  let part2: UnsafePointer<UInt8>
  let part3: UnsafePointer<UInt8>

  /// Takes steps until one of them is rare or fewer than two bytes are left; returns its offset.
  @inline(never)
  func read(_ states: inout SIMD4<UInt16>, from start: Int, to end: Int) -> Int {
    let (rows, columns, rowShift) = (rows, columns, rowShift)
    let (part0, part1, part2, part3) = (part0, part1, part2, part3)
    var (state0, state1) = (UInt(states[0]), UInt(states[1]))
    var (state2, state3) = (UInt(states[2]), UInt(states[3]))
    var offset = start
    while offset &+ 1 < end {
      let next0 = Self.next(rows, columns, state0 &<< rowShift, part0 + offset)
      let next1 = Self.next(rows, columns, state1 &<< rowShift, part1 + offset)
      let next2 = Self.next(rows, columns, state2 &<< rowShift, part2 + offset)
      let next3 = Self.next(rows, columns, state3 &<< rowShift, part3 + offset)
      if (next0 | next1 | next2 | next3) & UInt(PairTable.rare) != 0 { break }
      (state0, state1, state2, state3) = (next0, next1, next2, next3)
      offset &+= 2
    }
    states = SIMD4(
      UInt16(truncatingIfNeeded: state0), UInt16(truncatingIfNeeded: state1),
      UInt16(truncatingIfNeeded: state2), UInt16(truncatingIfNeeded: state3))
    return offset
  }

  @inline(__always)
  private static func next(
    _ rows: UnsafePointer<UInt16>, _ columns: UnsafePointer<UInt16>, _ row: UInt,
    _ text: UnsafePointer<UInt8>
  ) -> UInt {
    let pair = UnsafeRawPointer(text).loadUnaligned(as: UInt16.self)
    return UInt(rows[Int(bitPattern: row | UInt(columns[Int(pair)]))])
  }
}
