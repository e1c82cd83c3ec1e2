/// What PCRE2 finds wrong with an expression.
package struct PatternSyntaxError: Error, Equatable {
  /// PCRE2's own sentence, such as "missing closing parenthesis".
  package let reason: String

  /// How many bytes PCRE2 had read when it gave up; the culprit ends here.
  package let offset: Int
}
