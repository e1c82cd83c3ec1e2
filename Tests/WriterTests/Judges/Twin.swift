@testable import Triage

/// The harmless twin of a form's documents: what they must be but for the payload's own text.
struct Twin {
  /// The pieces of the twin's document.
  private let pieces: [(piece: Piece, stencil: Stencil)]

  /// Places whose text a payload may change in other ways.
  private let ignored: Set<String>

  /// Reads the twin.
  ///
  /// - Parameters:
  ///   - pieces: the pieces of its document.
  ///   - ignored: places whose text a payload may change in other ways.
  init(_ pieces: [Piece], ignoring ignored: Set<String> = []) {
    self.pieces = pieces.map { ($0, Stencil($0.text)) }
    self.ignored = ignored
  }

  /// The first difference that the payload's own text does not make; nil where there is none.
  ///
  /// - Parameters:
  ///   - document: the pieces of a document with the payload.
  ///   - shown: the payload as it may be shown.
  /// - Returns: the difference in words.
  func difference(of document: [Piece], showing shown: Shown) -> String? {
    for (index, (piece, twin)) in zip(document, pieces).enumerated() {
      guard piece.place == twin.piece.place else {
        return "\(piece.place) in place of \(twin.piece.place)"
      }
      // What was cut from code is told behind it.
      let isCut = index + 1 < document.count && Stencil.tellsCut(document[index + 1].text)
      guard ignored.contains(piece.place) || isCut || twin.stencil.fits(piece.text, shown) else {
        return "'\(Payload(piece.text.utf8))' in place of '\(twin.piece.text)'"
      }
    }
    guard document.count != pieces.count else { return nil }
    return "\(document.count) pieces in place of \(pieces.count)"
  }

  /// The same for documents whose lists may be in another order.
  func differenceInAnyOrder(of document: [Piece], showing shown: Shown) -> String? {
    var left = Dictionary(grouping: document, by: \.place)
    for twin in pieces where !ignored.contains(twin.piece.place) {
      let place = twin.piece.place
      let found = left[place]?.firstIndex { twin.stencil.fits($0.text, shown) }
      guard let found else {
        let first = left[place]?.first.map { "'\(Payload($0.text.utf8))'" } ?? "nothing"
        return "\(place): \(first) in place of '\(twin.piece.text)'"
      }
      left[place]?.remove(at: found)
    }
    let more = left.first { !ignored.contains($0.key) && !$0.value.isEmpty }
    return more.map { "\($0.key): '\(Payload(($0.value.first?.text ?? "").utf8))' besides" }
  }
}

/// The ways in which a payload may be shown, each without blanks.
struct Shown {
  /// In place of a text, and of a path, of which a report may show the last part.
  let ofText: [[UInt8]]
  let ofPath: [[UInt8]]

  init(_ payload: Payload) {
    let text = payload.text
    let last = text.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) }
    ofText = Self.forms(of: text)
    ofPath = ofText + Self.forms(of: last ?? "?")
  }

  private static func forms(of text: String) -> [[UInt8]] {
    // Of a long correlation id the beginning tells enough.
    let short = text.count > 12 ? [String(text.prefix(8))] : []
    let alone = ([text] + short).flatMap {
      [
        $0, VisibleText.of($0), ShortText($0).visible, ShortText($0).description,
        $0.showingControls,
      ]
    }
    // Behind a letter a mark is drawn on that.
    let behind = ["x\(text)"].flatMap {
      [VisibleText.of($0), ShortText($0).visible, $0.showingControls]
    }
    // Before one a blank at its end stays.
    let before = ShortText("\(text)x").visible
    let forms =
      alone + behind.map { String($0.unicodeScalars.dropFirst()) }
      + [String(before.unicodeScalars.dropLast())]
    return Array(Set(forms.map(Stencil.plain)))
  }
}

/// A text with holes where the twin has its harmless words.
private struct Stencil {
  private let whole: String
  private let parts: [[UInt8]]
  private let holes: [Hole]

  private enum Hole { case text, path }

  init(_ text: String) {
    var part: [UInt8] = []
    var parts: [[UInt8]] = []
    var holes: [Hole] = []
    var rest = Self.plain(text)[...]
    let words = [
      (Array(Filler.word.utf8), Hole.text), (Array(Filler.pathWord.utf8), Hole.path),
    ]
    while let byte = rest.first {
      if let (word, hole) = words.first(where: { rest.starts(with: $0.0) }) {
        parts.append(part)
        holes.append(hole)
        part = []
        rest = rest.dropFirst(word.count)
      } else {
        part.append(byte)
        rest = rest.dropFirst()
      }
    }
    whole = text
    self.parts = parts + [part]
    self.holes = holes
  }

  func fits(_ text: String, _ shown: Shown) -> Bool {
    if holes.isEmpty, text.utf8.elementsEqual(whole.utf8) { return true }
    let text = Self.plain(text)
    // Of a very long one it tells how much is missing, and nothing behind that.
    if Self.tellsCut(text) { return true }
    guard text.starts(with: parts[0]) else { return holes.isEmpty && text == parts[0] }
    return fits(text[parts[0].count...], from: 0, shown)
  }

  private func fits(_ text: ArraySlice<UInt8>, from hole: Int, _ shown: Shown) -> Bool {
    guard hole < holes.count else { return text.isEmpty }
    let part = parts[hole + 1]
    let cut = text.firstRange(of: Self.ellipsis)
    for form in holes[hole] == .text ? shown.ofText : shown.ofPath {
      // A report may show the beginning of a long text.
      let isCut = cut.map { !$0.isEmpty && form.starts(with: text[..<$0.lowerBound]) } ?? false
      if !text.starts(with: form), !isCut { continue }
      let rest =
        text.starts(with: form) ? text.dropFirst(form.count) : text[(cut?.upperBound ?? 0)...]
      if rest.starts(with: part), fits(rest.dropFirst(part.count), from: hole + 1, shown) {
        return true
      }
    }
    return false
  }

  /// Whether a text ends with how much of it is missing.
  static func tellsCut(_ text: String) -> Bool { tellsCut(plain(text)) }

  private static func tellsCut(_ text: [UInt8]) -> Bool {
    text.reversed().starts(with: bytesMore.reversed())
  }

  private static let ellipsis = Array("…".utf8)
  private static let bytesMore = Array("bytesmore)".utf8)

  /// A text without blanks and with letters in lower case: neither is what this is about.
  static func plain(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for byte in text.utf8 where byte != 0x20 && byte != 0x0A && byte != 0x0D && byte != 0x09 {
      bytes.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
    }
    return bytes
  }
}
