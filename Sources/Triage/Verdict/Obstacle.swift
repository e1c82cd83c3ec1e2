/// What keeps a signature from holding for a fault.
enum Obstacle {
  /// Nothing matches a clause that must hold.
  case missing(Signature.Clause)

  /// A clause under `not` holds, on a line where it is about a log.
  case forbidden(Signature.Clause, Evidence?)

  /// Nobody may say whether it holds, for a reason.
  case stopped(String)
}
