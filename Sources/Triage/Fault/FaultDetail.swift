/// The list that the engine makes of the messages of a refused or failed action: `[a, b]`.
package enum FaultDetail {
  /// The message that stands for an empty list.
  package static let empty: LogText = "Fault detail is \"[]\""

  /// Where the messages of a list stand; the list is given with its brackets.
  package static func messages(ofList list: ArraySlice<UInt8>) -> [Range<Int>] {
    let content = list.dropFirst().dropLast().trimmed()
    return content.isEmpty ? [] : [content.startIndex..<content.endIndex]
  }
}
