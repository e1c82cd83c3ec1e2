import Foundation
package import Triage

/// What a recorded build says of itself in its `truth.json`: its faults, and which rule knows each.
package struct BuildTruth: Sendable {
  /// The file.
  package var path: String

  /// The folder that is the build.
  package var build: String
  package var faults: [Fault]

  /// Whether it says of any fault, or of there being none, what rules must make of it.
  package var namesSignatures: Bool {
    faults.isEmpty || faults.contains { $0.signature != nil }
  }

  /// A fault; what is nil is not compared.
  package struct Fault: Decodable, Sendable {
    package var test: String?
    package var stage: String?
    package var phase: String?
    package var message: String?
    package var http: Int?

    /// Which rule must recognise it; nil where the file does not say.
    package var signature: Wanted?

    /// The id of a rule; nil where none must recognise the fault.
    package struct Wanted: Sendable {
      package var id: String?
    }

    private enum Key: String, CodingKey {
      case test, stage, phase, message, http, signature
    }

    package init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: Key.self)
      test = try values.decodeIfPresent(String.self, forKey: .test)
      stage = try values.decodeIfPresent(String.self, forKey: .stage)
      phase = try values.decodeIfPresent(String.self, forKey: .phase)
      message = try values.decodeIfPresent(String.self, forKey: .message)
      http = try values.decodeIfPresent(Int.self, forKey: .http)
      if values.contains(.signature) {
        signature = Wanted(id: try values.decodeIfPresent(String.self, forKey: .signature))
      }
    }

    /// Whether a fault that was found is this one.
    func fits(_ fault: Triage.Fault) -> Bool {
      (test == nil || test == fault.test?.shown) && stage == fault.stage?.rawValue
        && (phase == nil || phase == fault.phase?.rawValue)
        && (message == nil || message == fault.message.shown) && (http == nil || http == fault.http)
    }

    /// The fault in a few words.
    var name: String { BuildTruth.name(test: test, stage: stage, phase: phase, message: message) }
  }

  private struct File: Decodable {
    var faults: [Fault]
  }

  /// Reads a file, or says what is wrong with it.
  ///
  /// - Parameters:
  ///   - bytes: the file's bytes.
  ///   - path: its path.
  ///   - build: the build's folder, as the report names it.
  /// - Throws: why it cannot be read.
  package init(_ bytes: [UInt8], path: String, build: String) throws(BuildTruthError) {
    guard bytes.count <= Self.byteLimit else {
      throw BuildTruthError(path: path, reason: "it has more than 16 MiB")
    }
    do {
      let file = try JSONDecoder().decode(File.self, from: Data(bytes))
      (self.path, self.build, faults) = (path, build, file.faults)
    } catch let error as DecodingError {
      throw BuildTruthError(path: path, reason: error.reason)
    } catch {
      throw BuildTruthError(path: path, reason: "it is no JSON")
    }
  }

  /// How many bytes such a file may have.
  package static let byteLimit = 16 << 20

  static func name(test: String?, stage: String?, phase: String?, message: String?) -> String {
    let place = test ?? stage ?? message.map { String($0.prefix(60)) } ?? "a fault"
    return phase.map { "\(place) (\($0))" } ?? place
  }
}

/// Why a `truth.json` cannot be read.
package struct BuildTruthError: Error, Sendable {
  package var path: String
  package var reason: String

  package var diagnostic: Diagnostic {
    Diagnostic(
      .error, "what the build says of itself cannot be read: \(reason)", path: path,
      help:
        "write as in {\"faults\": [{\"test\": \"…\", \"message\": \"…\", \"signature\": \"…\"}]}")
  }
}

extension DecodingError {
  fileprivate var reason: String {
    switch self {
    case .keyNotFound(let key, _): "'\(key.stringValue)' is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      "'\(context.codingPath.map(\.stringValue).joined(separator: "."))' is of another kind"
    default: "it is no JSON"
    }
  }
}
