/// A test of a build that did not pass, or a break outside any test, as one log tells it.
package struct Failure: Sendable {
  /// The test, the stage or the product that failed.
  package var place: Place

  /// The part of the test that failed; nil where a log does not tell.
  package var phase: Phase?

  /// The messages behind it; never empty.
  package var faults: [FaultText]

  /// The failure's own block.
  package var trace: Trace

  /// The log that tells it.
  package var log: String

  /// Which part of that log tells it; the same failure is told once by each.
  package var teller: Teller

  /// Whether it only says that something failed, and is kept where nothing tells more.
  package var isEcho: Bool

  /// When and in which thread a product's action failed; nil of tests and stages.
  package var context: LineContext?

  package init(
    place: Place, phase: Phase?, faults: [FaultText], trace: Trace = Trace(), log: String,
    teller: Teller, isEcho: Bool = false, context: LineContext? = nil
  ) {
    self.context = context
    self.place = place
    self.phase = phase
    self.faults = faults
    self.trace = trace
    self.log = log
    self.teller = teller
    self.isEcho = isEcho
  }

  /// Where a build broke.
  package enum Place: Hashable, Sendable {
    /// A test, by its dotted name; a console may know only the last parts of it.
    case test(LogText)
    case stage(Stage)
    /// A refused or failed action in a product's log, where no test result exists.
    case product
  }

  /// A part of a log that tells failures on its own, from the most to the least telling.
  package enum Teller: Int, Hashable, Sendable, Comparable {
    case junit, mail, sections, tasks, summary, stages, product

    package static func < (left: Teller, right: Teller) -> Bool { left.rawValue < right.rawValue }
  }
}
