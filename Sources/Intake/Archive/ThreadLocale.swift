import Glibc

/// Gives the current thread a locale in which libarchive can tell UTF-8 names.
///
/// libarchive converts the names of pax and zip members to the locale's character set; in the C
/// locale everything but ASCII would be lost. Only this thread is changed, and only for the time of
/// the body.
func withUTF8Names<Result>(_ body: () -> Result) -> Result {
  guard let locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil) else { return body() }
  let before = uselocale(locale)
  defer {
    _ = uselocale(before)
    freelocale(locale)
  }
  return body()
}
