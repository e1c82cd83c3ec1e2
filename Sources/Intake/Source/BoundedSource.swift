/// Counts the bytes that pass.
final class CountingSource: ByteSource {
  private let source: any ByteSource
  private(set) var count = 0

  init(_ source: any ByteSource) {
    self.source = source
  }

  func next() throws(ReadProblem) -> ArraySlice<UInt8> {
    let piece = try source.next()
    count += piece.count
    return piece
  }
}

/// The bytes that one input may still unpack to, over all its layers and members.
final class Budget {
  private(set) var bytes: Int
  private(set) var members: Int

  init(_ limits: IntakeLimits) {
    bytes = limits.unpackedBytes
    members = limits.members
  }

  func spend(_ count: Int) { bytes -= count }

  /// Takes one member; false where there are too many.
  func takeMember() -> Bool {
    members -= 1
    return members >= 0
  }
}

/// One layer of compression, stopped where it yields more than any log would.
final class BoundedSource: ByteSource {
  private let source: any ByteSource
  private let packed: CountingSource
  private let meter: LayerMeter

  init(_ source: any ByteSource, packed: CountingSource, meter: LayerMeter) {
    self.source = source
    self.packed = packed
    self.meter = meter
  }

  func next() throws(ReadProblem) -> ArraySlice<UInt8> {
    try meter.check(packed: packed.count)
    let piece = try source.next()
    meter.yielded(piece.count)
    return piece
  }
}

/// What a layer of compression, or all members of an archive together, yielded so far.
final class LayerMeter {
  private let limits: IntakeLimits
  private let budget: Budget
  private var count = 0

  init(limits: IntakeLimits, budget: Budget) {
    self.limits = limits
    self.budget = budget
  }

  func yielded(_ bytes: Int) {
    count += bytes
    budget.spend(bytes)
  }

  func check(packed: Int) throws(ReadProblem) {
    if count > limits.ratioFloor, count / max(packed, 1) > limits.ratio {
      throw ReadProblem(
        "stopped after \(count) bytes from \(packed) packed ones: more than \(limits.ratio) to 1",
        help: "unpack it and read the files if it is no archive bomb")
    }
    if budget.bytes < 0 {
      throw ReadProblem(
        "stopped after unpacking \(limits.unpackedBytes) bytes of this input",
        help: "unpack it and read the files")
    }
  }
}
