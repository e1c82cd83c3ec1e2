extension Scope {
  /// Whether some fault can lie in both scopes.
  package func meets(_ other: Scope) -> Bool {
    Self.meet(branches, other.branches) && Self.meet(suites, other.suites)
      && Self.meet(tests, other.tests)
      && (phases.isEmpty || other.phases.isEmpty || phases.contains { other.phases.contains($0) })
  }

  private static func meet(_ left: [Glob], _ right: [Glob]) -> Bool {
    left.isEmpty || right.isEmpty || left.contains { glob in right.contains { glob.meets($0) } }
  }
}

extension Scope {
  /// Whether every fault of another scope lies in this one, as far as the globs show it.
  package func covers(_ other: Scope) -> Bool {
    Self.cover(branches, other.branches) && Self.cover(suites, other.suites)
      && Self.cover(tests, other.tests)
      && (phases.isEmpty || Set(phases).count == 3
        || (!other.phases.isEmpty && other.phases.allSatisfy(phases.contains)))
  }

  private static func cover(_ left: [Glob], _ right: [Glob]) -> Bool {
    if left.isEmpty || left.contains(where: \.matchesAll) { return true }
    return !right.isEmpty && right.allSatisfy { glob in left.contains { $0.covers(glob) } }
  }
}

extension Glob {
  /// Whether every text that another glob matches matches this one; false where nobody can tell.
  package func covers(_ other: Glob) -> Bool {
    if source == other.source { return true }
    // Only a star can match the other's star, so what matches it as a text matches all it stands for;
    // a '?' would let it stand for one character.
    return !source.contains("?") && matches(other.source.utf8)
  }

  /// Whether some text matches both globs.
  package func meets(_ other: Glob) -> Bool {
    let (left, right) = (Array(source.utf8), Array(other.source.utf8))
    let (star, any) = (UInt8(ascii: "*"), UInt8(ascii: "?"))
    // reachable[j]: some text leads past the first i bytes of one glob and the first j of the other.
    var reachable = [true] + right.indices.map { j in right[...j].allSatisfy { $0 == star } }
    for byte in left {
      var next = [reachable[0] && byte == star]
      for (j, otherByte) in right.enumerated() {
        let isSame = byte == otherByte || byte == any || otherByte == any
        let skipsStar =
          (byte == star && (reachable[j + 1] || next[j]))
          || (otherByte == star && (next[j] || reachable[j + 1]))
        next.append(skipsStar || (isSame && reachable[j]))
      }
      reachable = next
    }
    return reachable[right.count]
  }
}
