import RuleBook
import Triage

/// What somebody should know of a draft before it is written.
enum DraftRemarks {
  static func remarks(
    on draft: RuleDraft, _ chosen: DraftChoice, _ book: RuleBook
  ) -> [Diagnostic] {
    var remarks: [Diagnostic] = []
    let known = chosen.subject.recognisedBy.flatMap { book[$0] }
    if let known, known.signature.id.name != draft.id {
      let id = known.signature.id.name
      let isExplained = known.signature.explanation != nil
      remarks.append(
        Diagnostic(
          .warning,
          isExplained
            ? "rule \(id) explains this already" : "rule \(id) recognises this, unexplained",
          path: chosen.name,
          help: isExplained
            ? "see 'ost-triage rules show \(id)'; narrow one of them, or write 'before:'"
            : "perhaps only its reason is missing: see 'ost-triage rules show \(id)'"))
    }
    let rivals = draft.rivals.filter { $0 != chosen.subject.recognisedBy }
    if !rivals.isEmpty {
      remarks.append(
        Diagnostic(
          .warning, "the draft overlaps with \(rivals.map(\.name).joined(separator: ", "))",
          path: draft.id, help: "narrow its pattern, or write which rule goes 'before:'"))
    }
    if book[Signature.ID(draft.id)] != nil {
      remarks.append(
        Diagnostic(
          .note, "a rule of this id is there; the new one would take its place", path: draft.id))
    }
    if draft.leftOut > 0 {
      remarks.append(
        Diagnostic(
          .note,
          "\(draft.leftOut) messages of the group are built otherwise and are left out",
          path: draft.id))
    }
    return remarks
  }
}
