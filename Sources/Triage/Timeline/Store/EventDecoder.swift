/// Reads events from the bytes of a block, in the order in which ``EventEncoder`` wrote them.
struct EventDecoder {
  private let bytes: [UInt8]
  private var index = 0
  private var texts: [ArraySlice<UInt8>] = []
  private var strings: [String?] = []
  private var last = 0

  /// Whether the bytes ended too early or make no sense, so that what was read is void.
  var isBroken = false

  /// What stands for no zone; no zone is that far away.
  static let noZone = 10_000

  /// Where the blocks lie that stores among the events refer to; nil where there are none.
  let space: EventSpace?

  init(_ bytes: [UInt8], space: EventSpace? = nil) {
    self.bytes = bytes
    self.space = space
  }

  /// Whether nothing is left to be read.
  var isAtEnd: Bool { index >= bytes.count || isBroken }

  mutating func number() -> Int {
    var (value, shift): (UInt, UInt) = (0, 0)
    while index < bytes.count, shift < 64 {
      let byte = bytes[index]
      index += 1
      value |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { return Int(bitPattern: value >> 1) ^ -Int(bitPattern: value & 1) }
      shift += 7
    }
    isBroken = true
    return 0
  }

  mutating func moment() -> Moment {
    last &+= number()
    let zone = number()
    return Moment(milliseconds: last, zone: zone == Self.noZone ? nil : zone)
  }

  mutating func text() -> ArraySlice<UInt8> {
    let count = number()
    guard count >= 0, count <= bytes.count - index else {
      isBroken = true
      return []
    }
    defer { index += count }
    return bytes[index..<index + count]
  }

  mutating func sharedText() -> ArraySlice<UInt8> {
    let place = sharedPlace()
    return texts.indices.contains(place) ? texts[place] : []
  }

  /// A shared text for people, made once for all events of the block that hold it.
  mutating func sharedString() -> String {
    let place = sharedPlace()
    guard texts.indices.contains(place) else { return "" }
    if let known = strings[place] { return known }
    let made = texts[place].shown
    strings[place] = made
    return made
  }

  private mutating func sharedPlace() -> Int {
    let place = number()
    if place == -1 {
      texts.append(text())
      strings.append(nil)
      return texts.count - 1
    }
    if !texts.indices.contains(place) { isBroken = true }
    return place
  }
}
