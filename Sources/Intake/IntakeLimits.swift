/// The bounds that keep hostile and broken input from eating the machine; tests lower them.
package struct IntakeLimits: Hashable, Sendable {
  /// How many containers and compressions may lie in each other.
  package var nesting = 8

  /// A layer that yields more bytes per packed byte than this is a bomb...
  package var ratio = 250

  /// ...once it has yielded this many bytes; honest logs repeat themselves too.
  package var ratioFloor = 1 << 30

  /// How many bytes one input may unpack to, over all layers.
  package var unpackedBytes = 16 << 30

  /// How many lines of one input are read, over all its logs: reading lines is what takes time.
  ///
  /// An honest log of so many has ten gigabytes or more.
  package var lines = 100_000_000

  /// How many bytes back packed data may refer to, which unpacking them holds in memory.
  package var window = 64 << 20

  /// How many bytes of memory hold what logs tell about locks and times, before a file does.
  ///
  /// Where the file cannot be written, three times as many stand in for it.
  package var eventMemory = 16 << 20

  /// How many members of archives are read from one input.
  package var members = 100_000

  /// How many files are taken from one folder tree.
  package var files = 200_000

  /// How many names are looked at in one folder tree; links show some of it more than once.
  package var names = 1_000_000

  /// How deep folders may lie in each other.
  package var folders = 128

  /// How many bytes of a member's name are kept.
  package var memberName = 1024

  /// How many bytes the names of archives in each other and of their member may have together.
  package var memberPath = 2048

  /// How far a file may grow while it is read.
  package var growth = 64 << 20

  /// The longest tag, comment or attribute of test results.
  ///
  /// expat holds a token several times over while it grows: six times this in the worst case.
  package var xmlToken = 8 << 20

  /// How deep the elements of test results may lie in each other.
  package var xmlDepth = 64

  /// The longest file that tells who a build is.
  package var identityBytes = 64 << 10

  /// How many bytes of memory what was read of all builds may take until they are put together.
  package var findings = 8 << 20

  /// How many bytes of what its logs tell are kept of one input, in memory and in a temporary file.
  package var findingsOfInput = 1 << 30

  package init() {}
}
