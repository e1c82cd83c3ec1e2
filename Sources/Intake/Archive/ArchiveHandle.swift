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
    case zstd, bzip2
  }

  private let pointer: OpaquePointer
  private let feed: ArchiveFeed

  /// What stopped the stream below; libarchive only sees its end and gives what it has.
  var sourceProblem: ReadProblem? { feed.problem }

  init(_ source: any ByteSource, content: Content) throws(ReadProblem) {
    guard let pointer = archive_read_new() else { throw ReadProblem("libarchive cannot start") }
    self.pointer = pointer
    feed = ArchiveFeed(source)
    switch content {
    case .tar: archive_read_support_format_tar(pointer)
    case .zip: archive_read_support_format_zip_streamable(pointer)
    case .zstd, .bzip2:
      archive_read_support_format_raw(pointer)
      archive_read_support_format_empty(pointer)
    }
    // One filter and no other: where it may choose, libarchive unpacks up to 25 layers at once,
    // of which nobody else sees the inner ones.
    switch content {
    case .tar, .zip: break
    case .zstd: archive_read_append_filter(pointer, ARCHIVE_FILTER_ZSTD)
    case .bzip2: archive_read_append_filter(pointer, ARCHIVE_FILTER_BZIP2)
    }
    // The handle outlives every call of its own reader, so the reader may point back to it.
    let status = archive_read_open(
      pointer, Unmanaged.passUnretained(self).toOpaque(), nil,
      { _, client, place in
        guard let client, let place else { return 0 }
        let handle = Unmanaged<ArchiveHandle>.fromOpaque(client).takeUnretainedValue()
        let portion = handle.feed.portion()
        place.pointee = portion.baseAddress
        return portion.count
      }, nil)
    if status < ARCHIVE_WARN { throw problem("cannot be opened") }
    // Data that break off before their first byte of text would pass for an empty file.
    if archive_errno(pointer) != 0 { damage = problem("cannot be opened") }
  }

  deinit { archive_read_free(pointer) }

  /// Why something may be missing that libarchive passed over, such as a header without a sense.
  private(set) var damage: ReadProblem?

  /// Steps to the next member; nil at the end of the archive.
  func nextHeader() throws(ReadProblem) -> ArchiveEntry? {
    var entry: OpaquePointer?
    var attempts = 0
    while true {
      let status = archive_read_next_header(pointer, &entry)
      switch status {
      case ARCHIVE_EOF:
        if let problem = sourceProblem ?? damage { throw problem }
        return nil
      case ARCHIVE_OK, ARCHIVE_WARN:
        guard let entry else { return nil }
        // A name that is no UTF-8 is a warning too, and no damage.
        if status == ARCHIVE_WARN, archive_errno(pointer) != EILSEQ {
          damage = damage ?? problem("a member's header is damaged")
        }
        startMember()
        return ArchiveEntry(entry)
      case ARCHIVE_RETRY where attempts < 100:
        attempts += 1
        damage = damage ?? problem("the archive is damaged; members may be missing")
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

  /// What is wrong with the member, to be told behind its last block.
  private var remark: ReadProblem?

  private func startMember() {
    position = 0
    pending = nil
    remark = nil
  }

  /// Reads on in the current member.
  func nextBlock() throws(ReadProblem) -> Block {
    if pending == nil, let remark { throw remark }
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
      // The warning of a wrong checksum comes with the last block.
      if status == ARCHIVE_WARN { remark = problem("damaged within its \(position + count) bytes") }
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

  /// How many bytes of the stream libarchive has come to.
  private var consumed: Int { Int(archive_filter_bytes(pointer, 0)) }

  /// The name of the format, which for zip tells how the current member is packed.
  var formatName: String { archive_format_name(pointer).map { String(cString: $0) } ?? "" }

  /// How the data of a member begin whose header was just read; nil where nobody knows.
  func packedHead(_ count: Int) -> [UInt8]? { feed.bytes(count, at: consumed) }

  /// Whether libarchive came to the end over zeros, as the mark at the end of a tar archive is.
  var isBehindZeros: Bool { feed.bytes(512, at: consumed - 512)?.allSatisfy { $0 == 0 } ?? false }

  /// Everything behind the end that libarchive saw.
  func remainder() -> any ByteSource { feed.remainder(from: consumed) }

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
