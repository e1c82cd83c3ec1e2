/// How often bytes and windows of bytes come in texts like those that will be searched.
struct Rarity: Sendable {
  /// The share of each byte.
  let shares: [Double]

  /// How often the windows of a hash value came, saturated.
  private let windows: [UInt16]

  private static let hashBits = 16

  /// Counts a sample; where it is small, typical lines of a log stand in for it.
  init(sample: some Collection<UInt8>) {
    let bytes = sample.count >= 1 << 12 ? Array(sample) : Array(Self.typical.utf8)
    var counts = [Double](repeating: 0.5, count: 256)
    for byte in bytes { counts[Int(byte)] += 1 }
    let total = Double(bytes.count) + 128
    shares = counts.map { $0 / total }
    var windows = [UInt16](repeating: 0, count: 1 << Self.hashBits)
    bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress, bytes.count >= WindowKey.size else { return }
      for index in 0...(bytes.count - WindowKey.size) {
        let place = Self.place(of: WindowKey.key(at: base + index))
        if windows[place] < .max { windows[place] += 1 }
      }
    }
    self.windows = windows
  }

  private static func place(of key: UInt64) -> Int {
    Int(truncatingIfNeeded: WindowKey.hash(key) >> UInt64(64 - hashBits))
  }

  func count(of key: UInt64) -> Int { Int(windows[Self.place(of: key)]) }

  /// How many bits of information a byte of a set carries.
  func bits(of set: ByteSet) -> Double {
    var share = 0.0
    for byte in UInt8.min...UInt8.max where set.contains(byte) { share += shares[Int(byte)] }
    return share >= 1 ? 0 : -log2Approximation(share)
  }

  /// The logarithm to base 2, exact at powers of two and close enough between them.
  private func log2Approximation(_ value: Double) -> Double {
    let value = max(value, 1e-9)
    return Double(value.exponent) + (value.significand - 1)
  }

  /// Lines as engines, agents and test consoles write them.
  private static let typical = """
    2024-03-01 12:00:57,123+02 INFO  [org.ovirt.engine.core.bll.network.host.HostSetupNetworksCommand] \
    (EE-ManagedThreadFactory-engine-Thread-1234) [5f3a9c1e] Running command: HostSetupNetworksCommand \
    internal: false. Entities affected :  ID: 0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0 Type: VDS
    2024-03-01 12:00:57,456+02 DEBUG [org.ovirt.engine.core.vdsbroker.vdsbroker.GetStatsVDSCommand] \
    (EE-ManagedScheduledExecutorService-engineScheduledThreadPool-Thread-7) [] START, \
    GetStatsVDSCommand(HostName = lago-basic-suite-master-host-0, VdsIdAndVdsVDSCommandParametersBase:\
    {hostId='0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0'}), log id: 7ab1c2d3
    2024-03-01 12:00:58,789+0200 INFO  (jsonrpc/4) [vdsm.api] FINISH getStats return={'status': \
    {'message': 'Done', 'code': 0}, 'info': {'cpuUser': '0.53', 'memUsed': '38', 'state': 'up'}} \
    from=::ffff:192.168.201.4,51234, flow_id=12ab34cd (api:52)
    2024-03-01 12:00:59,012+02 WARN  [org.ovirt.engine.core.dal.dbbroker.auditloghandling.\
    AuditLogDirector] (default task-12) [1a2b3c4d] EVENT_ID: USER_ADD_VM(34), VM vm0 was created
    12:00:59 [basic-suite] 2024-03-01 12:00:59,345 - INFO - test_002_bootstrap.py::test_add_hosts \
    PASSED [ 42%]
    \tat org.ovirt.engine.core.bll.CommandBase.executeAction(CommandBase.java:1270) [bll.jar:]
    E       AssertionError: assert None is not None

    """
}
