import Foundation
import Testing

/// Writes that fail, of every command that the parser knows.
@Suite struct FailedWriteTests {
  @Test func `a command that cannot print ends as a failure and says why`() throws {
    let tree = try CommandTree()
    var lines = try tree.leaves.map { leaf in
      let line = try CommandTree.line(leaf.name)
      return CommandTree.alwaysWriting.contains(leaf.name) ? "\(line) --output $TMP/new" : line
    }
    lines += [try CommandTree.line("rules new") + " --print"]
    lines += tree.names.map { "\($0) --help" }
    lines += tree.names.map { "help \($0)" }
    lines += ["--version", "--generate-completion-script bash"]
    for line in lines {
      for (place, reason) in [
        ("/dev/full", "no space left on device"), ("&-", "bad file descriptor"),
      ] {
        let result = try Shell.run("ost-triage \(line) >\(place)")
        let message = "standard output: error: the report cannot be written: \(reason)\n"
        #expect(result.status == 2, "\(line) >\(place)")
        #expect(result.error.contains(message), "\(line) >\(place)\n\(result.error)")
      }
    }
  }

  @Test func `a command whose reader went away ends well`() throws {
    for leaf in try CommandTree().leaves {
      let line = try CommandTree.line(leaf.name)
      let output = CommandTree.alwaysWriting.contains(leaf.name) ? "--output $TMP/new" : ""
      let result = try Shell.run(
        "bash -c 'exec 3> >(exec true); wait $!; ost-triage \(line) \(output) >&3'")
      #expect(result.status == 0, "\(line)\n\(result.error)")
    }
  }

  @Test func `a full disk leaves what was there, and nothing else`() throws {
    for leaf in try CommandTree().leaves where leaf.hasOutput {
      let line = try CommandTree.line(leaf.name)
      // A draft is never written over a file.
      let isDraft = leaf.name == "rules new"
      let (before, after) = isDraft ? ("", "") : ("printf old >$TMP/d/file;", "old--- file\n")
      // No file may have a byte, so what is printed goes through a pipe.
      let result = try Shell.run(
        """
        mkdir $TMP/d; \(before) { (ulimit -f 0; ost-triage \(line) --output $TMP/d/file); \
        echo "exit $?"; } 2>&1 | cat >&2; cat $TMP/d/* 2>/dev/null; \
        for name in $(ls -A $TMP/d); do echo "--- $name"; done
        """)
      #expect(result.error.hasSuffix("exit 2\n"), "\(line)\n\(result.error)")
      #expect(result.error.contains("cannot be written: file too large\n"), "\(result.error)")
      #expect(result.output == after, "\(line)")
    }
  }

  @Test func `a device without room is told and stays a device`() throws {
    for leaf in try CommandTree().leaves where leaf.hasOutput && leaf.name != "rules new" {
      let line = try CommandTree.line(leaf.name)
      let result = try Shell.run(
        "ost-triage \(line) --output /dev/full; echo $?; test -c /dev/full")
      #expect(result.output == "2\n", "\(line)")
      #expect(result.status == 0, "\(line)")
      #expect(result.error.contains("cannot be written: no space left on device\n"), "\(line)")
    }
  }
}
