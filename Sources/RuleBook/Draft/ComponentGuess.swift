import Triage

/// Which part of the product a message is about: the folder of its rule.
enum ComponentGuess {
  /// The component whose words a subject has most.
  ///
  /// - Parameters:
  ///   - subject: what is drafted.
  ///   - shape: its message; what a host is called, as `lago-network-suite-host-0`, is no sign.
  /// - Returns: the component.
  static func component(of subject: DraftSubject, saying shape: MessagePieces) -> String {
    if let stage = subject.occurrences.first?.stage { return component(of: stage) }
    let message = LogText(shape.pieces.flatMap { $0.fixed ?? [0x20] })
    // What an action was about stands in its first sentence: `Cannot edit Interface. …`
    let first = message.bytes[...].range(of: ". ").map { LogText(message.bytes[..<$0.lowerBound]) }
    let texts = [(message, 3), (first, 3), (subject.logger, 2), (subject.occurrences[0].test, 1)]
    var scores: [String: Int] = [:]
    for (text, weight) in texts {
      guard let text else { continue }
      let found = words(in: text)
      for (component, own) in vocabulary {
        scores[component, default: 0] += weight * found.count(where: own.contains)
      }
    }
    let best = scores.values.max() ?? 0
    // A single word of the test's name is no sign.
    guard best > 1 else { return fallback(for: subject.place) }
    return vocabulary.first { scores[$0.component] == best }?.component ?? "engine"
  }

  private static func component(of stage: Stage) -> String {
    switch stage {
    case .repos: "repos"
    case .deploy: "deploy"
    default: "ci"
    }
  }

  private static func fallback(for place: Place) -> String {
    switch place {
    case .vdsm: "host"
    case .supervdsm: "network"
    case .console: "ci"
    case .fault, .trace, .engine, .log, .key: "engine"
    }
  }

  /// The different words of a text in small letters, those of a `HostStatusError` on their own.
  private static func words(in text: LogText) -> Set<String> {
    var words: Set<String> = []
    for run in text.shown.prefix(2000).split(whereSeparator: { !($0.isASCII && $0.isLetter) }) {
      var word = ""
      var wasSmall = false
      for character in run {
        if character.isUppercase, wasSmall {
          words.insert(word.lowercased())
          word = ""
        }
        wasSmall = character.isLowercase
        word.append(character)
      }
      words.insert(word.lowercased())
      words.insert(run.lowercased())
    }
    return words
  }

  /// The words of each component; of equals the first wins.
  private static let vocabulary: [(component: String, words: Set<String>)] = [
    (
      "network",
      set(
        """
        network networks nic nics interface interfaces bond bonds vlan vlans bridge vnic mac dhcp ip
        ipv ovn ovs dns gateway subnet mtu qos physnet lldp hostsetupnetworks ifup ifdown nmstate
        """)
    ),
    (
      "storage",
      set(
        """
        storage disk disks lun luns volume volumes image images snapshot snapshots iscsi nfs gluster
        lvm spm ovf sanlock lease backup lv vg datacenter imageio ovirtimageio
        """)
    ),
    ("he", set("hosted he hostedengine broker shutdown ha")),
    (
      "vm",
      set(
        """
        vm vms guest console cpu memory migration migrate virtual qemu libvirt template machine
        display domain cloudinit ping ssh runvm
        """)
    ),
    (
      "repos",
      set(
        """
        repo repos repository yum dnf rpm package packages mirror mirrors repomd reposync nevra
        """)
    ),
    ("ui", set("selenium grafana webadmin browser firefox chrome webdriver element page")),
    ("sdk", set("sdk ovirtsdk ovirtsdk4 urllib pycurl xml parser unicode")),
    ("deploy", set("deploy ansible playbook answerfile keystore truststore setup")),
    (
      "host",
      set(
        """
        host hosts vds vdsm install installation maintenance activate fence fencing capabilities
        reboot operational kdump
        """)
    ),
    ("ci", set("timeout timed aborted jenkins mock runner workspace space device left")),
    (
      "engine",
      set(
        """
        engine validation command internal database transaction correlation query fault backend
        """)
    ),
  ]

  private static func set(_ list: String) -> Set<String> {
    Set(list.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
