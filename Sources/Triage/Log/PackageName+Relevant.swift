extension PackageName {
  /// The name where the version of this package tells builds apart; nil for the many others.
  ///
  /// These are the products under test, what installs them, and what the faults of the suites were
  /// traced to: virtualisation, storage locks and networking.
  package var relevantName: String? {
    let text = String(decoding: name, as: UTF8.self)
    return Self.relevant.contains(text) ? text : nil
  }

  private static let relevant: Set<String> = [
    // the engine and its clients
    "ovirt-engine", "ovirt-engine-sdk-python", "python-ovirt-engine-sdk4",
    "python3-ovirt-engine-sdk4", "ovirt-ansible-collection", "ovirt-imageio-proxy",
    "ovirt-imageio-daemon", "ovirt-engine-metrics", "rhvm",
    // the hosts
    "vdsm", "ovirt-host", "ovirt-node-ng-nodectl", "ovirt-release-master", "ovirt-release43",
    "mom", "sanlock", "libvirt", "libvirt-daemon", "qemu-kvm", "qemu-kvm-ev", "kernel",
    "nmstate", "NetworkManager",
    // deploying them
    "otopi", "ovirt-host-deploy", "ovirt-hosted-engine-setup", "ovirt-hosted-engine-ha",
    "ansible", "ansible-core",
    // networks
    "ovirt-provider-ovn", "ovirt-provider-ovn-driver", "ovn", "openvswitch",
    "openvswitch-ovn-central",
    // the suites' own tools
    "lago", "python-lago", "python2-lago", "lago-ovirt", "python-lago-ovirt",
    "python2-lago-ovirt", "python-ost-utils",
  ]
}
