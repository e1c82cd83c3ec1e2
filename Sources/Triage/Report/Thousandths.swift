/// Writes numbers that are counted in thousandths, such as seconds in milliseconds.
enum Thousandths {
  /// The number with at least one decimal and no more than it needs: `2.0`, `2.014`.
  static func text(_ value: Int) -> String {
    var decimals = Padding.digits(value.magnitude % 1000, 3)
    while decimals.utf8.count > 1, decimals.utf8.last == UInt8(ascii: "0") { decimals.removeLast() }
    return "\(value < 0 ? "-" : "")\(value.magnitude / 1000).\(decimals)"
  }
}
