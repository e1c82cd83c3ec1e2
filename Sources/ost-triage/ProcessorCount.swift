import Foundation

/// How many processors this program may use.
enum ProcessorCount {
  static var available: Int { max(1, ProcessInfo.processInfo.activeProcessorCount) }
}
