import ArgumentParser
import Foundation

/// When to do what suits a terminal only.
enum When: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never

  /// Whether to do it for a stream; by itself only on a terminal.
  func isOn(for stream: StandardStream) -> Bool {
    switch self {
    case .auto: stream.isTerminal
    case .always: true
    case .never: false
    }
  }

  /// Whether to colour what goes to a stream; by itself only where the environment allows it.
  func isColored(on stream: StandardStream) -> Bool {
    self == .always || (self == .auto && stream.isTerminal && Self.allowsColor)
  }

  /// Whether the environment leaves colours on (https://no-color.org).
  static var allowsColor: Bool {
    let environment = ProcessInfo.processInfo.environment
    return environment["TERM"] != "dumb" && (environment["NO_COLOR"] ?? "").isEmpty
  }
}
