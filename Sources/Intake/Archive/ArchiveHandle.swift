import CArchive
import Glibc

/// The owner of one libarchive reader, fed from a stream.
///
/// Only what is asked for is switched on: every other format of libarchive is code that a hostile
/// input could reach and no log needs.
final class ArchiveHandle {
  /// What libarchive shall understand.
  enum Content {
    /// The members of a tar or zip archive.
    case tar, zip
    /// One stream of compressed data.
    case xz, zstd, bzip2
  }

  private let pointer: OpaquePointer
  private let source: any ByteSource
  private let buffer: UnsafeMutableRawBufferPointer
  private var rest: ArraySlice<UInt8> = []

  /// What stopped the stream below; libarchive only sees its end and gives what it has.
  private(set) var sourceProblem: ReadProblem?

  init(_ source: any ByteSource, content: Content) throws(ReadProblem) {
    guard let pointer = archive_read_new() else { throw ReadProblem("libarchive cannot start") }
    self.pointer = pointer
    self.source = source
    buffer = .allocate(byteCount: pieceSize, alignment: 16)
    switch content {
    case .tar: archive_read_support_format_tar(pointer)
    case .zip: archive_read_support_format_zip_streamable(pointer)
    case .xz, .zstd, .bzip2:
      archive_read_support_format_raw(pointer)
      archive_read_support_format_empty(pointer)
    }
    switch content {
    case .tar, .zip: break
    case .xz: archive_read_support_filter_xz(pointer)
    case .zstd: archive_read_support_filter_zstd(pointer)
    case .bzip2: archive_read_support_filter_bzip2(pointer)
    }
    // The handle outlives every call of its own reader, so the reader may point back to it.
    let status = archive_read_open(
      pointer, Unmanaged.passUnretained(self).toOpaque(), nil,
      { _, client, place in
        guard let client, let place else { return 0 }
        return Unmanaged<ArchiveHandle>.fromOpaque(client).takeUnretainedValue().feed(place)
      }, nil)
    if status < ARCHIVE_WARN { throw problem("cannot be opened") }
  }

  deinit {
    archive_read_free(pointer)
    buffer.deallocate()
  }

  /// Gives libarchive its next bytes.
  private func feed(_ place: UnsafeMutablePointer<UnsafeRawPointer?>) -> Int {
    if rest.isEmpty, sourceProblem == nil {
      do throws(ReadProblem) {
        rest = try source.next()
      } catch {
        sourceProblem = error
      }
    }
    let count = min(rest.count, buffer.count)
    rest.prefix(count).withUnsafeBytes { bytes in buffer.copyBytes(from: bytes) }
    rest = rest.dropFirst(count)
    place.pointee = UnsafeRawPointer(buffer.baseAddress)
    return count
  }

  /// Steps to the next member; nil at the end of the archive.
  func nextHeader() throws(ReadProblem) -> ArchiveEntry? {
    var entry: OpaquePointer?
    var attempts = 0
    while true {
      let status = archive_read_next_header(pointer, &entry)
      switch status {
      case ARCHIVE_EOF:
        if let sourceProblem { throw sourceProblem }
        return nil
      case ARCHIVE_OK, ARCHIVE_WARN:
        guard let entry else { return nil }
        return ArchiveEntry(entry)
      case ARCHIVE_RETRY where attempts < 100:
        attempts += 1
      default: throw problem("the archive is damaged")
      }
    }
  }

  /// A block of the current member.
  enum Block {
    case bytes([UInt8])
    /// That many zeros, which a sparse file leaves out.
    case hole(Int)
    case end
  }

  private var position = 0
  private var pending: ArraySlice<UInt8>?

  /// Must be called before the first block of each member.
  func startMember() {
    position = 0
    pending = nil
  }

  /// Reads on in the current member.
  func nextBlock() throws(ReadProblem) -> Block {
    if let block = pending {
      pending = nil
      position += block.count
      return .bytes(Array(block))
    }
    var bytes: UnsafeRawPointer?
    var count = 0
    var offset: Int64 = 0
    let status = archive_read_data_block(pointer, &bytes, &count, &offset)
    switch status {
    case ARCHIVE_EOF: return .end
    case ARCHIVE_OK, ARCHIVE_WARN:
      let block = [UInt8](UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : count))
      // Blocks of a damaged sparse map may go back; they are taken as they come.
      let (hole, isAbsurd) = Int(offset).subtractingReportingOverflow(position)
      if hole > 0, !isAbsurd, hole < Int.max - position - block.count {
        position += hole
        pending = block[...]
        return .hole(hole)
      }
      position += block.count
      return .bytes(block)
    default: throw problem("damaged or cut off after \(position) bytes")
    }
  }

  /// Why the last call failed: what libarchive says, or what stopped the stream below.
  private func problem(_ what: String) -> ReadProblem {
    if let sourceProblem {
      return ReadProblem("\(what): \(sourceProblem.sentence)", help: sourceProblem.help)
    }
    guard let text = archive_error_string(pointer) else { return ReadProblem(what) }
    let message = String(cString: text)
    return ReadProblem("\(what): \(message.prefix(1).lowercased())\(message.dropFirst())")
  }
}
