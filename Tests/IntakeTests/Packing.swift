import CArchive
import CZlib

@testable import Intake

/// Makes the containers that the tests read, with the libraries that also read them.
enum Packing {
  struct Member {
    var name: String
    var bytes: [UInt8]
    var linkTarget: String?

    init(_ name: String, _ text: String) {
      self.name = name
      bytes = Array(text.utf8)
    }

    init(_ name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }

    init(_ name: String, linkTo target: String) {
      self.name = name
      bytes = []
      linkTarget = target
    }
  }

  static func gzip(_ text: String) -> [UInt8] { gzip(Array(text.utf8)) }

  static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    deflateInit2_(
      &stream, 9, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    defer { deflateEnd(&stream) }
    var input = bytes
    return [UInt8](unsafeUninitializedCapacity: bytes.count + bytes.count / 100 + 1024) {
      output, count in
      input.withUnsafeMutableBufferPointer { buffer in
        stream.next_in = buffer.baseAddress
        stream.avail_in = UInt32(buffer.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        deflate(&stream, Z_FINISH)
      }
      count = Int(stream.total_out)
    }
  }

  static func tar(_ members: [Member]) -> [UInt8] {
    archive(members) { archive_write_set_format_pax_restricted($0) }
  }

  static func zip(_ members: [Member], password: String? = nil) -> [UInt8] {
    archive(members) { archive in
      archive_write_set_format_zip(archive)
      if let password {
        archive_write_set_options(archive, "zip:encryption=traditional")
        archive_write_set_passphrase(archive, password)
      }
    }
  }

  static func xz(_ bytes: [UInt8]) -> [UInt8] {
    raw(bytes) { archive_write_add_filter_xz($0) }
  }

  static func zstd(_ bytes: [UInt8]) -> [UInt8] {
    raw(bytes) { archive_write_add_filter_zstd($0) }
  }

  static func bzip2(_ bytes: [UInt8]) -> [UInt8] {
    raw(bytes) { archive_write_add_filter_bzip2($0) }
  }

  private static func raw(_ bytes: [UInt8], filter: (OpaquePointer?) -> Int32) -> [UInt8] {
    archive([Member("data", bytes: bytes)]) { archive in
      archive_write_set_format_raw(archive)
      _ = filter(archive)
    }
  }

  private static func archive(
    _ members: [Member], setUp: (OpaquePointer?) -> Void
  ) -> [UInt8] {
    withUTF8Names { write(members, setUp: setUp) }
  }

  private static func write(
    _ members: [Member], setUp: (OpaquePointer?) -> Void
  ) -> [UInt8] {
    let archive = archive_write_new()
    defer { archive_write_free(archive) }
    setUp(archive)
    archive_write_set_bytes_in_last_block(archive, 1)
    let capacity = members.reduce(1 << 16) { $0 + $1.bytes.count * 2 + 4096 }
    return [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
      archive_write_open_memory(archive, output.baseAddress, output.count, &count)
      for member in members {
        let entry = archive_entry_new()
        defer { archive_entry_free(entry) }
        archive_entry_set_pathname_utf8(entry, member.name)
        archive_entry_set_perm(entry, 0o644)
        if let target = member.linkTarget {
          archive_entry_set_filetype(entry, 0o120000)
          archive_entry_set_symlink(entry, target)
        } else {
          archive_entry_set_filetype(entry, 0o100000)
          archive_entry_set_size(entry, Int64(member.bytes.count))
        }
        archive_write_header(archive, entry)
        archive_write_data(archive, member.bytes, member.bytes.count)
      }
      archive_write_close(archive)
    }
  }
}
