import Triage

extension RuleMapping {
  static let stepCure =
    "write a log and a pattern, as in \"engine: 'Lock-wait acquired'\", or 'refused:' with a command"

  /// What the logs must show: the first step, later ones, and what must be absent.
  static let proof = RuleMapping(
    "'proof'", "What the logs of the build must show before the verdict may say 'proved'.",
    cure: stepCure, choice: stepChoice,
    keys: stepKinds + [
      same,
      RuleKey(
        "lookback", .text(.duration),
        "How long before the failure the first step may lie, in whatever test.",
        cure: durationCure, example: "10m"),
      RuleKey(
        "then", .some(.mapping(step)), "Later steps, each behind the one before.", cure: stepCure),
      RuleKey(
        "not", .some(.mapping(step)), "What must be absent from the first step on.",
        cure: stepCure),
      RuleKey(
        "reason", .text(.any),
        "Is added to the explanation's reason where proved; values of the steps fill {name}.",
        cure: "write what the evidence shows",
        example: "the engine's own {holder} had held {key} for {held} when {command} asked for it"),
    ])

  private static let step = RuleMapping(
    "a step", "One thing that happened: a line of a log, or a request for a lock.", cure: stepCure,
    choice: stepChoice, definition: "step",
    keys: stepKinds + [
      same,
      RuleKey(
        "within", .text(.duration), "How far behind the step before it may lie; 60s if left out.",
        cure: durationCure, example: "2s"),
    ])

  private static let stepChoice = Choice(
    names: stepKinds.map(\.name), exclusive: stepKinds.map(\.name))

  /// What a step may be.
  private static let stepKinds =
    [Place.engine, .vdsm, .supervdsm, .console, .log].map(pattern) + [
      RuleKey(
        "refused", .mapping(lock), "A request for one of the engine's locks that was refused.",
        cure: lock.cure),
      RuleKey(
        "waited", .mapping(lock), "A request for one of the engine's locks that had to wait.",
        cure: lock.cure),
    ]

  private static let same = RuleKey(
    "same", .text(.word(links)), "What it has in common with the step before, or with the failure.",
    cure: links.cure, example: "action")

  private static let durationCure = "write a number and a unit, as in 500ms, 2s, 10m or 1h"

  private static let lock = RuleMapping(
    "request", "Whose request for a lock; what is left out excludes nothing.",
    cure: "write as in {command: RefreshHostCapabilities, holder-origin: internal}",
    definition: "lock",
    keys: [
      names("command", "Globs for the command that asked.", example: "RefreshHostCapabilities"),
      origin("origin", "Who asked."),
      names("holder", "Globs for the command that held the lock.", example: "ActivateVds"),
      origin("holder-origin", "Who had asked for the command that held the lock."),
      names("key", "Globs for the group of the lock's key.", example: "HOST_NETWORK"),
    ])

  private static func names(_ name: String, _ about: String, example: JSONValue) -> RuleKey {
    RuleKey(
      name, .some(.text(.glob)), about, cure: "write a name, as in ActivateVds", example: example)
  }

  private static func origin(_ name: String, _ about: String) -> RuleKey {
    RuleKey(
      name, .text(.word(origins)), about,
      cure: "write 'internal' for the engine itself or 'external' for a client",
      example: "internal")
  }

  private static let origins = RuleWords(
    kind: "origin",
    words: [
      (LockOwner.Origin.internal.rawValue, "The engine itself."),
      (LockOwner.Origin.external.rawValue, "A client."),
    ])

  private static let links = RuleWords(
    kind: "link",
    words: ProofStep.Link.allCases.map { link in
      switch link {
      case .action: (link.rawValue, "The correlation id, or the thread within two seconds.")
      case .thread: (link.rawValue, "The thread.")
      case .holder: (link.rawValue, "The step before is who held the lock.")
      }
    })
}
