import Triage

/// Gives the captures of a rule names that say what they hold, no two the same.
struct CaptureNames {
  private var used: Set<String> = []

  /// The name for a value.
  ///
  /// - Parameters:
  ///   - wanted: the name that the message's template has for it, where there is one.
  ///   - thing: the kind of thing that it names, such as `network`.
  ///   - label: the word that stands before it.
  ///   - shape: what it looks like.
  mutating func name(
    wanted: String?, thing: String?, label: String?, shape: ValueShape
  ) -> String {
    let base = wanted ?? Self.base(thing: thing, label: label, shape: shape)
    // The build's own names would win over it in a title.
    let name = ["branch", "suite", "build", "test"].contains(base) ? base + "_name" : base
    if used.insert(name).inserted { return name }
    var number = 2
    while !used.insert(name + String(number)).inserted { number += 1 }
    return name + String(number)
  }

  private static func base(thing: String?, label: String?, shape: ValueShape) -> String {
    let thing = thing.map(Self.thing)
    switch shape {
    case .uuid: return thing.map { "\($0)_id" } ?? "uuid"
    case .hardware, .address, .longAddress, .web, .path, .moment, .fraction: return shape.name
    case .hex: return thing.map { "\($0)_id" } ?? shape.name
    case .number:
      guard let label, Self.ofNumbers.contains(label) else { return thing ?? shape.name }
      return label
    case .dotted, .token, .text: return thing ?? Self.ofNames[label ?? ""] ?? shape.name
    }
  }

  /// The kind of a thing in the singular, as a name.
  private static func thing(_ word: String) -> String {
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
    "version", "vlan", "mtu", "version",
  ]

  private static let ofNames = [
    "user": "user", "file": "path", "command": "command", "action": "action", "verb": "verb",
    "method": "method", "device": "device", "key": "key", "test": "test_name", "rpm": "package",
  ]
}
