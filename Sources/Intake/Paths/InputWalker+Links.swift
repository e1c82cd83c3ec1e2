extension InputWalker {
  /// What the links in one named folder lead to.
  struct LinkWalk {
    let links: FolderLinks

    /// Where the innermost link on the way leads, as a number of components.
    var target: Int?

    /// The builds whose links lead out of the folder: the first of them, and how many there are.
    private(set) var outside: [(place: LogPlace, count: Int)] = []
    private var builds: [String: Int] = [:]

    init(in folder: [UInt8]) {
      links = FolderLinks(in: folder)
    }

    mutating func leadsOutside(_ place: LogPlace) {
      let index = builds[place.build.key, default: outside.count]
      builds[place.build.key] = index
      if index == outside.count { outside.append((place, 0)) }
      outside[index].count += 1
    }
  }

  /// Whether a link may be followed; tells if not.
  mutating func mayFollow(
    _ name: [UInt8], in folder: [UInt8], at place: LogPlace, from argument: LogPlace,
    _ walk: inout LinkWalk
  ) -> Bool {
    switch walk.links.target(of: name, in: folder) {
    case .inside(let parts):
      let target = argument.components + parts
      walk.target = target.count
      // Another name of a build, such as the `lastFailedBuild` of Jenkins: it is read once.
      return BuildPath(target + ["log"], named: argument.named)?.length != target.count
    case .nowhere(let problem):
      problems.append((place, problem, .missing))
      return false
    case .outside where followsLinks:
      walk.target = nil
      return true
    case .outside:
      skipped += 1
      if !NameHints(place.name).isJunk { walk.leadsOutside(place) }
      return false
    }
  }

  /// Tells of the links that were not followed: once for all, and what each build lacks.
  mutating func tellOutside(_ walk: LinkWalk, of argument: LogPlace) {
    guard !walk.outside.isEmpty else { return }
    let sum = walk.outside.reduce(0) { $0 + $1.count }
    problems.append((argument, Self.outside(sum), .remark))
    for (place, count) in walk.outside { problems.append((place, Self.outside(count), .part)) }
  }

  private static func outside(_ count: Int) -> ReadProblem {
    let links = count == 1 ? "1 link leads" : "\(count) links lead"
    return ReadProblem(
      "\(links) out of the named folder; not followed",
      help: "name what is wanted of it as well, or follow all links with '--follow-links'")
  }

  /// Drops the files that links show a second time, of those from an index on.
  mutating func dropRepeated(from first: Int) {
    guard leaves[first...].contains(where: { $0.linkTarget != nil }) else { return }
    var real: [FileIdentity: LogPlace] = [:]
    for leaf in leaves[first...] where leaf.linkTarget == nil {
      if let identity = leaf.identity { real[identity] = leaf.place }
    }
    let kept = leaves[first...].filter { leaf in
      guard let target = leaf.linkTarget, let real = leaf.identity.flatMap({ real[$0] }) else {
        return true
      }
      // All of its build is behind the link, and is read under its own name.
      if let root = real.buildRoot, target <= root { return false }
      // A build may have a link to what lies in no build, or in another one.
      return leaf.place.buildRoot != nil && leaf.place.build.key != real.build.key
    }
    leaves.replaceSubrange(first..., with: kept)
  }
}
