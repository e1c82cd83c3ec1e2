extension Collection<UInt8> where Self: BidirectionalCollection {
  /// The number that up to eight bytes make, the lowest first; one that is no `Int` is the largest.
  var number: Int {
    Int(clamping: reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
  }
}
