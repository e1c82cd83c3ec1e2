/// The engine's names for vdsm's numbers of errors that networks meet.
///
/// `EngineError` of the engine names them all; its texts are in `VdsmErrors.properties`.
enum VdsmCode {
  private static let names = [
    21: "ERR_BAD_PARAMS", 22: "ERR_BAD_ADDR", 23: "ERR_BAD_NIC", 24: "ERR_USED_NIC",
    25: "ERR_BAD_BONDING", 26: "ERR_BAD_VLAN", 27: "ERR_BAD_BRIDGE", 28: "ERR_USED_BRIDGE",
    29: "ERR_FAILED_IFUP", 30: "ERR_FAILED_IFDOWN", 31: "ERR_USED_BOND", 40: "unavail",
  ]

  /// What vdsm answered, in `Failed to HostSetupNetworksVDS, error = text, code = 21`.
  ///
  /// - Parameter message: the message of a failed command.
  /// - Returns: the name of its number, where it is known, and its text; nil where it is no such message.
  static func answer(in message: ArraySlice<UInt8>) -> (name: String?, text: LogText)? {
    guard message.starts(with: "Failed to "), let lead = message.range(of: ", error = ") else {
      return nil
    }
    let rest = message[lead.upperBound...]
    var code: Range<Int>?
    while let next = rest.range(of: ", code = ", from: code?.upperBound) { code = next }
    guard let code else { return (nil, LogText(rest)) }
    let number = rest[code.upperBound...].trimmed.decimal
    return (number.flatMap { names[$0] }, LogText(rest[..<code.lowerBound]))
  }
}
