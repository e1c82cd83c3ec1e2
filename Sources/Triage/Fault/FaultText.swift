/// One message of a failure, as the product or the suite gave it.
package struct FaultText: Hashable, Sendable {
  /// The message's bytes, at most ``messageLimit``.
  package private(set) var message: LogText

  /// The HTTP response code that came with it.
  package var http: Int?

  /// Where the message stands.
  package var evidence: Evidence

  /// How many bytes of a message are kept, as thousands of messages may be.
  package static let messageLimit = 8 << 10

  /// Whether the log holds only the beginning of the message, or nothing of it.
  package var isCut: Bool

  package init(message: LogText, http: Int?, evidence: Evidence, isCut: Bool = false) {
    self.message = message.cut(to: Self.messageLimit)
    self.http = http
    self.evidence = evidence
    self.isCut = isCut
  }
}

extension FaultText {
  /// The messages that the text holds, where it is an exception's: the product's own, else one line.
  ///
  /// nose puts what a test printed behind the exception's text.
  var messages: [FaultText] {
    let bytes = message.bytes[...]
    let end = bytes.range(of: "\n-------------------- >> begin captured ")?.lowerBound
    let text = bytes[..<(end ?? bytes.endIndex)]
    if let detail = FaultDetail(in: text) {
      return detail.messages.map { part(text[$0], http: detail.http) }
    }
    let line = text.trimmed.prefix { $0 != UInt8(ascii: "\n") }
    guard !line.isEmpty else { return [] }
    return [part(line, http: http ?? FaultDetail.http(in: text))]
  }

  /// A part of the message, quoted alone where the evidence holds it as it is.
  private func part(_ part: ArraySlice<UInt8>, http: Int?) -> FaultText {
    var one = FaultText(message: LogText(part), http: http, evidence: evidence)
    let quoted = evidence.text.bytes
    let starts = quoted.indices.lazy.filter { quoted[$0] == part.first }
    if let start = starts.first(where: { quoted[$0...].starts(with: part) }) {
      one.evidence.column += start
      one.evidence.length = part.count
      one.evidence.text = one.message
    }
    return one
  }
}
