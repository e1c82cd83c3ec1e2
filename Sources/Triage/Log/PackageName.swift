/// The name of an RPM package, taken apart: `ovirt-engine-4.3.6.1-1.el7.noarch`.
package struct PackageName: Sendable {
  package let name: ArraySlice<UInt8>
  package let version: ArraySlice<UInt8>
  package let release: ArraySlice<UInt8>
  package let architecture: ArraySlice<UInt8>

  /// Version and release, as the reports tell them: `4.3.6.1-1.el7`.
  package var fullVersion: String {
    "\(String(decoding: version, as: UTF8.self))-\(String(decoding: release, as: UTF8.self))"
  }

  /// Takes a name with version, release and architecture apart; nil where it is none.
  ///
  /// An epoch may stand before the name or before the version; it is left out.
  package static func parse(_ text: ArraySlice<UInt8>) -> PackageName? {
    var text = text.trimmed
    guard text.count > 6, text.count < 256, !text.contains(where: \.isSpace) else { return nil }
    if text.count > 10, text.suffix(4).equals(".rpm") { text.removeLast(4) }
    guard let dot = text.lastIndex(of: UInt8(ascii: ".")), isArchitecture(text[(dot + 1)...]),
      let dash = text[..<dot].lastIndex(of: UInt8(ascii: "-")), dash + 1 < dot,
      let first = text[..<dash].lastIndex(of: UInt8(ascii: "-")), first > text.startIndex,
      first + 1 < dash
    else { return nil }
    return PackageName(
      name: withoutEpoch(text[..<first]), version: withoutEpoch(text[(first + 1)..<dash]),
      release: text[(dash + 1)..<dot], architecture: text[(dot + 1)...])
  }

  /// Finds the package that a line of yum, dnf or `rpm -qa` names.
  ///
  /// Such lines are `Installing : lago-0.44-1.el7.noarch 12/300`, `Upgraded: …`, a bare name, and
  /// the summary's `ovirt-engine.noarch 0:4.3.6.1-1.el7`.
  package static func find(in line: ArraySlice<UInt8>) -> PackageName? {
    var rest = line.trimmed
    for verb in verbs where rest.starts(with: verb) {
      rest = rest[(rest.startIndex + verb.utf8CodeUnitCount)...].trimmed
      guard rest.first == UInt8(ascii: ":") else { return nil }
      rest = rest.dropFirst().trimmed
      break
    }
    let word = rest.prefix { !$0.isSpace }
    if let package = parse(word) { return package }
    return summary(word, rest[word.endIndex...].trimmed.prefix { !$0.isSpace })
  }

  private static let verbs: [StaticString] = [
    "Installing", "Installed", "Updating", "Updated", "Upgrading", "Upgraded",
  ]

  /// Reads `name.arch` and `epoch:version-release`, the words of a summary.
  private static func summary(
    _ name: ArraySlice<UInt8>, _ version: ArraySlice<UInt8>
  ) -> PackageName? {
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")), isArchitecture(name[(dot + 1)...]),
      dot > name.startIndex, let first = version.first, first.isDigit,
      let dash = version.lastIndex(of: UInt8(ascii: "-")), dash + 1 < version.endIndex
    else { return nil }
    return PackageName(
      name: name[..<dot], version: withoutEpoch(version[..<dash]),
      release: version[(dash + 1)...], architecture: name[(dot + 1)...])
  }

  private static func withoutEpoch(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let colon = text.firstIndex(of: UInt8(ascii: ":")), colon > text.startIndex,
      text[..<colon].allSatisfy(\.isDigit)
    else { return text }
    return text[(colon + 1)...]
  }

  private static func isArchitecture(_ text: ArraySlice<UInt8>) -> Bool {
    architectures.contains { text.equals($0) }
  }

  private static let architectures: [StaticString] = [
    "noarch", "x86_64", "i686", "ppc64le", "ppc64", "s390x", "aarch64", "armv7hl", "src",
  ]
}
