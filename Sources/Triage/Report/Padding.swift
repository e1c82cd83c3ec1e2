/// Fills texts up to a width; what is as wide or wider stays as it is.
///
/// The only place that repeats a character by a difference: widths are measured in what a log says,
/// and a difference of such must never be a negative count.
package enum Padding {
  /// So many blanks; none where the number is negative.
  package static func blanks(_ count: Int) -> String { repeated(" ", count) }

  /// A character so many times; not at all where the number is negative.
  static func repeated(_ character: Character, _ count: Int) -> String {
    String(repeating: character, count: max(count, 0))
  }

  /// The blanks that a text lacks to be so many columns wide.
  package static func gap(_ text: String, to columns: Int) -> String {
    blanks(columns - DisplayWidth.of(text))
  }

  /// The text with blanks behind it.
  package static func left(_ text: String, to columns: Int) -> String {
    text + gap(text, to: columns)
  }

  /// The text with blanks before it.
  package static func right(_ text: String, to columns: Int) -> String {
    gap(text, to: columns) + text
  }

  /// The digits of a number with zeros before them.
  package static func digits(_ number: some BinaryInteger, _ width: Int, radix: Int = 10) -> String
  {
    let digits = String(number, radix: radix)
    return repeated("0", width - digits.utf8.count) + digits
  }

  /// The digits of a number in base 16, in capitals.
  package static func hex(_ number: some BinaryInteger, _ width: Int = 4) -> String {
    digits(number, width, radix: 16).uppercased()
  }
}
