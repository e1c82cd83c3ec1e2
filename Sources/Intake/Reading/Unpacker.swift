import Triage

/// Opens what lies in an input, layer by layer, down to the logs.
struct Unpacker {
  let limits: IntakeLimits
  let signatures: SignatureSet
  var output: LeafOutput
  private let budget: Budget
  private let threads: ThreadAllowance

  private let aspects: ReadAspects
  private let space: EventSpace
  private let excerpt: LineExcerpt?

  init(
    limits: IntakeLimits, signatures: SignatureSet, threads: ThreadAllowance,
    aspects: ReadAspects = [], space: EventSpace = EventSpace(),
    packing: EventSpace = EventSpace(memory: .max), keeping excerpt: LineExcerpt? = nil
  ) {
    self.excerpt = excerpt
    output = LeafOutput(space: packing, limit: limits.findingsOfInput)
    self.aspects = aspects
    self.space = space
    self.limits = limits
    self.threads = threads
    self.signatures = signatures
    budget = Budget(limits)
  }

  /// Reads a stream of any kind.
  ///
  /// - Parameters:
  ///   - source: the stream.
  ///   - place: where it lies.
  ///   - depth: how many containers and compressions it lies in.
  ///   - isUnpacked: whether the place's name is that of the data before they were unpacked.
  mutating func visit(
    _ source: any ByteSource, at place: LogPlace, depth: Int = 0, isUnpacked: Bool = false
  ) {
    let hints = NameHints(place.name)
    if hints.isJunk, !place.isNamed {
      output.skipped.junk += 1
      return
    }
    let source = PeekedSource(source)
    if source.head.isEmpty, let problem = source.earlyProblem {
      return output.tell(problem, at: place)
    }
    let window = limits.window
    switch ContentKind(head: source.head) {
    case .empty: visitEmpty(at: place, hints)
    case .gzip:
      unpack(source, at: place, depth) { below throws(ReadProblem) in
        try GzipSource(below)
      }
    case .xz:
      unpack(source, at: place, depth) { below throws(ReadProblem) in
        try XZSource(below, window: window)
      }
    case .zstd:
      unpack(source, at: place, depth) { below throws(ReadProblem) in
        FilterSource(
          ZstdFrames(below, limit: window), content: .zstd, name: "zstd")
      }
    case .bzip2:
      unpack(source, at: place, depth) { below throws(ReadProblem) in
        FilterSource(below, content: .bzip2, name: "bzip2")
      }
    case .tar: walkArchive(source, content: .tar, at: place, depth)
    case .zip: walkArchive(source, content: .zip, at: place, depth)
    case .binary(let what):
      let name = isUnpacked ? hints.name : place.name
      if place.isNamed || hints.looksLikeLog || NameHints.isPacked(name) {
        output.tell(ReadProblem("\(what), not a text; skipped"), at: place)
      } else if let problem = source.earlyProblem {
        // It may be a text that was damaged.
        output.tell(problem, at: place)
      } else {
        output.skipped.junk += 1
      }
    case .text(let encoding):
      LeafReader(
        limits: limits, budget: budget, signatures: signatures, threads: threads,
        aspects: aspects, space: space, excerpt: excerpt
      ).read(source, encoding: encoding, at: place, into: &output)
    }
  }

  private mutating func visitEmpty(at place: LogPlace, _ hints: NameHints) {
    if place.isNamed || hints.isTelling {
      output.tell(ReadProblem("the file is empty"), at: place)
    } else {
      output.skipped.empty += 1
    }
  }

  /// Whether another layer may be opened; tells if not.
  private mutating func mayDescend(_ depth: Int, at place: LogPlace) -> Bool {
    if depth < limits.nesting { return true }
    output.tell(
      ReadProblem(
        "nested deeper than \(limits.nesting) levels; not read",
        help: "unpack it and read the files"), at: place)
    return false
  }

  private mutating func unpack(
    _ source: PeekedSource, at place: LogPlace, _ depth: Int,
    with open: (CountingSource) throws(ReadProblem) -> any ByteSource
  ) {
    guard mayDescend(depth, at: place) else { return }
    let packed = CountingSource(source)
    do throws(ReadProblem) {
      let layer = BoundedSource(
        try open(packed), packed: packed, meter: LayerMeter(limits: limits, budget: budget))
      visit(layer, at: place, depth: depth + 1, isUnpacked: true)
    } catch {
      output.tell(error, at: place)
    }
  }

  private mutating func walkArchive(
    _ source: PeekedSource, content: ArchiveHandle.Content, at place: LogPlace, _ depth: Int
  ) {
    guard mayDescend(depth, at: place) else { return }
    let packed = CountingSource(source)
    let meter = LayerMeter(limits: limits, budget: budget)
    do throws(ReadProblem) {
      let archive = try ArchiveReader(packed, content: content, window: limits.window)
      while let member = try archive.next() {
        // Before libarchive unpacks the rest of a bomb only to skip it.
        try meter.check(packed: packed.count)
        guard budget.takeMember() else {
          throw ReadProblem(
            "only the first \(limits.members) members are read",
            help: "unpack it and read the files")
        }
        if let obstacle = member.obstacle {
          let name = MemberName(member.entry.name, limit: limits.memberName)
          output.tell(obstacle, at: place.member(name.components))
          // libarchive would unpack it only to pass it over.
          throw ReadProblem("members behind '\(name.shown)' are not read", help: obstacle.help)
        }
        visitMember(
          member.entry, BoundedSource(member.source, packed: packed, meter: meter), at: place,
          depth)
        try meter.check(packed: packed.count)
      }
      try archive.finish()
    } catch {
      output.tell(error, at: place)
    }
  }

  /// How many bytes of a member's name are kept, however long those of its archives are.
  private static let leastName = 64

  private mutating func visitMember(
    _ entry: ArchiveEntry, _ source: BoundedSource, at archive: LogPlace, _ depth: Int
  ) {
    guard entry.kind != .folder else { return }
    let room = max(Self.leastName, limits.memberPath - archive.memberBytes)
    let name = MemberName(entry.name, limit: min(limits.memberName, room))
    let place = archive.member(name.components)
    guard entry.kind == .file else {
      output.skipped.special += 1
      if NameHints(place.name).looksLikeLog {
        output.note(ReadProblem("a link or device in an archive is not followed"), at: place)
      }
      return
    }
    if name.pointsOutside {
      output.tell(
        ReadProblem(
          "member '\(name.shown)' points outside the archive; it is read under the name "
            + "'\(name.components.joined(separator: "/"))'"), at: archive)
    }
    if name.isCut {
      output.note(
        ReadProblem("the member's name is longer than \(name.limit) bytes; it is cut"),
        at: place, severity: .warning)
    }
    if entry.isEncrypted {
      if !NameHints(place.name).isJunk {
        output.tell(
          ReadProblem("the member is encrypted; not read", help: "decrypt the archive first"),
          at: place)
      }
      return
    }
    visit(source, at: place, depth: depth + 1)
  }
}
