/// Where a build broke outside a test.
package enum Stage: String, Hashable, Sendable, CaseIterable {
  /// Package repositories: yum, dnf, reposync, mirrors.
  case repos
  /// Deploying the product: engine-setup, host deploy, hosted engine.
  case deploy
  /// Bringing the environment up: lago, networks, virtual machines.
  case environment
  /// The suite ran out of time.
  case timeout
  /// Somebody or something aborted the job.
  case abort
  /// A disk was full.
  case disk
  /// Taking the environment down.
  case teardown
  /// Running a scenario, where no log tells more.
  case scenario
}
