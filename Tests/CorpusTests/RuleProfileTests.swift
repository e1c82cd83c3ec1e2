import Foundation
import Intake
import Matching
import RuleBook
import Testing
import Triage

/// What `rules profile` says of the fixtures' builds.
@Suite struct RuleProfileTests {
  private static let set = SignatureSet(Corpus.signatures, isProfiled: true)

  /// One build of the fixtures, read and judged while costs are noted.
  private static let report = {
    let paths = [
      BuildFixture.folder.appending(path: "ovirt-system-tests_network-suite-4.3/154").path
    ]
    let result = Intake(jobs: 1).read(paths, signatures: set)
    let builds = BuildAssembler.builds(from: result.builds, overriding: Build.ID())
    return Report(judged: builds.map { Judge(set).judge($0) }, by: Corpus.signatures)
  }()

  @Test func `noting costs changes no report`() {
    var (profiled, plain) = ("", "")
    JSONReport().write(Self.report, to: &profiled)
    let path = BuildFixture.folder.appending(path: "ovirt-system-tests_network-suite-4.3/154").path
    let result = Intake(jobs: 1).read([path], signatures: Corpus.set)
    let builds = BuildAssembler.builds(from: result.builds, overriding: Build.ID())
    let judge = Judge(Corpus.set)
    JSONReport().write(
      Report(judged: builds.map { judge.judge($0) }, by: Corpus.signatures), to: &plain)
    #expect(profiled == plain)
  }

  @Test func `every part of every rule has its row, the costliest first`() {
    #expect(!Self.report.builds.isEmpty)
    let profile = RuleProfile(of: Self.set, builds: 1)
    #expect(Set(profile.rows.map(\.signature)) == Set(Corpus.signatures.map(\.id)))
    let steps = profile.rows.map(\.costs.steps)
    #expect(steps == steps.sorted(by: >))
    #expect(steps.reduce(0, +) == profile.total.steps)
    let fault = profile.rows.first {
      $0.signature == Signature.ID("host/activate-host-locked") && $0.place == .fault
    }
    #expect(fault?.costs.matches == 1)
    #expect(profile.own.confirmations > 0)
  }

  @Test func `nothing in the shipped rules is tried on every line`() {
    #expect(!Self.report.builds.isEmpty)
    let profile = RuleProfile(of: Self.set, builds: 1)
    let slow = profile.rows.filter { $0.costs.means.contains(.everyLine) }
    #expect(slow.isEmpty, "\(slow.map(\.signature))")
  }
}
