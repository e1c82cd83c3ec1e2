/// The words that messages are made of, to be told from the names in them.
///
/// Two messages that differ in a word mean different things; two that differ in a name do not. A
/// list is the only way to know `activate` from `ovirtmgmt` in a single message, so that the
/// answer is the same in every report.
struct WordBook: Sendable {
  static let shared = WordBook()

  private let words: Set<ArraySlice<UInt8>>
  private let kinds: Set<ArraySlice<UInt8>>
  private let ordinaryNames: Set<ArraySlice<UInt8>>
  private let grammar: Set<ArraySlice<UInt8>>
  private let auxiliaries: Set<ArraySlice<UInt8>>
  private let units: Set<ArraySlice<UInt8>>
  private let digitWords: Set<ArraySlice<UInt8>>

  private init() {
    kinds = Self.set(Self.kindWords)
    words = Self.set(Self.productWords).union(Self.set(Self.commonWords)).union(kinds)
    ordinaryNames = Self.set(
      "default blank storage display migration management staging production testing")
    grammar = Self.set(
      """
      a an the is was has had does did cannot can to on in from of for at with by because already
      and or are were must will no not be been it its this that as if than then when while into
      """)
    auxiliaries = Self.set(
      "cannot can could will would shall should must may might not never please to")
    units = Self.set(
      """
      ms msec msecs s sec secs second seconds millisecond milliseconds minute minutes min mins hour
      hours day days week weeks b byte bytes kb kib mb mib gb gib tb tib kbps mbps gbps percent
      """)
    digitWords = Self.set(
      """
      ipv4 ipv6 utf8 utf-8 utf-16 sha1 sha256 sha512 md5 base64 qcow2 x86 x86_64 i386 s390x ppc64
      ppc64le ext3 ext4 python2 python3 ovirtsdk4 802.1q tls1 http2 log4j ec2 s3 oauth2 el7 el8
      """)
  }

  /// Whether folded letters are a word, in any of its forms.
  func isWord(_ letters: ArraySlice<UInt8>) -> Bool {
    isListed(letters) || hasWordEnding(letters) || isPrefixed(letters)
  }

  /// Whether a name may follow a folded word, as in `network ovirtmgmt`.
  func isKind(_ letters: ArraySlice<UInt8>) -> Bool { kinds.contains(letters) }

  /// Whether a folded word is what networks, clusters and domains are often called.
  func isOrdinaryName(_ letters: ArraySlice<UInt8>) -> Bool { ordinaryNames.contains(letters) }

  /// Whether a folded word is one of grammar, which nothing is called.
  func isGrammar(_ letters: ArraySlice<UInt8>) -> Bool { grammar.contains(letters) }

  /// Whether something may be called by a folded word, as it is a short one of no grammar.
  func isNameable(_ letters: ArraySlice<UInt8>) -> Bool {
    isOrdinaryName(letters)
      || !isGrammar(letters) && !isKind(letters) && !isAuxiliary(letters)
        && !hasWordEnding(letters)
  }

  /// Whether a verb follows a folded word rather than a name.
  func isAuxiliary(_ letters: ArraySlice<UInt8>) -> Bool { auxiliaries.contains(letters) }

  /// Whether a folded word behind a number says what it counts.
  func isUnit(_ letters: ArraySlice<UInt8>) -> Bool { units.contains(letters) }

  /// Whether a folded text with digits in it is a word all the same, such as `IPv6`.
  func isDigitWord(_ text: ArraySlice<UInt8>) -> Bool { digitWords.contains(text) }

  private func isListed(_ letters: ArraySlice<UInt8>) -> Bool {
    if words.contains(letters) { return true }
    guard letters.count > 3 else { return false }
    if letters.ends(with: "ies") || letters.ends(with: "ied") {
      return words.contains(Array(letters.dropLast(3) + [UInt8(ascii: "y")])[...])
    }
    for ending in Self.inflections where letters.ends(with: ending) {
      let stem = letters.dropLast(ending.utf8CodeUnitCount)
      if stem.count > 1, words.contains(stem) { return true }
    }
    return false
  }

  /// Whether the ending is one that English makes words with, such as `-tion`.
  func hasWordEnding(_ letters: ArraySlice<UInt8>) -> Bool {
    guard letters.count > 5 else { return false }
    let singular = letters.last == UInt8(ascii: "s") ? letters.dropLast() : letters
    return Self.endings.contains(where: singular.ends) || letters.ends(with: "ness")
  }

  private func isPrefixed(_ letters: ArraySlice<UInt8>) -> Bool {
    Self.prefixes.contains { prefix in
      let stem = letters.dropFirst(prefix.utf8CodeUnitCount)
      return stem.count > 3 && letters.starts(with: prefix) && isListed(stem)
    }
  }

  private static let inflections: [StaticString] = [
    "s", "es", "d", "ly", "er", "ers", "or", "n",
  ]

  private static let endings: [StaticString] = [
    "ing", "ed", "tion", "sion", "ment", "able", "ible", "ity", "ize", "ise", "ify", "ous", "ive",
    "ally", "ful", "less", "ance", "ence", "ancy", "ency", "ship", "ism", "ical", "ate",
  ]

  private static let prefixes: [StaticString] = [
    "un", "re", "de", "non", "dis", "pre", "mis", "over", "sub", "super", "auto", "multi",
  ]

  /// What things of the product and of a test run are called, before their names.
  private static let kindWords = """
    network networks host hosts vm vms cluster clusters domain domains disk disks template
    templates center centre datacenter interface interfaces nic nics vnic vnics bond bonds user
    users pool pools profile profiles snapshot snapshots image images volume volumes device
    devices quota role provider providers gateway server servers machine machines job jobs task
    tasks label labels group groups brick bricks repository repositories repo repos package
    packages service services module modules database table mailbox vlan bridge bridges subnet
    subnets router routers suite node nodes plugin container lun luns named called name names tag
    tags hostname vg lv slave slaves backup
    """

  private static func set(_ list: String) -> Set<ArraySlice<UInt8>> {
    Set(Array(list.utf8).split(whereSeparator: \.isSpace).map { Array($0)[...] })
  }
}
