import ExpectedFiles
import Foundation
import Testing

/// Ends of the program in the middle of its work, of every command that writes a file.
///
/// `KILLS=40 swift test --filter KillTests` ends each command so many times by each signal;
/// without it a few times.
@Suite struct KillTests {
  private static let count =
    ProcessInfo.processInfo.environment["KILLS"].flatMap { Int($0) }.map { max($0, 2) } ?? 3

  static let signals = [SIGKILL, SIGTERM, SIGINT]

  /// What came of the kills of one command.
  private struct Tally {
    var old = 0
    var new = 0
    var hidden = 0
  }

  @Test(arguments: signals)
  func `a file is old or new whenever its command is killed`(_ signal: Int32) throws {
    for leaf in try CommandTree().leaves where leaf.hasOutput {
      let tally = try kill(leaf, by: signal)
      #expect(tally.old > 0 && tally.new > 0, "'\(leaf.name)' was not killed before and after")
      if signal != SIGKILL { #expect(tally.hidden == 0, "\(leaf.name)") }
      if Self.count > 3 {
        print("\(leaf.name), signal \(signal): \(tally)")
      }
    }
  }

  private func kill(_ leaf: CommandTree.Leaf, by signal: Int32) throws -> Tally {
    let files = FileManager.default
    let folder = files.temporaryDirectory.appending(path: "ost-triage-\(UUID().uuidString)")
    try files.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? files.removeItem(at: folder) }
    let file = folder.appending(path: "file")
    // A draft is never written over a file.
    let old = leaf.name == "rules new" ? nil : Data("old".utf8)
    let clock = ContinuousClock()
    let time = try clock.measure { _ = try run(leaf, file, old, nil) }
    let new = try Data(contentsOf: file)
    #expect(new.count > 3)

    var tally = Tally()
    for number in 0..<Self.count {
      let isLast = number == Self.count - 1
      // A little beyond the time it took, which varies; the last one is not killed.
      let delay = time * Double(number) / Double(Self.count - 1) * 1.1
      try run(leaf, file, old, isLast ? nil : (signal, delay))
      let found = try? Data(contentsOf: file)
      if found == new { tally.new += 1 } else if found == old { tally.old += 1 }
      #expect(found == new || found == old, "\(leaf.name): \(found?.count ?? 0) bytes")
      let others = try files.contentsOfDirectory(atPath: folder.path).filter { $0 != "file" }
      #expect(others.allSatisfy { $0.hasPrefix(".ost-triage-") }, "\(leaf.name): \(others)")
      tally.hidden += others.count
    }
    return tally
  }

  /// Runs a command with a file in its state before, and kills it after some time.
  private func run(
    _ leaf: CommandTree.Leaf, _ file: URL, _ old: Data?, _ end: (signal: Int32, delay: Duration)?
  ) throws {
    try? FileManager.default.removeItem(at: file)
    try old?.write(to: file)
    var arguments = [Shell.products.appending(path: "ost-triage").path]
    arguments += try CommandTree.line(leaf.name).split(separator: " ").map(String.init)
    // The shell becomes the program, in the repository.
    let shell = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", Repository.root.path]
    let child = start(shell + arguments + ["--output", file.path])
    if let end {
      let (seconds, atto) = end.delay.components
      usleep(UInt32(seconds * 1_000_000 + atto / 1_000_000_000_000))
      Foundation.kill(child, end.signal)
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
  }

  /// Starts a program without a terminal, which signals end although the tests block them.
  private func start(_ words: [String]) -> pid_t {
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    for descriptor in STDIN_FILENO...STDERR_FILENO {
      posix_spawn_file_actions_addopen(&files, descriptor, "/dev/null", O_RDWR, 0)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var arguments = Self.copies(words)
    var environment = Self.copies(["PATH=/usr/bin:/bin", "TZ=UTC"])
    defer { for text in arguments + environment { free(text) } }
    var child: pid_t = 0
    let code = posix_spawn(&child, words[0], &files, &attributes, &arguments, &environment)
    #expect(code == 0)
    return child
  }

  /// The texts as C wants a list of them, to be freed.
  private static func copies(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
    texts.map { strdup($0) } + [nil]
  }
}
