/// What came of looking for a proof.
enum ProofOutcome {
  case found(Found)

  /// It was looked for and is not there, as one sentence tells.
  case missing(String)

  /// The logs it should stand in were not read, or hold nothing of it.
  case noLog(String)

  /// A pattern ran into its limit, or there was too much to look through.
  case undecided(String)

  /// The evidence of a proof.
  struct Found {
    var steps: [FoundStep]

    /// The named values of patterns and of locks.
    var captures: [String: LogText]
    var refusal: Refusal?
  }

  /// What is said of the proof beside the verdict; nil where it was found.
  var note: String? {
    switch self {
    case .found: nil
    case .missing(let note), .noLog(let note), .undecided(let note): note
    }
  }

  /// The same in few words, for a table.
  var remark: String? {
    switch self {
    case .found: nil
    case .noLog(let note): note
    case .missing: "its proof is not in the logs"
    case .undecided: "its proof is not evaluated"
    }
  }
}
