/// The shipped rules as they were when the program was built, so that the binary works alone.
///
/// The link `Rules` beside this file is there for SwiftPM, which looks for new and deleted files
/// only in the folders of targets.
package enum EmbeddedRules {
  /// Each rule file with its path below the rules folder.
  package static var files: [(path: String, text: String)] { generatedRuleFiles }
}
