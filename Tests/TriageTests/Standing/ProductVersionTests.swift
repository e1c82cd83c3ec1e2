import Testing

@testable import Triage

@Suite struct ProductVersionTests {
  /// Each version has the change of the ones before it, and none of the later ones.
  static let order = [
    "4.2", "4.3.0~rc1", "4.3.0", "4.3.0.1", "4.3.6", "4.3.6.1-0.1.el7", "4.3.6.1-1.el7",
    "4.3.6.2-1.el7", "4.3.10", "4.4.0-0.0.master.20190710093047.git1385df2.el7",
    "4.4.0-0.0.master.20190711093047.gita1644dd.el7", "4.4.0-1.el8", "4.4.0-2.el8", "4.4.0.1",
    "4.4.0.1^git1", "4.10.0", "99999999999999999999999.1",
  ]

  @Test func `versions have the changes of those before them`() throws {
    for (index, text) in Self.order.enumerated() {
      let version = try #require(ProductVersion(text))
      for (other, first) in Self.order.enumerated() where other > index {
        let later = try #require(ProductVersion(first))
        #expect(!version.has(changeOf: later), "\(text) has the change of \(first)")
        #expect(later.has(changeOf: version), "\(first) lacks the change of \(text)")
      }
    }
  }

  @Test(
    arguments: [
      // A nightly may be from before the change.
      ("4.4.0-0.0.master.20190710093047.git1385df2.el7", "4.4.0", false),
      ("4.3.6.1-0.0.master.20190710093047.git1385df2.el7", "4.3.6", false),
      ("4.3.7-0.0.master.20190710093047.git1385df2.el7", "4.3.6", true),
      // A build of the product for its customers is none.
      ("4.3.6.1-0.1.el7", "4.3.6", true), ("4.3.6-1", "4.3.6", true),
      // The change came in the second package of that version.
      ("4.3.6", "4.3.6-2", false), ("4.3.6-1.el7", "4.3.6-2", false),
      ("4.3.6-10.el7", "4.3.6-2", true), ("0:4.3.6", "4.3.6", true), ("4.03.6", "4.3.6", true),
      ("4.3.6a", "4.3.6", true), ("4.3.6", "4.3.6a", false), ("4.3.a", "4.3.1", false),
    ])
  func `a version has a change or not`(_ version: String, _ first: String, _ has: Bool) throws {
    #expect(
      try #require(ProductVersion(version)).has(changeOf: #require(ProductVersion(first))) == has)
  }

  @Test(arguments: [
    "", "soon", "v4.3", "4.3 6", "4.3-", "x:4.3", ":4.3", "4.3\u{202E}", "4.é",
    "1." + String(repeating: "1", count: 300),
  ])
  func `what is no version is refused`(_ text: String) {
    #expect(ProductVersion(text) == nil)
  }

  @Test func `a nightly tells the day of its sources`() {
    func day(_ text: String) -> String? { ProductVersion(text)?.snapshotDay?.iso8601 }
    #expect(day("4.4.0-0.0.master.20190710093047.git1385df2.el7") == "2019-07-10T00:00:00Z")
    #expect(day("4.4.0-0.0.20190710.el7") == "2019-07-10T00:00:00Z")
    #expect(day("4.4.0-0.0.master.20191310093047.el7") == nil)
    #expect(day("4.4.0-0.0.master.git12345678.el7") == nil)
    // A release is not told by a date that happens to stand in it.
    #expect(day("4.4.0-1.20190710.el7") == nil)
    #expect(day("4.4.0") == nil)
  }
}
