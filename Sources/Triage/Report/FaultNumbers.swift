/// The faults and groups of a report as people count them: from 1, in the order of its page.
package struct FaultNumbers {
  /// The faults in the order of the report's tables; the first is number 1.
  package let faults: [Entry]

  /// The groups of unexplained faults in the order in which the report tells them.
  package let groups: [MessageGroup]

  /// A fault with its build.
  package struct Entry {
    package let build: JudgedBuild

    /// Its place among the faults of the build.
    let place: Int

    package var fault: JudgedFault { build.faults[place] }

    /// The build's name for a sentence, with nothing hidden in it.
    package var buildName: String { BuildNames.full(build) }
  }

  package init(_ report: Report) {
    let page = FailurePage(report)
    faults = page.sections.flatMap { section in
      section.builds.flatMap { build in
        // Faults that a row shows as one follow each other.
        FaultRow.rows(of: build).flatMap { row in
          row.places.map { Entry(build: build, place: $0) }
        }
      }
    }
    groups = page.unexplained
  }
}
