/// A part of a message that a template keeps or leaves open.
struct MessageToken {
  var kind: Kind

  /// Where it stands in the message's bytes.
  var range: Range<Int>

  /// Whether white space stands before it.
  var isSpaced: Bool

  /// Where all stands that became one value with it; nil where nothing else did.
  var joined: Range<Int>?

  /// Whether only the words around it tell that it is a value.
  var isGuess = false

  /// The token with all that became one value with it.
  var whole: Range<Int> { joined ?? range }

  enum Kind: Equatable {
    /// A word of the language: it carries the meaning.
    case word
    /// Letters that are no known word: a name, as likely as not.
    case doubtful
    /// A name, number, id, address, path, time or size: it says which one, not what happened.
    case value
    /// Punctuation, with its byte or, for characters beyond ASCII, the first one.
    case mark(UInt8)
  }
}
