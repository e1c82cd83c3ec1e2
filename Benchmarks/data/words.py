"""The words that signatures and calm lines share, as the engine and vdsm use them."""

SUBJECTS = """Network|Network Interface|Storage Domain|VM|Host|Cluster|Data Center|Logical Network
Bond|Virtual Disk|Snapshot|Template|VM Pool|Quota|MAC Pool|vNIC Profile|Gluster Volume|Brick
iSCSI Bond|LUN|Affinity Group|Permission|User Session|Host Device|Power Management|Fence Agent
Storage Connection|Image Transfer|External Provider|Scheduling Policy|Watchdog|Graphics Console
NUMA Node|CPU Profile|Hosted Engine VM|Host Network QoS|Label|Attachment|Job|Instance Type"""
SUBJECTS = SUBJECTS.replace("\n", "|").split("|")

FAILURES = """is not synchronised with|cannot be attached to|is already attached to|failed to activate on
is locked by another operation on|could not be removed from|does not exist on
is not reachable from|was rejected by|exceeds the limit of|has no label on|did not respond to|is still used by
has an unmanaged attachment on|was fenced by|cannot be moved out of|holds the lease of
returned an unexpected status to|is configured twice on|has no gateway to|refused the connection of
has an invalid address for|timed out waiting for|overlaps the subnet of|is not supported by
was left in an illegal state by|went down unexpectedly on|was not found on|is incompatible with
ran out of space on|violates the affinity of|lost its connection to"""
FAILURES = FAILURES.replace("\n", "|").split("|")

OBJECTS = """the master storage domain|the management network|the default route|the active bond
the fence proxy|the metadata volume|the cluster policy|the export domain|the migration network
the display network|the destination host|the source host|the engine database|the vdsm service
the sanlock lockspace|the image repository|the network provider|the tenant quota|the boot disk
the network filter|the scheduler|the affinity label|the memory balloon|the console proxy
the event queue|the data warehouse|the yum repository|the kernel module|the multipath device"""
OBJECTS = OBJECTS.replace("\n", "|").split("|")

REASONS = """metadata checksum mismatch|the peer closed the channel|no space left on the thin pool
the task was superseded by a newer one|the certificate is not valid yet|unexpected end of the answer
the transaction was rolled back|reservation conflict on the path|the volume chain is broken
the lease was taken over|negative acknowledgement of the agent|the kernel refused the queue depth
the host name cannot be resolved|a duplicate address was seen|the guest agent is not installed
the monitor socket vanished|a hook script failed|the package signature is unknown
the selinux label is not permitted|the migration did not converge|the heartbeat is overdue
the image is in use|the bond has no active slave|the link state flaps|no carrier was detected
the bridge has a foreign port|the firewall zone could not be loaded|cpu flags are missing
nested page tables are off|the balloon target is too small|the snapshot tree is too deep
the qcow2 header is unknown|the thread pool is saturated|the database chose a deadlock victim
the answer is no valid json|the token has expired|the session limit was reached
the power state is unknown|the policy skipped fencing|the disk is not aligned"""
REASONS = REASONS.replace("\n", "|").split("|")

NOUNS = """Setup Host Network Storage Domain Volume Image Snapshot Cluster Fence Migrate Attach Detach
Monitor Lease Bridge Bond Label Quota Policy Template Backup Restore Clone Import Export Sync Poll
Refresh Upgrade Install Enroll Probe Merge Extend Reduce Convert Connect Resume Cleanup""".split()

EXCEPTIONS = """State Timeout Connection Protocol Validation Lock Capacity Lookup Parse Access Transfer
Retry Version Channel Config Callback""".split()

ACTIONS = [("add", "edit", "remove"), ("attach", "detach"), ("run", "stop", "suspend", "resume"),
           ("create", "clone"), ("import", "export"), ("activate", "deactivate")]

HEBREW = ["רשת", "ניהול", "גיבוי", "אחסון", "תצוגה", "הגירה", "מעבדה", "ייצור", "בדיקות", "מרכזית"]


def uuid(random):
    """A random id, as the engine gives to all it knows."""
    digits = f"{random.getrandbits(128):032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def babble(random):
    """Some words that mean nothing."""
    letters = "bcdfghklmnprstaeiou"
    return " ".join("".join(random.choices(letters, k=random.randint(2, 8)))
                    for _ in range(random.randint(1, 6)))
