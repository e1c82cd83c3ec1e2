import Testing

@testable import Triage

@Suite struct PaddingTests {
  @Test func `a text that is too wide stays as it is`() {
    #expect(Padding.left("ab", to: 4) == "ab  ")
    #expect(Padding.right("網", to: 3) == " 網")
    #expect(Padding.left("網路", to: 1) == "網路")
    #expect(Padding.right("網路", to: -1) == "網路")
    #expect(Padding.blanks(-3) == "")
  }

  @Test func `numbers are filled with zeros`() {
    #expect(Padding.digits(7, 3) == "007")
    #expect(Padding.digits(12345, 3) == "12345")
    #expect(Padding.digits(255, 4, radix: 16) == "00ff")
    #expect(Padding.hex(UInt32(0x202E)) == "202E")
  }
}
