import CExpat
import Foundation
import FoundationXML

/// Reads what is written for programs, with parsers that forgive nothing.
enum DataJudge {
  /// The strings of a JSON document by their places; nil where it is none.
  static func json(_ text: String) -> [Piece]? {
    guard JSONGrammar.accepts(text),
      let value = try? JSONSerialization.jsonObject(with: Data(text.utf8))
    else { return nil }
    var pieces: [Piece] = []
    collect(value, "", &pieces)
    return pieces
  }

  /// The objects whose keys come from outside.
  private static let foreignKeys = ["/captures", "/versions", "/standing", "/of"]

  private static func collect(_ value: Any, _ place: String, _ pieces: inout [Piece]) {
    switch value {
    case let text as String: pieces.append(Piece(place: place, text: text))
    case let values as [Any]:
      for value in values { collect(value, place, &pieces) }
    case let members as [String: Any]:
      for (key, value) in members {
        if foreignKeys.contains(where: place.hasSuffix) {
          pieces.append(Piece(place: "\(place)/key", text: key))
          collect(value, "\(place)/value", &pieces)
        } else {
          collect(value, "\(place)/\(key)", &pieces)
        }
      }
    default: break
    }
  }

  /// The elements, attributes and texts of an XML document; nil where it is none.
  static func xml(_ text: String) -> [Piece]? {
    guard isWellFormed(Array(text.utf8)) else { return nil }
    let parser = XMLParser(data: Data(text.utf8))
    let collector = Collector()
    parser.delegate = collector
    return parser.parse() ? collector.pieces : nil
  }

  /// Whether expat, which is strict where Foundation is not, takes a document.
  private static func isWellFormed(_ text: [UInt8]) -> Bool {
    guard let parser = XML_ParserCreate(nil) else { return false }
    defer { XML_ParserFree(parser) }
    return text.withUnsafeBytes { bytes in
      XML_Parse(parser, bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), 1)
        == XML_STATUS_OK
    }
  }

  private final class Collector: NSObject, XMLParserDelegate {
    var pieces: [Piece] = []
    private var text = ""

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      end()
      for (key, value) in attributes.sorted(by: { $0.key < $1.key }) {
        pieces.append(Piece(place: "\(name) \(key)", text: value))
      }
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
      end()
      pieces.append(Piece(place: "/\(name)", text: ""))
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

    private func end() {
      if !text.isEmpty { pieces.append(Piece(place: "text", text: text)) }
      text = ""
    }
  }
}
