extension Changes.Item {
  /// What makes faults of two reports the same: branch, test, and signature or else message.
  struct Kind: Hashable {
    let branch: String
    let signature: String?
    let test: String?
    /// The message; nil where the signature tells more.
    let message: String?
  }

  var kind: Kind {
    Kind(
      branch: branch, signature: signature, test: test, message: signature == nil ? message : nil)
  }

  /// The kind by message alone, for reports of which one has no signature for it yet.
  var kindByMessage: Kind {
    Kind(branch: branch, signature: nil, test: test, message: message)
  }

  init(_ fault: JudgedFault, of build: Build.ID) {
    self.init(
      branch: build.branch?.name ?? Self.unknownBranch, signature: fault.signature?.name,
      test: fault.fault.test?.shown, message: fault.fault.message.shown)
  }

  static var unknownBranch: String { "unknown" }
}
