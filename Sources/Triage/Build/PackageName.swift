/// The name and version of an RPM package.
package struct PackageName {
  package var name: String
  package var version: String

  /// Takes `name-version-release.arch` apart.
  package static func parse(_ nevra: ArraySlice<UInt8>) -> PackageName? { nil }
}
