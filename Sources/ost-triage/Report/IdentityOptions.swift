import ArgumentParser
import Triage

/// What the user says about who a build is; it overrides what paths and texts say.
struct IdentityOptions: ParsableArguments {
  @Option(help: "The branch, such as 4.3 or master.")
  var branch: String?

  @Option(help: "The suite, such as network-suite-4.3.")
  var suite: String?

  @Option(help: "The build number.")
  var build: Int?

  func validate() throws {
    if let build, build < 0 { throw ValidationError("'--build' takes a number from 0 on") }
    if branch?.isEmpty == true { throw ValidationError("'--branch' takes a name") }
    if suite?.isEmpty == true { throw ValidationError("'--suite' takes a name") }
  }

  /// The options as they are typed.
  var words: [String] {
    [("branch", branch), ("suite", suite), ("build", build.map(String.init))]
      .compactMap { name, value in value.map { "--\(name)=\($0)" } }
  }

  var id: Build.ID {
    Build.ID(branch: branch.map(Branch.init), suite: suite.map(Suite.init), number: build)
  }

  /// What is wrong where one number is given to several builds that are known to be different.
  func problem(with drafts: [BuildDraft]) -> Diagnostic? {
    let numbers = Set(drafts.compactMap(\.path.number)).count
    guard build != nil, numbers > 1 else { return nil }
    return Diagnostic(
      .error, "one number is given, and the paths hold \(numbers) builds", path: "--build",
      help: "leave it out, or name the folder of one build")
  }
}
