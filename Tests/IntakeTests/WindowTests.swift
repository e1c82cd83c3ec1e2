import CZlib
import Testing
import Triage

@testable import Intake

/// Packed data that claim a window which nobody has the memory for.
@Suite struct WindowTests {
  private let folder: Folder
  private let text = Array(String(repeating: "a line of a log\n", count: 500).utf8)

  init() throws { folder = try Folder() }

  private func read(_ name: String, _ bytes: [UInt8]) -> IntakeResult {
    Intake().read([folder.write(name, bytes)], signatures: SignatureSet([]))
  }

  private func reasons(_ result: IntakeResult) -> [String] {
    result.builds.flatMap(\.notEvaluated).map(\.reason)
  }

  /// xz data whose block claims a window by its code in the header, with the checksum made right.
  private func xz(window code: UInt8) throws -> [UInt8] {
    var bytes = Packing.xz(text)
    let end = 12 + (Int(bytes[12]) + 1) * 4
    let filter = try #require(bytes[12..<end].firstIndex(of: 0x21))
    bytes[filter + 2] = code
    let sum = bytes[12..<(end - 4)].withUnsafeBufferPointer {
      crc32(0, $0.baseAddress, UInt32($0.count))
    }
    for index in 0..<4 { bytes[end - 4 + index] = UInt8(truncatingIfNeeded: sum >> (8 * index)) }
    return bytes
  }

  /// A zstd frame without a checksum that holds a text as it is.
  private func zstd(window: UInt8) -> [UInt8] {
    let block = text.count << 3 | 1
    return [0x28, 0xB5, 0x2F, 0xFD, 0, window << 3]
      + (0..<3).map { UInt8(truncatingIfNeeded: block >> (8 * $0)) } + text
  }

  /// The header of a zip member, and its data.
  private func zip(_ name: String, method: UInt8, _ data: [UInt8]) -> [UInt8] {
    let size = (0..<4).map { UInt8(truncatingIfNeeded: data.count >> (8 * $0)) }
    return Array("PK\u{03}\u{04}".utf8) + [63, 0, 0, 0, method, 0, 0, 0, 0, 0, 0, 0, 0, 0] + size
      + size + [UInt8(name.utf8.count), 0, 0, 0] + Array(name.utf8) + data
  }

  @Test func `xz data may have the window of the highest preset and no larger one`() throws {
    let fine = read("a.log.xz", try xz(window: 28))
    #expect(fine.diagnostics == [])
    #expect(fine.builds.first?.findings.first?.summary.bytes == text.count)
    let large = read("b.log.xz", try xz(window: 40))
    #expect(
      reasons(large) == ["the xz data wants a window of 4096 MiB, and 64 are allowed; not read"])
    #expect(large.diagnostics.first?.help == "unpack it and read the files")
  }

  @Test func `each stream of xz data has a window of its own`() throws {
    let result = read("a.log.xz", Packing.xz(text) + (try xz(window: 29)))
    #expect(result.builds.first?.findings.first?.summary.bytes == text.count)
    #expect(
      reasons(result) == ["the xz data wants a window of 96 MiB, and 64 are allowed; not read"])
  }

  @Test func `a layer within a layer is bounded as well`() throws {
    let result = read("a.log.xz", Packing.xz(try xz(window: 40)))
    #expect(
      reasons(result) == ["the xz data wants a window of 4096 MiB, and 64 are allowed; not read"])
  }

  @Test(arguments: [0, 1]) func `any frame of zstd data may claim a window`(_ before: Int) {
    let first = Array(repeating: zstd(window: 16), count: before + 1).flatMap { $0 }
    let fine = read("a.log.zst", first)
    #expect(fine.diagnostics == [])
    #expect(fine.builds.first?.findings.first?.summary.bytes == text.count * (before + 1))
    // Passed over: four bytes that say so, their number, and they themselves.
    let skipped: [UInt8] = [0x50, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3]
    let large = read("b.log.zst", first + skipped + zstd(window: 17))
    #expect(
      reasons(large) == ["the zstd data wants a window of 128 MiB, and 64 are allowed; not read"])
  }

  @Test func `frames are followed however their bytes come`() throws {
    let bytes = zstd(window: 10) + Packing.zstd(text) + zstd(window: 20)
    for size in [1, 2, 7, 4096] {
      let source = ZstdFrames(Pieces(bytes, size: size), limit: 64 << 20)
      var passed = 0
      #expect(throws: ReadProblem.window(of: 1 << 30, limit: 64 << 20, form: "zstd")) {
        while true { passed += try source.next().count }
      }
      // All of the good frames, and less than a header of the bad one.
      #expect((0..<9).contains(passed - (bytes.count - zstd(window: 20).count)))
    }
  }

  @Test(
    arguments: [
      (
        14, [9, 4, 5, 0, 0x5D, 0, 0, 0, 5],
        "the lzma data wants a window of 80 MiB, and 64 are allowed; not read"
      ),
      (
        98, [0xF5, 0x0F], "the ppmd-1 data wants a window of 256 MiB, and 64 are allowed; not read"
      ),
      (95, [0xFD], "members packed by xz in a zip archive are not read"),
    ] as [(UInt8, [UInt8], String)])
  func `a zip member that would take too much is not begun`(
    _ method: UInt8, _ data: [UInt8], _ reason: String
  ) {
    let first = zip("a.log", method: 0, [])
    let bytes = first + zip("engine.log", method: method, data + [UInt8](repeating: 7, count: 40))
    let result = read("a.zip", bytes)
    #expect(
      result.builds.flatMap(\.notEvaluated).map { "\($0.log): \($0.reason)" } == [
        "a.zip/engine.log: \(reason)", "a.zip: members behind 'engine.log' are not read",
      ])
  }
}

/// Bytes in pieces of one size.
private final class Pieces: ByteSource {
  private var rest: ArraySlice<UInt8>
  private let size: Int

  init(_ bytes: [UInt8], size: Int) {
    rest = bytes[...]
    self.size = size
  }

  func next() -> ArraySlice<UInt8> {
    defer { rest = rest.dropFirst(size) }
    return rest.prefix(size)
  }
}
