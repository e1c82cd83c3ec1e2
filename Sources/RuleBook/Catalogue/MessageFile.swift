import Triage

/// A `.properties` file of the engine, told from others by what it holds.
struct MessageFile {
  let source: MessageTemplate.Source
  let properties: PropertiesFile

  /// Looks at the keys and texts; nil where they are none of the engine's messages.
  init?(_ bytes: [UInt8]) {
    let properties = PropertiesFile(bytes)
    guard let source = Self.source(of: properties.entries) else { return nil }
    self.source = source
    self.properties = properties
  }

  private static func source(of entries: [PropertiesFile.Entry]) -> MessageTemplate.Source? {
    func has(_ isTelling: (String) -> Bool) -> Bool { entries.contains { isTelling($0.key) } }
    // Only messages to clients name actions and the variables that fill them.
    if has({ $0.hasPrefix("ACTION_TYPE_FAILED_") || $0.hasPrefix("VAR__") }) { return .errors }
    if has({ vdsmKeys.contains($0) }) { return .vdsm }
    if has({ eventLeads.contains(where: $0.hasPrefix) }) { return .events }
    return nil
  }

  /// Errors that vdsm has had since its first versions.
  private static let vdsmKeys: Set<String> = [
    "GeneralException", "ERR_BAD_PARAMS", "unavail", "VDS_NETWORK_ERROR", "noVM",
  ]

  /// What the names of events about users, hosts and machines begin with.
  private static let eventLeads = ["USER_", "VDS_", "VM_", "NETWORK_", "IRS_"]
}
