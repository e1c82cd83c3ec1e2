import Triage

/// Where an input lies: for the report, for messages, and for finding its build.
struct LogPlace {
  /// The path as the user wrote it, with the members of archives behind it.
  let shown: String

  /// The absolute path's components, with the members of archives behind them.
  let components: [String]

  /// How many components lead to and include what was named on the command line.
  let named: Int

  /// How many components are in the file system; what follows lies in archives.
  let onDisk: Int

  /// Whether the user named this very file.
  let isNamed: Bool

  /// The argument as the user wrote it.
  let argument: String

  /// How many components lead to a folder that tells by a `build.json` that it is a build.
  var declared: Int?

  /// The place of an archive's member.
  func member(_ name: [String]) -> LogPlace {
    LogPlace(
      shown: shown + "/" + name.joined(separator: "/"), components: components + name,
      named: named, onDisk: onDisk, isNamed: false, argument: argument, declared: declared)
  }

  /// How many bytes the names have that lie in archives.
  var memberBytes: Int { components[onDisk...].reduce(0) { $0 + $1.utf8.count + 1 } }

  /// The last component.
  var name: String { components.last ?? shown }

  /// How many components lead to a build that the path or a `build.json` tells.
  var buildRoot: Int? { BuildPath(components, named: named)?.length ?? declared }

  /// The build this belongs to, what to call it and the log in it.
  var build: (key: String, source: String, id: Build.ID, log: String) {
    let path = BuildPath(components, named: named)
    // Without job and number the argument itself is the build.
    let length = path?.length ?? declared ?? named
    let key = components.prefix(length).joined(separator: "/")
    let below = components.dropFirst(length).joined(separator: "/")
    let source =
      length <= named
      ? argument
      : ([trimmedArgument] + components[named..<length]).joined(separator: "/")
    // A root that is no folder on disk names its members as archives do.
    let rootIsFile = length >= onDisk
    let log =
      if below.isEmpty {
        onDisk == 1 && argument == "-" ? "stdin" : name
      } else if rootIsFile, length == onDisk {
        components[length - 1] + "/" + below
      } else {
        below
      }
    // A note or a log that was named itself may have the number in its name.
    let id = path?.id ?? Build.ID(number: isNamed ? BuildPath.number(inName: name) : nil)
    return (key, source, id, log)
  }

  private var trimmedArgument: String {
    var text = argument[...]
    while text.count > 1, text.last == "/" { text = text.dropLast() }
    return text == "/" ? "" : String(text)
  }
}
