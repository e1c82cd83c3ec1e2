/// One message of a failure, as the product or the suite gave it.
package struct FaultText: Hashable, Sendable {
  package var message: LogText

  /// The HTTP response code that came with it.
  package var http: Int?

  package var evidence: Evidence

  package init(message: LogText, http: Int?, evidence: Evidence) {
    self.message = message
    self.http = http
    self.evidence = evidence
  }

  /// The product's messages in the text of an exception; the text itself where it holds none.
  var messages: [FaultText] {
    let text = message.bytes[...]
    guard let detail = FaultDetail(in: text) else {
      return [FaultText(message: message, http: http ?? FaultDetail.http(in: text), evidence: evidence)]
    }
    return detail.messages.map {
      FaultText(message: LogText(text[$0]), http: detail.http ?? http, evidence: evidence)
    }
  }
}
