import Synchronization

/// Adds up what all threads read, and tells it now and then.
final class ProgressMeter: Sendable {
  private let bytes = Mutex(0)
  private let total: Int
  private let report: (@Sendable (IntakeProgress) -> Void)?

  init(total: Int, report: (@Sendable (IntakeProgress) -> Void)?) {
    self.total = total
    self.report = report
  }

  func add(_ count: Int, of path: String) {
    let sum = bytes.withLock { bytes in
      bytes += count
      return bytes
    }
    report?(IntakeProgress(bytes: sum, total: total, path: path))
  }
}
