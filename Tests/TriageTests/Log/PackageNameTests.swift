import Testing
import Triage

@Suite struct PackageNameTests {
  private func bytes(_ text: String) -> ArraySlice<UInt8> { Array(text.utf8)[...] }

  @Test(arguments: [
    "ovirt-engine-4.3.6.1-1.el7.noarch", "2:ovirt-engine-4.3.6.1-1.el7.noarch",
    "ovirt-engine-2:4.3.6.1-1.el7.noarch", "ovirt-engine-4.3.6.1-1.el7.noarch.rpm",
  ])
  func `a package name is taken apart`(text: String) throws {
    let package = try #require(PackageName.parse(bytes(text)))
    #expect(package.relevantName == "ovirt-engine")
    #expect(package.fullVersion == "4.3.6.1-1.el7")
  }

  @Test(arguments: [
    "  Installing : ovirt-engine-4.3.6.1-1.el7.noarch            12/300",
    "Installed: ovirt-engine-4.3.6.1-1.el7.noarch", "  ovirt-engine.noarch 0:4.3.6.1-1.el7",
    "ovirt-engine-4.3.6.1-1.el7.noarch",
  ])
  func `lines of yum and rpm name a package`(line: String) throws {
    let package = try #require(PackageName.find(in: bytes(line)))
    #expect(package.relevantName == "ovirt-engine")
    #expect(package.fullVersion == "4.3.6.1-1.el7")
  }

  @Test(arguments: ["", "lago", "a-b.noarch", "a-1-2.exe", "some words x86_64", "-1-2.noarch"])
  func `other words are no packages`(text: String) {
    #expect(PackageName.parse(bytes(text)) == nil)
    #expect(PackageName.find(in: bytes(text)) == nil)
  }

  @Test func `most packages do not tell builds apart`() {
    #expect(PackageName.parse(bytes("bash-4.2.46-31.el7.x86_64"))?.relevantName == nil)
  }
}
