import CArchive
import Glibc

/// What an archive tells about a member; valid until the next one.
struct ArchiveEntry {
  enum Kind {
    case file, folder, link, special
  }

  let kind: Kind
  let name: [UInt8]
  let isEncrypted: Bool

  init(_ entry: OpaquePointer) {
    let path = archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry)
    name = path.map { Array(UnsafeRawBufferPointer(start: $0, count: strlen($0))) } ?? []
    isEncrypted = archive_entry_is_data_encrypted(entry) != 0
    // The values of S_IFMT, which libarchive uses on every system.
    let type = UInt32(archive_entry_filetype(entry)) & 0o170000
    kind =
      if archive_entry_hardlink(entry) != nil || type == 0o120000 {
        .link
      } else if type == 0o040000 {
        .folder
      } else if type == 0o100000 || type == 0 {
        .file
      } else {
        .special
      }
  }
}
