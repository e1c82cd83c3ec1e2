import Triage

/// Gives the captures of a rule names that say what they hold, no two the same.
struct CaptureNames {
  private var used: Set<String> = []

  /// The name for a value.
  ///
  /// - Parameters:
  ///   - wanted: the name that the message's template has for it, where there is one.
  ///   - thing: the kind of thing that it names, such as `network`.
  ///   - before: the fixed text before it.
  ///   - values: what stands there in the known messages.
  ///   - shape: what it looks like.
  /// - Returns: the name.
  mutating func name(
    wanted: String?, thing: String?, before: [UInt8], values: [ArraySlice<UInt8>],
    shape: ValueShape
  ) -> String {
    let base =
      wanted
      ?? Self.base(thing: thing ?? Self.thing(of: values), label: Label(before), shape: shape)
    // The build's own names would win over it in a title.
    let name = ["branch", "suite", "build", "test"].contains(base) ? base + "_name" : base
    if used.insert(name).inserted { return name }
    var number = 2
    while !used.insert(name + String(number)).inserted { number += 1 }
    return name + String(number)
  }

  private static func base(thing: String?, label: Label, shape: ValueShape) -> String {
    let thing = thing.map(Self.thing)
    switch shape {
    case .uuid, .hex:
      if let word = label.word, word.hasSuffix("id"), word.count > 3 {
        return "\(word.dropLast(2))_id"
      }
      return thing.map { "\($0)_id" } ?? shape.name
    case .hardware, .address, .longAddress, .web, .path, .moment, .fraction, .percent, .pointer:
      return shape.name
    case .number, .negative:
      if let word = label.word, label.isKey || ofNumbers.contains(word) { return word }
      return thing ?? shape.name
    case .dotted, .token, .text:
      if let thing { return thing }
      if let word = label.word, label.isKey { return word }
      // A file or a method may have dots in its name as well.
      if shape == .dotted, let word = label.word, ofHosts.contains(word) { return "host" }
      return ofNames[label.word ?? ""] ?? shape.name
    }
  }

  /// What things are that are called as OST and Linux call them.
  private static func thing(of values: [ArraySlice<UInt8>]) -> String? {
    let names = values.map { String(decoding: Array($0), as: UTF8.self).lowercased() }
    if names.allSatisfy({ $0.contains("host-") || $0.contains("host_") }) { return "host" }
    let isNIC = names.allSatisfy { name in
      nics.contains { name.hasPrefix($0) && name.dropFirst($0.count).first?.isNumber == true }
    }
    return isNIC ? "nic" : nil
  }

  private static let nics = ["eth", "ens", "eno", "enp", "em", "bond", "dummy", "veth", "vnet"]

  /// The word that stands before a value.
  private struct Label {
    /// In small letters; nil where there is none.
    let word: String?

    /// Whether it is tied to the value, as in `status=Up` or `{'status': 'Up'}`.
    let isKey: Bool

    init(_ text: [UInt8]) {
      let marks = text.reversed().prefix { $0.isSpace || ":='\"([-".utf8.contains($0) }
      let letters = text.dropLast(marks.count).reversed().prefix { $0.isLetter }.reversed()
      // From the end: a colon right behind a quote.
      let isQuoted = zip(marks, marks.dropFirst()).contains {
        $0 == UInt8(ascii: ":") && "'\"".utf8.contains($1)
      }
      isKey = isQuoted || marks.contains(UInt8(ascii: "="))
      word =
        (2...20).contains(letters.count)
        ? String(decoding: Array(letters), as: UTF8.self).lowercased() : nil
    }
  }

  /// The kind of a thing in the singular, as a name.
  static func thing(_ word: String) -> String {
    switch word {
    case "interface", "interfaces", "nic", "nics", "slave", "slaves": return "nic"
    case "center", "centre", "datacenter": return "data_center"
    case "named", "called", "name", "names": return "name"
    case "hostname", "hosts", "machine", "server", "node": return "host"
    case "repositories", "repository", "repo", "repos": return "repo"
    case "bridges", "bridge", "vlan", "bond", "bonds": return word.hasPrefix("b") ? "device" : word
    case "alias", "lvs", "class", "address": return word
    default: return word.hasSuffix("s") && word.count > 3 ? String(word.dropLast()) : word
    }
  }

  private static let ofNumbers: Set<String> = [
    "code", "port", "status", "line", "pid", "rc", "exit", "error", "http", "attempt", "size",
    "version", "vlan", "mtu", "errno",
  ]

  private static let ofHosts: Set<String> = ["on", "from", "at", "via", "resolve", "reach"]

  private static let ofNames = [
    "user": "user", "file": "path", "command": "command", "action": "action", "verb": "verb",
    "method": "method", "device": "device", "key": "key", "test": "test_name", "rpm": "package",
    "id": "id", "center": "data_center", "vds": "host",
  ]
}
