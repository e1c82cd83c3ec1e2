/// What is taken from logs besides faults and the hits of patterns, where somebody asks for it.
package struct ReadAspects: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The engine's locks.
  package static let locks = ReadAspects(rawValue: 1)

  /// Every line that can matter for what became of a build: ``Build/timeline``.
  package static let timeline = ReadAspects(rawValue: 2)
}
