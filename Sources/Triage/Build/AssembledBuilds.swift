/// The builds of some inputs, each put together only when it is asked for.
///
/// What the logs of a build tell takes far more memory than what a report keeps of it, so nobody
/// should hold two of them.
package struct AssembledBuilds: RandomAccessCollection, Sendable {
  /// Who the builds are, in the order of their first inputs.
  package let ids: [Build.ID]

  private let drafts: [BuildDraft]
  private let timezone: Zone?

  init(_ ids: [Build.ID], from drafts: [BuildDraft], timezone: Zone?) {
    (self.ids, self.drafts, self.timezone) = (ids, drafts, timezone)
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { ids.count }

  /// The build, put together anew each time.
  package subscript(index: Int) -> Build {
    BuildAssembler.build(ids[index], from: drafts[index], timezone)
  }

  /// The builds but those whose identity others have.
  package func without(_ others: [Build.ID]) -> AssembledBuilds {
    let others = Set(others)
    let kept = indices.filter { !ids[$0].isKnown || !others.contains(ids[$0]) }
    return AssembledBuilds(kept.map { ids[$0] }, from: kept.map { drafts[$0] }, timezone: timezone)
  }

  /// Where a build was read from.
  package func source(at index: Int) -> String { drafts[index].source }
}
