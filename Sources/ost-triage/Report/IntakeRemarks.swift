import Intake
import Triage

extension IntakeResult {
  /// What is to be said where no log was read.
  var remarks: [Diagnostic] {
    guard !hasLogs else { return [] }
    let passedOver = skipped.junk == 1 ? "1 file is" : "\(skipped.junk) files are"
    return [
      Diagnostic(
        .error, "no log was read", path: builds.count == 1 ? builds[0].source : "the inputs",
        notes: skipped.junk == 0 ? [] : ["\(passedOver) by name no log and passed over"],
        help: "name a console, test results, or a folder or archive that holds them")
    ]
  }
}

extension [Diagnostic] {
  /// The first of each kind, and how many more there are: an archive may hold thousands of bad files.
  func summedUp(beyond limit: Int) -> [Diagnostic] {
    var counts: [String: Int] = [:]
    var kept: [Diagnostic] = []
    for diagnostic in self {
      counts[diagnostic.kind, default: 0] += 1
      if counts[diagnostic.kind, default: 0] <= limit { kept.append(diagnostic) }
    }
    for diagnostic in kept {
      guard let count = counts.removeValue(forKey: diagnostic.kind), count > limit else { continue }
      kept.append(
        Diagnostic(
          .note, "\(count - limit) more like the first of these: \(diagnostic.sentence)",
          path: diagnostic.path))
    }
    return kept
  }
}

extension Diagnostic {
  /// The sentence without its numbers and names.
  fileprivate var kind: String {
    let words = sentence.unicodeScalars.prefix { $0 != "'" }
    return severity.rawValue + String(words.filter { $0.properties.numericType == nil })
  }
}
