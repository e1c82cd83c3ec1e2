import FoundationEssentials

/// An earlier JSON report, as far as it is needed to tell what changed since.
package struct Baseline: Sendable {
  private let items: [Changes.Item]

  /// Reads a report of ``JSONReport``.
  package init(json bytes: [UInt8]) throws(BaselineError) {
    do {
      let stored = try JSONDecoder().decode(Stored.self, from: Data(bytes))
      items = stored.items
    } catch let error as BaselineError {
      throw error
    } catch let error as DecodingError {
      throw BaselineError(error, in: bytes)
    } catch {
      throw .notJSON
    }
  }

  /// What changed from the baseline to a report.
  ///
  /// Faults are the same where branch, test and signature agree. Where one of the reports has no
  /// signature for a fault, since its rule was written or retired in between, the message decides.
  ///
  /// - Parameters:
  ///   - report: the report of today.
  ///   - signatures: today's signatures, for the earlier names of those that were renamed.
  /// - Returns: the changes, each kind of fault once.
  package func changes(in report: Report, signatures: [Signature] = []) -> Changes {
    let names = Dictionary(
      signatures.flatMap { signature in signature.was.map { ($0.name, signature.id.name) } }
    ) { first, _ in first }
    let earlier = items.map { item in
      var item = item
      item.signature = item.signature.map { names[$0] ?? $0 }
      return item
    }
    let today = report.builds.flatMap { build in
      build.faults.map { Changes.Item($0, of: build.build.id) }
    }
    let new = Self.kinds(of: today, missingIn: earlier)
    // What was not looked at today is not gone: only branches of which a build was read count.
    let branches = Set(report.builds.map { $0.build.id.branch?.name ?? Changes.Item.unknownBranch })
    let gone = Self.kinds(of: earlier.filter { branches.contains($0.branch) }, missingIn: today)
    let continuing = Set(today.map(\.kind)).count - new.count
    return Changes(new: new, gone: gone, continuing: continuing)
  }

  /// One item for each kind of fault that the others have not, in order.
  private static func kinds(
    of items: [Changes.Item], missingIn others: [Changes.Item]
  ) -> [Changes.Item] {
    let kinds = Set(others.map(\.kind))
    let messages = Set(others.map(\.kindByMessage))
    let known = Set(
      items.filter { item in
        kinds.contains(item.kind)
          || (item.signature == nil ? messages : kinds).contains(item.kindByMessage)
      }
      .map(\.kind))
    var seen: Set<Changes.Item.Kind> = []
    return items.filter { !known.contains($0.kind) && seen.insert($0.kind).inserted }
  }

  /// The part of the schema that is read; other fields may come and go.
  private struct Stored: Decodable {
    var items: [Changes.Item]

    private enum Key: String, CodingKey { case schema, builds }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      guard let schema = try? container.decode(Int.self, forKey: .schema) else {
        throw BaselineError.notAReport
      }
      guard schema == JSONReport.schema else { throw BaselineError.schema(schema) }
      items = try container.decode([StoredBuild].self, forKey: .builds).flatMap { build in
        build.faults.map { fault in
          Changes.Item(
            branch: build.branch ?? Changes.Item.unknownBranch, signature: fault.signature,
            test: fault.test, message: fault.message)
        }
      }
    }
  }

  private struct StoredBuild: Decodable {
    var branch: String?
    var faults: [StoredFault]
  }

  private struct StoredFault: Decodable {
    var signature: String?
    var test: String?
    var message: String
  }
}
