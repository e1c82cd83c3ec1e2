import Triage

extension MessagePieces {
  /// How many bytes of fixed text a pattern has at most; more makes no message more distinct.
  ///
  /// Half as much again is taken where the message ends with it: the last words often tell most.
  private static let textLimit = 180

  /// How many places a pattern leaves open, and how many of them may be any text.
  private static let openingLimit = 8
  private static let anyTextLimit = 2

  /// As much of the messages as tells them from others, without what a pattern cannot hold.
  var distinctive: MessagePieces {
    var best = MessagePieces([])
    for run in usableRuns {
      let trimmed = run.withoutAdvice.shortened.withoutLooseEnds
      if trimmed.letters > best.letters { best = trimmed }
    }
    return best
  }

  /// The same with only those places open that no name looks like, such as numbers and ids.
  var withNamesFixed: MessagePieces {
    var joined: [Piece] = []
    for piece in pieces {
      var piece = piece
      if let opening = piece.opening, !opening.shape.isExact, let value = opening.values.first,
        opening.values.allSatisfy({ $0 == value })
      {
        piece = .fixed(Array(value))
      }
      if case .fixed(let text) = piece, case .fixed(let before) = joined.last {
        joined[joined.count - 1] = .fixed(before + text)
      } else {
        joined.append(piece)
      }
    }
    return MessagePieces(joined)
  }

  /// How many letters of the fixed text there are.
  var letters: Int { pieces.lazy.compactMap(\.fixed).joined().count { $0.isLetter || $0 >= 0x80 } }

  /// How many words the fixed text has that say more than that something failed.
  var tellingWords: Int {
    pieces.lazy.compactMap(\.fixed).reduce(0) { count, text in
      count
        + text.split { !($0.isWord || $0 >= 0x80) }
        .count { $0.count > 2 && !Self.empty.contains($0.shown.lowercased()) }
    }
  }

  private static let empty: Set<String> = [
    "general", "internal", "engine", "error", "errors", "exception", "failure", "failed", "fail",
    "unexpected", "command", "validation", "fault", "detail", "unknown", "null", "none", "the",
    "and", "for", "with", "timeout", "after", "false", "true", "assert", "assertionerror", "not",
    "operation", "java", "lang", "runtimeerror", "valueerror", "nullpointerexception", "seconds",
    "keyerror", "indexerror", "attributeerror", "typeerror", "nameerror", "importerror", "object",
    "has", "attribute", "nonetype", "key",
  ]

  /// The length of the longest fixed text.
  var longestText: Int { pieces.lazy.compactMap { $0.fixed?.count }.max() ?? 0 }

  /// The runs of pieces between bytes that a pattern cannot hold.
  private var usableRuns: [MessagePieces] {
    var runs: [[Piece]] = [[]]
    for piece in pieces {
      switch piece {
      case .open(let opening):
        let areUsable = opening.values.allSatisfy { value in
          PatternText.usableRanges(of: Array(value)) == [0..<value.count]
        }
        if areUsable { runs[runs.count - 1].append(piece) } else { runs.append([]) }
      case .fixed(let text):
        let ranges = PatternText.usableRanges(of: text)
        for range in ranges {
          if range.lowerBound > 0 { runs.append([]) }
          runs[runs.count - 1].append(.fixed(Array(text[range])))
        }
        if ranges.last?.upperBound != text.count { runs.append([]) }
      }
    }
    return runs.map { MessagePieces($0) }
  }

  /// The pieces before a sentence that only says what to do now.
  private var withoutAdvice: MessagePieces {
    for (index, piece) in pieces.enumerated() {
      guard let text = piece.fixed?[...] else { continue }
      for advice: StaticString in [". Please ", ".\nPlease ", ". Try ", ", please "] {
        guard let place = text.range(of: advice) else { continue }
        let head = MessagePieces(pieces[..<index] + [.fixed(Array(text[..<place.lowerBound]))])
        if head.letters >= 16 { return head }
      }
    }
    return self
  }

  /// At most so much text and so many places as are needed.
  private var shortened: MessagePieces {
    var kept: [Piece] = []
    var (length, openings, anyTexts) = (0, 0, 0)
    let whole = pieces.lazy.compactMap { $0.fixed?.count }.reduce(0, +)
    let limit = 2 * whole <= 3 * Self.textLimit ? whole : Self.textLimit
    for piece in pieces {
      switch piece {
      case .open(let opening):
        openings += 1
        if opening.shape == .text { anyTexts += 1 }
        if openings > Self.openingLimit || anyTexts > Self.anyTextLimit {
          return MessagePieces(kept)
        }
        kept.append(piece)
      case .fixed(let text):
        guard length + text.count <= limit else {
          kept.append(.fixed(Self.beginning(of: text, limit: limit - length)))
          return MessagePieces(kept)
        }
        length += text.count
        kept.append(piece)
      }
    }
    return MessagePieces(kept)
  }

  /// The beginning of a text up to the end of a sentence, or of a word.
  private static func beginning(of text: [UInt8], limit: Int) -> [UInt8] {
    let head = text.prefix(limit)
    let sentence = head.indices.last { index in
      index > limit / 3 && head[index] == UInt8(ascii: ".") && index + 1 < text.count
        && text[index + 1].isSpace
    }
    if let sentence { return Array(head[..<sentence]) }
    var word = head.lastIndex { $0.isSpace }
    // A small word waits for another.
    while let end = word, let before = head[..<end].lastIndex(where: \.isSpace), end - before < 5 {
      word = before
    }
    let end = word ?? PatternText.usableRanges(of: Array(head)).first?.upperBound ?? 0
    return Array(head[..<end])
  }

  /// The pieces without marks at the end, and without places whose ends nothing tells.
  private var withoutLooseEnds: MessagePieces {
    var pieces = pieces
    var isLoose = true
    while isLoose, let last = pieces.last {
      switch last {
      case .open(let opening): isLoose = opening.shape == .text
      case .fixed(let text):
        let end = text.lastIndex { !($0.isSpace || ".,:;!-=".utf8.contains($0)) }
        if let end {
          pieces[pieces.count - 1] = .fixed(Array(text[...end]))
          isLoose = false
        }
      }
      if isLoose { pieces.removeLast() }
    }
    // Without a text before it a place of any length is tried at every byte.
    isLoose = true
    while isLoose, let first = pieces.first {
      switch first {
      case .open(let opening): isLoose = !opening.shape.isExact
      case .fixed(let text):
        let start = text.firstIndex { !($0.isSpace || ".,:;!".utf8.contains($0)) }
        if let start {
          pieces[0] = .fixed(Array(text[start...]))
          isLoose = false
        }
      }
      if isLoose { pieces.removeFirst() }
    }
    return MessagePieces(pieces)
  }
}
