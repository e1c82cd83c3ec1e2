/// What changed between an earlier report and this one.
///
/// A fault is the same in both where signature, or without one its message, and test agree.
package struct Changes: Sendable {
  /// Faults of this report that the earlier one has not.
  package var new: [Item]
  /// Faults of the earlier report that this one has not.
  package var gone: [Item]
  /// How many kinds of fault both have.
  package var continuing: Int

  package init(new: [Item], gone: [Item], continuing: Int) {
    self.new = new
    self.gone = gone
    self.continuing = continuing
  }

  /// A kind of fault, as one of the reports tells it.
  package struct Item: Hashable, Sendable {
    package var branch: String
    package var signature: String?
    package var test: String?
    package var message: String

    package init(branch: String, signature: String?, test: String?, message: String) {
      self.branch = branch
      self.signature = signature
      self.test = test
      self.message = message
    }
  }
}
