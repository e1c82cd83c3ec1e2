/// The events of one log in the order in which it tells them, in as little memory as can be.
///
/// What is dropped for want of room is the end of what there was, and is counted.
package struct EventStore: Sendable {
  private let space: EventSpace

  /// The blocks that are full.
  private(set) var blocks: [EventBlock] = []

  /// The block that is being filled, and the room it will go to.
  private var open: (block: EventBlock, room: EventSpace.Room)?
  private var encoder = EventEncoder()

  /// How many events are kept, and how many there was no room for.
  package private(set) var count = 0
  package private(set) var dropped = 0

  package init(space: EventSpace) {
    self.space = space
  }

  /// Why events were dropped, as the end of a sentence.
  var problem: String { space.problem }

  /// Adds an event.
  ///
  /// - Parameters:
  ///   - moment: when it happened, on its log's own clock.
  ///   - tag: what blocks are told apart by when they are read again.
  ///   - encode: writes the event.
  /// - Returns: whether there was room for it.
  @discardableResult
  mutating func append(
    at moment: Moment, tag: Int = 0, _ encode: (inout EventEncoder) -> Void
  ) -> Bool {
    // Behind a gap nothing is kept, so that what is there is whole up to its end.
    guard dropped == 0, count < space.eventLimit else {
      dropped += 1
      return false
    }
    if open == nil {
      guard let room = space.reserve() else {
        dropped += 1
        return false
      }
      open = (EventBlock(), room)
    }
    encoder.put(moment)
    encode(&encoder)
    open?.block.note(moment, tag: tag)
    count += 1
    if encoder.bytes.count >= space.blockSize { seal() }
    return true
  }

  /// Counts an event that is not kept for another reason than room.
  mutating func drop() { dropped += 1 }

  /// Ends the open block; to be called when all events were added.
  mutating func seal() {
    guard let open else { return }
    blocks.append(open.block)
    blocks[blocks.count - 1].content = space.keep(encoder.bytes, in: open.room)
    encoder = EventEncoder()
    self.open = nil
  }

  /// Visits the events of some blocks, in order.
  ///
  /// - Parameters:
  ///   - wants: which blocks to read.
  ///   - visit: is given each event's moment and what it was encoded as, which it must read whole.
  /// - Returns: how many events could not be read back.
  @discardableResult
  func visit(
    where wants: (EventBlock) -> Bool = { _ in true },
    _ visit: (Moment, inout EventDecoder) -> Void
  ) -> Int {
    var lost = 0
    for block in blocks where wants(block) { lost += read(block, visit) }
    return lost
  }

  /// Reads one block; tells how many of its events could not be read back.
  func read(_ block: EventBlock, _ visit: (Moment, inout EventDecoder) -> Void) -> Int {
    guard let bytes = space.bytes(of: block.content) else { return block.count }
    var decoder = EventDecoder(bytes)
    for read in 0..<block.count {
      let moment = decoder.moment()
      visit(moment, &decoder)
      if decoder.isBroken { return block.count - read }
    }
    return 0
  }
}

extension EventStore: Packable {
  /// Writes the store; it must be sealed.
  func pack(into encoder: inout EventEncoder) {
    blocks.pack(into: &encoder)
    encoder.put(count)
    encoder.put(dropped)
  }

  init(from decoder: inout EventDecoder) {
    self.init(space: decoder.space ?? EventSpace())
    blocks = [EventBlock](from: &decoder)
    (count, dropped) = (decoder.number(), decoder.number())
  }
}
