/// The rule files of some sources as they were at one moment.
///
/// Whole files are compared, not times: rules are small, and two writes may have one time.
package struct RuleFileTexts: Sendable {
  private let files: [String: [UInt8]]

  /// Reads the files; those that cannot be read count as not there.
  package init(_ sources: [RuleSource]) {
    var files: [String: [UInt8]] = [:]
    for source in sources {
      let folder: RuleFolder? =
        switch source.content {
        case .path(let path): RuleFolder(path, shownAs: path)
        case .folder(let path, let shown): RuleFolder(path, shownAs: shown)
        case .texts: nil
        }
      for file in folder?.files ?? [] { files[file.path] = file.bytes }
    }
    self.files = files
  }

  package var isEmpty: Bool { files.isEmpty }

  /// The paths of files that are new, gone or different since an earlier moment, sorted.
  package func changes(since earlier: RuleFileTexts) -> [String] {
    Set(files.keys).union(earlier.files.keys).filter { files[$0] != earlier.files[$0] }.sorted()
  }
}
