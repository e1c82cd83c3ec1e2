package import Triage

/// The outside world: paths, standard input, containers and compression become builds.
package struct Intake: Sendable {
  /// The bounds on what is read.
  package var limits: IntakeLimits

  /// How many threads read at the same time; what comes of it is always the same.
  package var jobs: Int

  /// The file that the report is written to, which is not read.
  package var leavingOut: FileIdentity?

  /// Whether links that lead out of a named folder are followed.
  package var followsLinks = false

  /// The folder for what memory has no room for; nil for the one that the environment names.
  package var temporaryFolder: String?

  /// What is kept besides faults and hits.
  package var aspects: ReadAspects

  /// The lines of every log to keep, where somebody asks for them by number.
  package var excerpt: LineExcerpt?

  package init(
    limits: IntakeLimits = IntakeLimits(), jobs: Int = 1, leavingOut: FileIdentity? = nil,
    aspects: ReadAspects = []
  ) {
    self.aspects = aspects
    self.limits = limits
    self.jobs = jobs
    self.leavingOut = leavingOut
  }

  /// Reads everything behind the paths of a command line.
  ///
  /// - Parameters:
  ///   - paths: files, folders, or `-` for standard input, as the user wrote them; see ``InputPath``
  ///     for those that are no text.
  ///   - signatures: whose patterns for logs are looked for in the logs.
  ///   - progress: is told now and then how far reading has come, from any thread.
  /// - Returns: the builds in the order of the paths, whatever the number of jobs.
  package func read(
    _ paths: [String], signatures: SignatureSet,
    progress: (@Sendable (IntakeProgress) -> Void)? = nil
  ) -> IntakeResult {
    var result = IntakeResult()
    var walker = InputWalker(
      limits: limits, leavingOut: leavingOut, followsLinks: followsLinks)
    let paths = paths.map(InputPath.init)
    var isKnown: Set<InputPath> = []
    for path in paths {
      guard isKnown.insert(path).inserted else {
        result.tally.add(
          Diagnostic(.note, "named more than once; it is read once", path: path.shown))
        continue
      }
      walker.walk(path)
    }
    let leaves = walker.leaves
    let meter = ProgressMeter(total: leaves.reduce(0) { $0 + $1.size }, report: progress)
    let threads = ThreadAllowance(jobs)
    let file = TemporaryFile(folder: temporaryFolder)
    let space = EventSpace(
      memory: limits.eventMemory, spill: file, instead: 3 * limits.eventMemory)
    let packing = EventSpace(memory: limits.findings, spill: file)
    var outputs = WorkList.run(leaves.map(\.weight), threads: threads) { index in
      read(
        leaves[index], signatures: signatures, meter: meter, threads: threads, space: space,
        packing: packing)
    }
    var problems = LeafOutput(space: packing)
    for (place, problem, kind) in walker.problems {
      switch kind {
      case .error: problems.note(problem, at: place, severity: .error)
      case .missing: problems.tell(problem, at: place)
      case .remark: problems.note(problem, at: place, severity: .warning)
      case .part: problems.lacks(problem, at: place)
      }
    }
    result.skipped.special += walker.skipped
    problems.seal()
    var places: [String: Int] = [:]
    result.take(&problems, &places)
    // Growing would hold all of them twice.
    result.builds.reserveCapacity(outputs.reduce(result.builds.count) { $0 + $1.partCount })
    for index in outputs.indices { result.take(&outputs[index], &places) }
    result.giveProblemsToBuilds()
    if let failure = space.failure { result.refuse(failure) }
    result.tellEmpty(paths.map(\.shown), walker)
    return result
  }

  private func read(
    _ leaf: InputWalker.Leaf, signatures: SignatureSet, meter: ProgressMeter,
    threads: ThreadAllowance, space: EventSpace, packing: EventSpace
  ) -> LeafOutput {
    var unpacker = Unpacker(
      limits: limits, signatures: signatures, threads: threads, aspects: aspects,
      space: space, packing: packing, keeping: excerpt)
    if !leaf.place.isNamed, NameHints(leaf.place.name).isJunk {
      unpacker.output.skipped.junk += 1
      return unpacker.output
    }
    do throws(ReadProblem) {
      let file =
        if let path = leaf.path {
          try FileSource(path: path, growthLimit: limits.growth)
        } else {
          FileSource(standardInput: ())
        }
      unpacker.output.isReadable = true
      let source = MeteredSource(file, meter: meter, path: leaf.place.shown)
      withUTF8Names { unpacker.visit(source, at: leaf.place) }
    } catch {
      unpacker.output.tell(error, at: leaf.place)
    }
    unpacker.output.seal()
    return unpacker.output
  }
}

extension IntakeResult {
  /// Lists what lies beside the builds of a tree, such as a folder loop, with the first of them.
  fileprivate mutating func giveProblemsToBuilds() {
    for index in builds.indices.reversed()
    where builds[index].packed.count == 0 && builds[index].path == Build.ID() {
      let stray = builds[index]
      let tree = stray.source.hasSuffix("/") ? stray.source : stray.source + "/"
      let home = builds.firstIndex { $0.packed.count > 0 && $0.source.hasPrefix(tree) }
      guard let home else { continue }
      builds[home].packed.add(stray.packed)
      builds.remove(at: index)
    }
  }

  /// Sorts what came of a file into builds.
  fileprivate mutating func take(_ output: inout LeafOutput, _ places: inout [String: Int]) {
    tally.add(output.diagnostics)
    skipped = skipped + output.skipped
    isReadable = isReadable || output.isReadable
    output.takeParts { part in
      let index = places[part.key] ?? builds.count
      if index == builds.count {
        places[part.key] = index
        builds.append(BuildDraft(source: part.source, path: part.id, packed: part.packed))
      } else {
        builds[index].packed.add(part.packed)
      }
      for told in part.declarations { take(told.declaration, of: told.log, into: index) }
    }
  }

  private mutating func take(
    _ declaration: BuildDeclaration, of log: String, into index: Int
  ) {
    guard builds[index].declaration != nil else {
      builds[index].declaration = declaration
      return
    }
    let reason = "the build has another build.json already; this one is not used"
    builds[index].packed.add(NotEvaluated(log: log, reason: reason))
    tally.add(Diagnostic(.warning, reason, path: builds[index].source + "/" + log))
  }

  /// Gives up a run whose logs tell more than there is room for.
  fileprivate mutating func refuse(_ failure: String) {
    let sentence = "the logs tell more than memory is meant for, and \(failure)"
    let help = "set TMPDIR to a folder with room on its disk, or read fewer builds at a time"
    tally.add(Diagnostic(.error, sentence, path: "TMPDIR", help: help))
    isReadable = false
  }

  /// Tells the arguments in which nothing was found.
  fileprivate mutating func tellEmpty(_ paths: [String], _ walker: InputWalker) {
    for path in paths where !walker.problems.contains(where: { $0.place.argument == path }) {
      guard !walker.leaves.contains(where: { $0.place.argument == path }) else { continue }
      tally.add(Diagnostic(.warning, "no file was found in it", path: path))
    }
  }
}
