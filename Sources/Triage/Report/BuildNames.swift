/// How builds are called in a report, as short as the report's other builds allow.
struct BuildNames {
  /// The branches whose builds are of several suites, so that a number alone is ambiguous.
  private let mixed: Set<String>

  init(_ builds: [JudgedBuild]) {
    let suites = Dictionary(grouping: builds, by: Self.branch(of:))
      .mapValues { Set($0.map(\.build.id.suite)) }
    mixed = Set(suites.filter { $0.value.count > 1 }.keys)
  }

  /// The name among the builds of its branch: its number, with its suite where there are several.
  func short(_ build: JudgedBuild) -> String {
    let id = build.build.id
    guard let number = id.number else {
      // The table has little room: the last part of a path tells most.
      return build.build.source == "-"
        ? "stdin"
        : visible(
          build.build.source.unicodeScalars.split(separator: "/").last.map(String.init) ?? "?")
    }
    guard let suite = id.suite, mixed.contains(Self.branch(of: build)) else {
      return String(number)
    }
    return "\(visible(suite.name)) \(number)"
  }

  /// The name for a sentence, such as `network-suite-4.3 build 154`.
  static func full(_ build: JudgedBuild) -> String {
    let id = build.build.id
    let job = id.suite.map { visible($0.name) } ?? id.branch.map { "branch \(visible($0.name))" }
    switch (job, id.number) {
    case (let job?, let number?): return "\(job) build \(number)"
    case (nil, let number?): return "build \(number)"
    case (let job?, nil): return "\(job) (\(source(of: build)))"
    case (nil, nil): return source(of: build)
    }
  }

  /// Where a build was read from, for people.
  static func source(of build: JudgedBuild) -> String {
    build.build.source == "-" ? "standard input" : visible(build.build.source)
  }

  /// Builds by branch, each branch with the numbers of its builds.
  func byBranch(_ builds: [JudgedBuild]) -> [(branch: String, builds: [String])] {
    var branches: [(branch: String, builds: [String])] = []
    for build in builds {
      let branch = Self.branch(of: build)
      if branches.last?.branch != branch { branches.append((branch, [])) }
      branches[branches.count - 1].builds.append(short(build))
    }
    return branches
  }

  /// The branch among whose builds this one is counted; the runs of QE are on their own.
  static func branch(of build: JudgedBuild) -> String {
    build.isOutsideOST ? "QE" : branch(build.build.id.branch)
  }

  static func branch(_ branch: Branch?) -> String {
    branch.map { visible($0.name) } ?? "unknown"
  }
}

/// A name with nothing hidden in it.
private func visible(_ name: String) -> String { VisibleText.of(name) }
