/// The version of a product's package, such as `4.4.0` or `4.3.6.1-0.0.master.20190724093047.gitd6b.el7`.
///
/// Versions are ordered as rpm orders them: number by number, so that 4.10 follows 4.9; a longer
/// one follows a shorter one that it begins with, and what follows a `~` comes before.
package struct ProductVersion: Hashable, Sendable {
  /// The text as it was given.
  package let text: String
  private let version: [UInt8]

  /// What follows the dash; nil where only a version is told.
  private let release: [UInt8]?

  /// Reads a version, with an epoch or a release or without; nil where the text is none.
  package init?(_ text: String) {
    var bytes = Array(text.utf8)
    if let colon = bytes.firstIndex(of: UInt8(ascii: ":")) {
      guard colon > 0, bytes[..<colon].allSatisfy(\.isDigit) else { return nil }
      bytes.removeFirst(colon + 1)
    }
    guard bytes.first?.isDigit == true, bytes.count < 256, bytes.allSatisfy(Self.isPart) else {
      return nil
    }
    let dash = bytes.firstIndex(of: UInt8(ascii: "-"))
    if let dash, dash + 1 == bytes.count { return nil }
    self.text = text
    version = Array(bytes[..<(dash ?? bytes.endIndex)])
    release = dash.map { Array(bytes[($0 + 1)...]) }
  }

  /// Whether a package of this version has what a version is named to be the first to have.
  ///
  /// A nightly of the very version that is named without a release may be from before the change,
  /// so it is not taken to have it.
  package func has(changeOf first: ProductVersion) -> Bool {
    guard let release = first.release else {
      if isNightly, begins(with: first) { return false }
      return Self.order(version[...], first.version[...]) >= 0
    }
    let order = Self.order(version[...], first.version[...])
    guard order == 0 else { return order > 0 }
    return self.release.map { Self.order($0[...], release[...]) >= 0 } ?? false
  }

  /// Whether this is a release, no nightly, and older than another version.
  func isRelease(before other: ProductVersion) -> Bool {
    guard release != nil, !isNightly else { return false }
    return !has(changeOf: other)
  }

  /// The day of a nightly's sources, in its name as `0.0.master.20190724093047`.
  package var snapshotDay: Timestamp? {
    guard isNightly, let release else { return nil }
    for run in release.split(whereSeparator: { !$0.isDigit }) where [8, 14].contains(run.count) {
      let digits = run.map { Int($0 - UInt8(ascii: "0")) }
      func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
      let day = Timestamp(year: number(0..<4), month: number(4..<6), day: number(6..<8), zone: 0)
      if (2000...2199).contains(day.year), (1...12).contains(day.month), (1...31).contains(day.day)
      {
        return day
      }
    }
    return nil
  }

  /// The first two numbers: the branch that the version is of.
  var branch: [Int]? { Self.branch(of: version) }

  /// The two numbers of a branch such as `4.3`; nil for any other branch.
  static func branch(of name: some Sequence<UInt8>) -> [Int]? {
    let parts = Array(name).split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let numbers = parts.prefix(2).compactMap { Int(String(decoding: $0, as: UTF8.self)) }
    return numbers.count == 2 ? numbers : nil
  }

  /// Whether it is the first of its branch, so that whatever the branch builds has it.
  var beginsBranch: Bool {
    version.split(separator: UInt8(ascii: ".")).dropFirst(2)
      .allSatisfy { $0.allSatisfy { $0 == UInt8(ascii: "0") } }
  }

  /// oVirt's nightlies have releases that begin so; a `0.1` is a release of the product.
  private var isNightly: Bool { release?[...].starts(with: "0.0.") ?? false }

  /// Whether the numbers begin with those of another version.
  private func begins(with other: ProductVersion) -> Bool {
    let dot = UInt8(ascii: ".")
    return version.split(separator: dot).starts(with: other.version.split(separator: dot)) {
      Self.order($0, $1) == 0
    }
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    byte.isDigit || byte.isLetter || [".", "-", "_", "+", "~", "^"].contains(UnicodeScalar(byte))
  }

  /// Whether one part comes before (-1) or behind (1) another, after rpm's `rpmvercmp`.
  private static func order(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Int {
    var (left, right) = (left, right)
    let (tilde, caret) = (UInt8(ascii: "~"), UInt8(ascii: "^"))
    while true {
      left = left.drop { !$0.isDigit && !$0.isLetter && $0 != tilde && $0 != caret }
      right = right.drop { !$0.isDigit && !$0.isLetter && $0 != tilde && $0 != caret }
      if left.first == tilde || right.first == tilde {
        guard left.first == right.first else { return left.first == tilde ? -1 : 1 }
        (left, right) = (left.dropFirst(), right.dropFirst())
        continue
      }
      if left.first == caret || right.first == caret {
        guard let one = left.first else { return -1 }
        guard let other = right.first else { return 1 }
        guard one == other else { return one == caret ? -1 : 1 }
        (left, right) = (left.dropFirst(), right.dropFirst())
        continue
      }
      guard let first = left.first, right.first != nil else {
        return left.isEmpty ? (right.isEmpty ? 0 : -1) : 1
      }
      let isNumber = first.isDigit
      var one = left.prefix { isNumber ? $0.isDigit : $0.isLetter }
      var other = right.prefix { isNumber ? $0.isDigit : $0.isLetter }
      (left, right) = (left[one.endIndex...], right[other.endIndex...])
      if other.isEmpty { return isNumber ? 1 : -1 }
      if isNumber {
        one = one.drop { $0 == UInt8(ascii: "0") }
        other = other.drop { $0 == UInt8(ascii: "0") }
        if one.count != other.count { return one.count < other.count ? -1 : 1 }
      }
      if one.lexicographicallyPrecedes(other) { return -1 }
      if other.lexicographicallyPrecedes(one) { return 1 }
    }
  }
}

extension Build {
  /// The version of the engine under test; nil where no log tells.
  var engineVersion: ProductVersion? {
    (versions["ovirt-engine"] ?? versions["rhvm"]).flatMap(ProductVersion.init)
  }
}
