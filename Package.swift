// swift-tools-version: 6.2
import PackageDescription

/// The settings of every target: Swift 6 mode, and every warning is an error.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "ost-triage",
  products: [.executable(name: "ost-triage", targets: ["ost-triage"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "CPCRE2", providers: [.apt(["libpcre2-dev"])]),
    .systemLibrary(name: "CArchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(name: "CExpat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CLZMA", providers: [.apt(["liblzma-dev"])]),
    // What of the C library is in no module of Swift's.
    .systemLibrary(name: "CLinux"),

    .target(name: "Matching", dependencies: ["CPCRE2"], swiftSettings: strict),
    .target(name: "Triage", dependencies: ["Matching"], swiftSettings: strict),
    .target(
      name: "Intake", dependencies: ["Triage", "CArchive", "CExpat", "CLZMA", "CZlib"],
      swiftSettings: strict),
    .target(
      name: "RuleBook",
      dependencies: ["Triage", "Matching", .product(name: "Yams", package: "Yams")],
      swiftSettings: strict),
    .executableTarget(
      name: "ost-triage",
      dependencies: [
        "CLinux", "EmbeddedRules", "Intake", "RuleBook", "Triage",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // The shipped rules become part of the binary, so that it works alone.
    .target(
      name: "EmbeddedRules", exclude: ["Rules"], swiftSettings: strict, plugins: ["EmbedRules"]),
    .plugin(
      name: "EmbedRules", capability: .buildTool(), dependencies: ["embed-rules"],
      path: "Sources/EmbedRules"),
    .executableTarget(name: "embed-rules", swiftSettings: strict),

    // Runs the engine alone, to be compared with other search tools.
    .executableTarget(
      name: "engine-bench", dependencies: ["Matching"], path: "Benchmarks/engine-bench",
      swiftSettings: strict),
    // Tells how long hostile patterns search before a bound stops them.
    .executableTarget(
      name: "engine-bounds", dependencies: ["Matching"], path: "Benchmarks/engine-bounds",
      swiftSettings: strict),
    // Groups messages alone, to be compared with other miners of templates.
    .executableTarget(
      name: "group-bench", dependencies: ["Triage"], path: "Benchmarks/group-bench",
      swiftSettings: strict),

    // Golden files, as all tests read and rewrite them.
    .target(name: "ExpectedFiles", path: "Tests/ExpectedFiles", swiftSettings: strict),
    .testTarget(
      name: "MatchingTests", dependencies: ["Matching", "CPCRE2"], swiftSettings: strict),
    .testTarget(
      name: "TriageTests", dependencies: ["ExpectedFiles", "Triage", "Matching"],
      swiftSettings: strict),
    .testTarget(
      name: "IntakeTests", dependencies: ["Intake", "Triage", "CArchive", "CZlib"],
      swiftSettings: strict),
    .testTarget(
      name: "RuleBookTests",
      dependencies: [
        "ExpectedFiles", "RuleBook", "Triage", "Matching", .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "CorpusTests",
      dependencies: ["ExpectedFiles", "Intake", "Matching", "RuleBook", "Triage"],
      swiftSettings: strict),
    .testTarget(
      name: "WriterTests",
      dependencies: [
        "CExpat", "ExpectedFiles", "ost-triage", "RuleBook", "Triage",
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "CommandTests", dependencies: ["ExpectedFiles", "ost-triage"], swiftSettings: strict),
  ]
)
