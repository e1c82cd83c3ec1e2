import CExpat

/// What a parser of XML tells; offsets count the bytes given to it.
protocol ExpatEvents: AnyObject {
  /// An element begins; `raw` are the bytes of its tag.
  func start(_ name: String, attributes: [(name: String, value: [UInt8])], at offset: Int)
  func end(_ name: String)
  /// A part of an element's text, and the bytes that stand for it.
  func text(_ text: UnsafeBufferPointer<UInt8>, raw: UnsafeBufferPointer<UInt8>, at offset: Int)
}

/// The owner of one expat parser.
///
/// Nothing of a document type is ever read: entities can grow without bound and name files.
final class ExpatParser {
  private let parser: XML_Parser
  private unowned let events: any ExpatEvents
  private let limits: IntakeLimits
  private var depth = 0

  /// Bytes that wait, so that a long token is not parsed anew with every piece (CVE-2023-52425).
  private var waiting: [UInt8] = []
  private var fed = 0
  private var isAtEnd = false

  /// Why parsing stopped.
  private(set) var problem: Problem?

  /// Why parsing stopped, and at which byte.
  struct Problem {
    var sentence: String
    var offset: Int
    var isCutOff: Bool
  }

  /// Makes a parser; converted bytes are UTF-8 whatever the XML declaration says.
  init?(events: any ExpatEvents, limits: IntakeLimits, isConverted: Bool) {
    guard let parser = XML_ParserCreate(isConverted ? "UTF-8" : nil) else { return nil }
    self.parser = parser
    self.events = events
    self.limits = limits
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { data, name, attributes in ExpatParser.from(data)?.start(name, attributes) },
      { data, name in ExpatParser.from(data)?.end(name) })
    XML_SetCharacterDataHandler(parser) { data, text, count in
      ExpatParser.from(data)?.text(text, count)
    }
    XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
      ExpatParser.from(data)?.stop("a document type declaration is refused")
    }
  }

  deinit { XML_ParserFree(parser) }

  /// Parses the next bytes.
  func parse(_ bytes: ArraySlice<UInt8>) {
    guard problem == nil else { return }
    waiting += bytes
    let backlog = fed - offset
    let isTooLong = backlog + waiting.count > limits.xmlToken
    guard isTooLong || waiting.count >= max(pieceSize / 4, backlog) else { return }
    flush()
  }

  /// Parses what waits unless a long token is open, so that a broken line is known at once.
  func flushUnlessLong() {
    if fed - offset + waiting.count < pieceSize { flush() }
  }

  /// Parses what waits, so that everything before is known.
  func flush() {
    guard problem == nil, !waiting.isEmpty else { return }
    let bytes = waiting
    waiting.removeAll(keepingCapacity: bytes.count <= pieceSize * 2)
    feed(bytes, isFinal: false)
    if problem == nil, fed - offset > limits.xmlToken {
      problem = Problem(
        sentence: "a tag or comment longer than \(limits.xmlToken) bytes", offset: offset,
        isCutOff: false)
    }
  }

  /// Parses the end.
  func finish() {
    flush()
    guard problem == nil else { return }
    isAtEnd = true
    feed([], isFinal: true)
  }

  private func feed(_ bytes: [UInt8], isFinal: Bool) {
    fed += bytes.count
    let status = bytes.withUnsafeBytes { buffer in
      XML_Parse(
        parser, buffer.assumingMemoryBound(to: CChar.self).baseAddress, Int32(buffer.count),
        isFinal ? 1 : 0)
    }
    guard status == XML_STATUS_ERROR, problem == nil else { return }
    let code = XML_GetErrorCode(parser)
    let text = XML_ErrorString(code).map { String(cString: $0) } ?? "error \(code.rawValue)"
    problem = Problem(
      sentence: "not well-formed XML: \(text)", offset: max(0, offset),
      isCutOff: isAtEnd && Self.endErrors.contains(code.rawValue))
  }

  /// What expat says where a document just ends.
  private static let endErrors: Set<UInt32> = Set(
    [
      XML_ERROR_NO_ELEMENTS, XML_ERROR_UNCLOSED_TOKEN, XML_ERROR_PARTIAL_CHAR,
      XML_ERROR_UNCLOSED_CDATA_SECTION,
    ].map(\.rawValue))

  /// The offset of the current event.
  var offset: Int { Int(XML_GetCurrentByteIndex(parser)) }

  private func stop(_ sentence: String) {
    guard problem == nil else { return }
    problem = Problem(sentence: sentence, offset: offset, isCutOff: false)
    XML_StopParser(parser, 0)
  }

  private static func from(_ data: UnsafeMutableRawPointer?) -> ExpatParser? {
    data.map { Unmanaged<ExpatParser>.fromOpaque($0).takeUnretainedValue() }
  }

  private func start(
    _ name: UnsafePointer<XML_Char>?, _ list: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?
  ) {
    guard problem == nil, let name else { return }
    depth += 1
    guard depth <= limits.xmlDepth else {
      return stop("elements nested deeper than \(limits.xmlDepth)")
    }
    var attributes: [(name: String, value: [UInt8])] = []
    var next = list
    while let pair = next, let key = pair[0], let value = pair[1] {
      let bytes = UnsafeRawBufferPointer(start: value, count: length(value))
      attributes.append((String(cString: key), Array(bytes)))
      next = pair + 2
    }
    events.start(String(cString: name), attributes: attributes, at: offset)
  }

  private func length(_ text: UnsafePointer<XML_Char>) -> Int {
    var end = text
    while end.pointee != 0 { end += 1 }
    return end - text
  }

  private func end(_ name: UnsafePointer<XML_Char>?) {
    guard problem == nil, let name else { return }
    depth -= 1
    events.end(String(cString: name))
  }

  private func text(_ text: UnsafePointer<XML_Char>?, _ count: Int32) {
    guard problem == nil, let text else { return }
    UnsafeRawPointer(text).withMemoryRebound(to: UInt8.self, capacity: Int(count)) { start in
      events.text(
        UnsafeBufferPointer(start: start, count: Int(count)), raw: rawEvent(), at: offset)
    }
  }

  /// The bytes of the current event as they stand in the file; valid during the event only.
  func rawEvent() -> UnsafeBufferPointer<UInt8> {
    raw(before: 0)
  }

  /// The bytes of the current event, with so many before it where expat still has them.
  func raw(before: Int) -> UnsafeBufferPointer<UInt8> {
    var start: Int32 = 0
    var size: Int32 = 0
    guard let context = XML_GetInputContext(parser, &start, &size) else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    let before = min(before, Int(start))
    let count = min(Int(XML_GetCurrentByteCount(parser)), Int(size - start)) + before
    return UnsafeRawPointer(context + Int(start) - before).withMemoryRebound(
      to: UInt8.self, capacity: count
    ) { UnsafeBufferPointer(start: $0, count: count) }
  }
}
