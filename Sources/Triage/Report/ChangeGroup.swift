/// Changes that differ in nothing but the test.
struct ChangeGroup {
  let branch: String
  let signature: String?
  let message: String
  private(set) var tests: [String] = []

  /// The groups in the order of their first items.
  static func groups(of items: [Changes.Item]) -> [ChangeGroup] {
    var groups: [ChangeGroup] = []
    var indices: [[String?]: Int] = [:]
    for item in items {
      let key = [item.branch, item.signature, item.message]
      let index = indices[key] ?? groups.count
      if index == groups.count {
        indices[key] = index
        groups.append(
          ChangeGroup(branch: item.branch, signature: item.signature, message: item.message))
      }
      if let test = item.test { groups[index].tests.append(test) }
    }
    return groups
  }

  private init(branch: String, signature: String?, message: String) {
    self.branch = branch
    self.signature = signature
    self.message = message
  }
}
