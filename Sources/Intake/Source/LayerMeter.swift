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
    try budget.checkLines()
    if budget.bytes < 0 {
      throw ReadProblem(
        "stopped after unpacking \(limits.unpackedBytes) bytes of this input",
        help: "unpack it and read the files")
    }
  }
}
