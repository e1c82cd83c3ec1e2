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

extension Glob {
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
