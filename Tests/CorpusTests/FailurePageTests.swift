import Foundation
import Testing
import Triage

/// The entries of the page that CI stewards kept by hand in August 2019.
@Suite struct FailurePageTests {
  /// One line of the page: a fault of a build and whether somebody had explained it.
  struct Entry: CustomTestStringConvertible {
    var branch: String
    var number: Int
    var text: String
    var count = 1
    var verdict: Verdict
    var test = ""

    var testDescription: String { "\(branch) \(number) \(text)" }
  }

  static let page: [Entry] =
    [145, 162].map {
      Entry(
        branch: "4.3", number: $0, text: "Fault detail is \"[]\"", verdict: .explained,
        test: "test_sync_across_cluster")
    }
    + [150, 152, 157, 159, 161, 169, 172].map {
      Entry(
        branch: "4.3", number: $0, text: "Another Setup Networks or Host Refresh process",
        verdict: .explained)
    }
    + [
      Entry(
        branch: "4.3", number: 151,
        text: "Cannot add network רשת עם שם ארוך מאוד to network interface eth1. "
          + "Network interface has an unmanaged network attached.",
        verdict: .suspected, test: "test_run_vm_with_unrestricted_display_network_name"),
      Entry(
        branch: "4.3", number: 151,
        text: "Cannot add network mig-net to network interface eth1. "
          + "Network interface has an unmanaged network attached.", verdict: .suspected),
    ]
    + [151, 169, 172].map {
      Entry(
        branch: "4.3", number: $0, text: "Illegal Network parameters", count: 3,
        verdict: .unexplained, test: "test_ovn_physnet")
    }
    + [
      Entry(
        branch: "4.3", number: 154, text: "Cannot activate Host. Related operation",
        verdict: .explained, test: "test_required_network"),
      Entry(
        branch: "4.3", number: 157,
        text: "Cannot edit Interface. Updating some of the properties is not supported while the "
          + "interface is plugged into a running virtual machine", verdict: .unexplained),
      Entry(
        branch: "4.3", number: 173, text: "is non_operational", verdict: .suspected,
        test: "test_move_mac_to_new_vm"),
      Entry(
        branch: "4.3", number: 173, text: "Illegal Network parameters", verdict: .unexplained),
      Entry(
        branch: "4.3", number: 173, text: "General command validation failure",
        verdict: .unexplained),
      Entry(
        branch: "master", number: 1092, text: "Cannot activate Host. Related operation",
        verdict: .explained, test: "test_required_network"),
    ]
    + [1067, 1071, 1080].map {
      Entry(
        branch: "master", number: $0, text: "Fault detail is \"[]\"", verdict: .explained,
        test: "test_sync_across_cluster")
    }

  static let report = Corpus.page

  @Test(arguments: page)
  func `an entry of the page is told`(_ entry: Entry) throws {
    let build = try #require(
      Self.report.builds.first {
        $0.build.id.branch?.name == entry.branch && $0.build.id.number == entry.number
          && !$0.isOutsideOST
      })
    let found = build.faults.filter {
      $0.fault.message.shown.contains(entry.text)
        && (entry.test.isEmpty || $0.fault.test?.shown.contains(entry.test) == true)
    }
    #expect(found.count == entry.count)
    #expect(found.allSatisfy { $0.verdict == entry.verdict })
  }

  @Test func `no build tells more than the page`() {
    let entries = Self.page.reduce(0) { $0 + $1.count }
    let told = Self.report.builds.filter { !$0.isOutsideOST }.reduce(0) { $0 + $1.faults.count }
    #expect(told == entries)
  }

  @Test func `master 1095 failed without a word`() throws {
    let build = try #require(Self.report.builds.first { $0.build.id.number == 1095 })
    #expect(build.failedWithoutFault)
    #expect(Self.report.totals.withoutFault == 1)
  }

  @Test func `the QE run collided on vdsm`() throws {
    let build = try #require(Self.report.builds.first { $0.isOutsideOST })
    #expect(!build.faults.isEmpty)
    #expect(build.faults.allSatisfy { $0.signature?.name == "network/setup-collides-with-commit" })
    #expect(build.faults.allSatisfy { $0.verdict == .explained })
  }
}
