/// Tells a failed Ansible task: `fatal: [localhost]: FAILED! => {"changed": false, "msg": "..."}`.
enum AnsibleFailure {
  static func isFailure(_ text: ArraySlice<UInt8>) -> Bool {
    guard let lead = text.range(of: "fatal: [") else { return false }
    return text.range(of: "]: FAILED! => ", from: lead.upperBound) != nil
      || text.range(of: "]: UNREACHABLE! => ", from: lead.upperBound) != nil
  }

  /// The task's own message, or the line from `fatal:` on.
  static func message(in text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let lead = text.range(of: "fatal: [") else { return text.trimmed }
    guard let key = text.range(of: "\"msg\": \"", from: lead.upperBound) else {
      return text[lead.lowerBound...].trimmed
    }
    let value = text[key.upperBound...]
    // Ansible's default output does not escape quotes inside on every version: take the last end.
    let end = value.range(of: "\", \"")?.lowerBound ?? value.range(of: "\"}")?.lowerBound
    let message = value[..<(end ?? value.endIndex)].trimmed
    return message.isEmpty ? text[lead.lowerBound...].trimmed : message
  }
}
