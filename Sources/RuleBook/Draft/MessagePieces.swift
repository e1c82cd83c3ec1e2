import Matching
import Triage

/// Messages of one meaning cut into what they have in common and where they differ.
struct MessagePieces {
  private(set) var pieces: [Piece] = []

  /// A part of the messages.
  enum Piece {
    case fixed([UInt8])
    case open(Opening)

    var fixed: [UInt8]? { if case .fixed(let bytes) = self { bytes } else { nil } }
    var opening: Opening? { if case .open(let opening) = self { opening } else { nil } }
  }

  /// A place in which the messages may differ.
  struct Opening {
    /// What stands there, one for each message.
    var values: [ArraySlice<UInt8>]

    /// What the engine's template calls it.
    var name: String?

    /// The kind of thing that it names.
    var thing: String?

    var shape: ValueShape { .of(values) }

    /// Whether others of the kind may have blanks in their names, where these have none.
    var mayHaveBlanks: Bool {
      thing.map { ["network", "networks", "disk", "snapshot"].contains($0) } ?? false
    }
  }

  init(_ pieces: [Piece]) {
    self.pieces = pieces
  }

  /// Cuts messages as the report does that brings them together, and opens where they differ.
  ///
  /// Nil where they are not built alike.
  init?(cutting messages: [LogText]) {
    let outlines = messages.map { MessageOutline(of: $0).parts }
    guard let first = outlines.first, outlines.allSatisfy({ $0.count == first.count }) else {
      return nil
    }
    var ends = messages.map { _ in 0 }
    for index in first.indices {
      let parts = outlines.map { $0[index] }
      let gaps = zip(messages, zip(ends, parts)).map { $0.bytes[$1.0..<$1.1.range.lowerBound] }
      let texts = zip(messages, parts).map { $0.bytes[$1.range] }
      guard append(gaps: gaps) else { return nil }
      // Of one message nobody knows whether an unknown word may be another one.
      let isOpen = parts.contains { $0.isValue && !$0.isGuess }
      let isLabel =
        isOpen && zip(messages, parts).allSatisfy { Self.isLabel($1.range, in: $0.bytes) }
      if isOpen && !isLabel
        || !texts.allSatisfy({ $0 == texts[0] })
      {
        // A mark tells how a message is built.
        guard texts.allSatisfy({ $0.contains { $0.isWord || $0 >= 0x80 } }) else { return nil }
        append(Opening(values: texts, thing: parts.lazy.compactMap(\.thing).first))
      } else {
        append(fixed: texts[0])
      }
      ends = parts.map(\.range.upperBound)
    }
    let rests = zip(messages, ends).map { $0.bytes[$1...] }
    // A sentence's end says nothing, and longer messages are cut like the report cuts them.
    if rests.allSatisfy({ $0 == rests[0] && $0.count <= 2 }) { append(fixed: rests[0]) }
  }

  /// Whether a value is the key of another one, as `reason` in `{'reason': 'lost'}`.
  private static func isLabel(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
    guard range.lowerBound > 1, range.upperBound + 1 < bytes.count else { return false }
    let quote = bytes[range.upperBound]
    return "'\"".utf8.contains(quote) && bytes[range.lowerBound - 1] == quote
      && bytes[range.upperBound + 1] == UInt8(ascii: ":")
      && !bytes[range].contains(where: { $0.isSpace || $0.isDigit })
  }

  /// Takes the engine's own template for the messages; nil where they do not fit it.
  init?(cutting messages: [LogText], by template: MessageTemplate) {
    let pattern = Pattern(checked: template.pattern)
    let matcher = Matcher()
    var captures: [[Match.Capture]] = []
    for message in messages {
      guard case .match(let match) = matcher.firstMatch(of: pattern, in: message.bytes[...]),
        match.range == 0..<message.bytes.count
      else { return nil }
      captures.append(match.captures)
    }
    guard let first = captures.first, let message = messages.first,
      captures.allSatisfy({ $0.map(\.name) == first.map(\.name) })
    else { return nil }
    let values = MessageOutline(of: message).parts.filter { $0.isValue && !$0.isGuess }
    var end = 0
    for (index, capture) in first.enumerated() {
      let texts = zip(messages, captures).map { $0.bytes[$1[index].range] }
      let things = values.filter { capture.range.overlaps($0.range) }
      append(fixed: message.bytes[end..<capture.range.lowerBound])
      end = capture.range.upperBound
      if things.isEmpty && texts.allSatisfy({ $0 == texts[0] }) || texts.contains(where: \.isEmpty)
      {
        // `activate` for `${action}` tells what happened.
        append(fixed: texts[0])
      } else {
        append(Opening(values: texts, name: capture.name, thing: things.first?.thing))
      }
    }
    append(fixed: message.bytes[end...])
  }

  /// Appends what stands between two parts; false where the messages differ there in more than a
  /// place that is open already.
  private mutating func append(gaps: [ArraySlice<UInt8>]) -> Bool {
    if gaps.allSatisfy({ $0.trimmed == gaps[0].trimmed && $0.isEmpty == gaps[0].isEmpty }) {
      append(fixed: gaps[0])
      return true
    }
    guard case .open(var opening) = pieces.last else {
      let values = gaps.map(\.trimmed)
      guard values.allSatisfy({ $0.contains { $0.isWord || $0 >= 0x80 } }) else { return false }
      if gaps.allSatisfy({ $0.first?.isSpace == true }) { append(fixed: [0x20]) }
      append(Opening(values: values))
      if gaps.allSatisfy({ $0.last?.isSpace == true }) { append(fixed: [0x20]) }
      return true
    }
    // Units, as in `20 s` and `2 minutes`.
    opening.values = zip(opening.values, gaps).map { value, gap in
      // All are slices of the same message, one behind the other.
      gap.trimmed.isEmpty ? value : Array(value + gap.trimmingEnd)[...]
    }
    pieces[pieces.count - 1] = .open(opening)
    if gaps.allSatisfy({ $0.last?.isSpace == true }) { append(fixed: [0x20]) }
    return true
  }

  private mutating func append(fixed text: some Collection<UInt8>) {
    guard !text.isEmpty else { return }
    if case .fixed(let before) = pieces.last {
      pieces[pieces.count - 1] = .fixed(before + text)
    } else {
      pieces.append(.fixed(Array(text)))
    }
  }

  private mutating func append(_ opening: Opening) {
    // Two without a word between them cannot be told apart.
    if case .open(var before) = pieces.last {
      before.values = zip(before.values, opening.values).map { Array($0 + $1)[...] }
      pieces[pieces.count - 1] = .open(before)
    } else if pieces.count > 1, let gap = pieces[pieces.count - 1].fixed, gap.allSatisfy(\.isSpace),
      case .open(var before) = pieces[pieces.count - 2]
    {
      before.values = zip(before.values, opening.values).map { Array($0 + gap + $1)[...] }
      pieces.removeLast()
      pieces[pieces.count - 1] = .open(before)
    } else {
      pieces.append(.open(opening))
    }
  }
}

extension ArraySlice<UInt8> {
  /// The bytes without white space at the end.
  fileprivate var trimmingEnd: ArraySlice<UInt8> {
    var slice = self
    while let last = slice.last, last.isSpace { slice.removeLast() }
    return slice
  }
}
