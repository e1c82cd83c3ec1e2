/// What the program is asked to do.
struct Arguments {
  var threads = 1
  var rules: String
  var log: String

  /// Reads the arguments; nil where they are wrong.
  init?(_ arguments: ArraySlice<String>) {
    var arguments = arguments
    if arguments.first == "-t" {
      guard let threads = arguments.dropFirst().first.flatMap({ Int($0) }), threads > 0 else {
        return nil
      }
      self.threads = threads
      arguments = arguments.dropFirst(2)
    }
    guard arguments.count == 2, let rules = arguments.first, let log = arguments.last else {
      return nil
    }
    self.rules = rules
    self.log = log
  }
}
