package import Triage

/// Which build a log belongs to, told by its path.
///
/// A job's folder with a numbered folder in it is a build. Jobs of oVirt System Tests are known by
/// their name, and looked for in all of the path; any other job (QE) only below what was named on
/// the command line, where a numbered folder can hardly mean something else.
package struct BuildPath: Hashable, Sendable {
  /// Who the path says the build is.
  package var id: Build.ID

  /// How many leading components make the build's root.
  package var length: Int

  /// Finds the build in a path.
  ///
  /// - Parameters:
  ///   - components: the absolute path, cleaned; members of archives count like folders.
  ///   - named: how many of them were named on the command line or lead there.
  package init?(_ components: [String], named: Int) {
    guard let found = Self.ost(components) ?? Self.other(components, named: named) else {
      return nil
    }
    self = found
  }

  private init(id: Build.ID, length: Int) {
    self.id = id
    self.length = length
  }

  private static let ostPrefix = "ovirt-system-tests"

  private static func isOST(_ job: String) -> Bool {
    job == ostPrefix || job.hasPrefix(ostPrefix + "_")
  }

  private static func ost(_ components: [String]) -> BuildPath? {
    for index in components.indices where isOST(components[index]) {
      // On the disk of Jenkins there is a folder between: `jobs/<job>/builds/150/log`.
      var next = index + 1
      if next < components.count, components[next] == "builds" { next += 1 }
      guard next < components.count else { continue }
      guard let number = number(components[next]) ?? stemNumber(components[next]) else { continue }
      let suite = suite(ofOST: components[index])
      return BuildPath(
        id: Build.ID(branch: suite?.branch, suite: suite, number: number), length: next + 1)
    }
    return nil
  }

  private static func other(_ components: [String], named: Int) -> BuildPath? {
    for index in components.indices.dropLast() {
      let isJenkins = index > 0 && ["job", "jobs"].contains(components[index - 1])
      var next = index + 1
      if isJenkins, components[next] == "builds", next + 1 < components.count { next += 1 }
      // A numbered folder that was named itself counts where its parent's name tells a version.
      let isNamed = next == named - 1 && version(in: components[index]) != nil
      guard isJenkins || next >= named || isNamed, next < components.count - 1 || isNamed,
        let number = number(components[next])
      else { continue }
      let job = components[index]
      // The folder that was named may just be where builds were put; a job tells its version.
      let isJob = isJenkins || index >= named || version(in: job) != nil
      return BuildPath(
        id: Build.ID(
          branch: isJob ? version(in: job) : nil, suite: isJob ? Suite(job) : nil, number: number),
        length: next + 1)
    }
    return nil
  }

  /// The suite in `ovirt-system-tests_network-suite-4.3`; nil for jobs that run any suite.
  private static func suite(ofOST job: String) -> Suite? {
    let name = job.dropFirst(ostPrefix.count + 1)
    let suite = Suite(String(name))
    return suite.isOST ? suite : nil
  }

  private static func number(_ component: String) -> Int? {
    // Eight digits are a date.
    guard (1...7).contains(component.utf8.count), component.utf8.first != UInt8(ascii: "0"),
      component.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return Int(component)
  }

  /// The number in the name of a single log, such as `required-network-4.3-build-154.md`.
  static func number(inName name: String) -> Int? {
    let parts = name.lowercased().split { "-_ .#".contains($0) }
    guard let word = parts.lastIndex(of: "build"), word + 1 < parts.count else { return nil }
    return number(String(parts[word + 1]))
  }

  /// The number in `150.log` and `150.tar.gz`, but not in `4.3`.
  private static func stemNumber(_ component: String) -> Int? {
    let digits = component.prefix { $0.isASCII && $0.isNumber }
    let suffix = component.dropFirst(digits.count)
    guard suffix.first == ".", suffix.dropFirst().first?.isLetter == true else { return nil }
    return number(String(digits))
  }

  /// The product version in the name of a job, or master.
  private static func version(in job: String) -> Branch? {
    let parts = job.split { "-_ ".contains($0) }
    return parts.last { Suite.isBranch($0) }.map { Branch(String($0)) }
      ?? parts.lazy.compactMap(versionAtEnd).last
  }

  /// The version in `rhv4.3` or `v4.3`.
  private static func versionAtEnd(_ part: Substring) -> Branch? {
    let digits = part.drop { !($0.isASCII && $0.isNumber) }
    return Suite.isBranch(digits) ? Branch(String(digits)) : nil
  }
}
