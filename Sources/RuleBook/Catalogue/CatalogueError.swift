package import Triage

/// Why a file is no catalogue that this program can use.
package enum CatalogueError: Error, Hashable {
  case unreadable
  case tooLarge
  case tooMany
  case noCatalogue
  case otherVersion(String)
  case notUTF8
  case cut(line: Int)
  case wrongLine(Int)
}

extension CatalogueError {
  /// The error as a message about a file.
  package func diagnostic(path: String) -> Diagnostic {
    Diagnostic(
      .error, sentence, path: path, position: line.map { Diagnostic.Position(line: $0, column: 1) },
      help: "import one with 'ost-triage rules catalogue import', or write '--catalogue none'")
  }

  private var sentence: String {
    switch self {
    case .unreadable: "the catalogue cannot be read"
    case .tooLarge: "the catalogue is larger than 16 MiB"
    case .tooMany: "the catalogue holds more than \(CatalogueImport.messageLimit) messages"
    case .noCatalogue: "the file is no catalogue of messages"
    case .otherVersion(let version):
      "the catalogue has version '\(Visible.short(version, limit: 20))', not 1"
    case .notUTF8: "the catalogue is not UTF-8"
    case .cut: "the catalogue ends in the middle of a line"
    case .wrongLine: "the line is no message: source, key and text with tabs between them"
    }
  }

  private var line: Int? {
    switch self {
    case .cut(let line), .wrongLine(let line): line
    case .unreadable, .tooLarge, .tooMany, .noCatalogue, .otherVersion, .notUTF8: nil
    }
  }
}
