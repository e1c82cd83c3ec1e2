/// Words of the product's messages: the engine's catalogues hold each of them.
///
/// Plurals and what ``WordBook`` knows by its ending are left out.
extension WordBook {
  static let productWords = """
    a able abort about above access account acquire act action actual add additional address
    addresse admin administrator affect after again against agent alert algorithm alia all allow
    alphanumeric already also amd amend among amount an and another any anymore api appear apply
    approval approve arbiter architecture are area as ascii assign async at attach attempt
    attribute audit auto autoconf automatic autorecover average back backup bad balloon bandwidth
    bare base be bear became because become been before begin behalf behavior being belong below
    beneath between big bind bio blank block blocker bond bookmark boot both break brick bring
    broken broker browser built bus busy but by byte ca cache can cancel cannot capability card
    case cast cause cd cdrom center chain change character characteristic charis check checkbox
    checksum child children choose chosen chunk cidr cinder cinderlib class clean cleanup clear
    cli click client clock clone closer cloud cluster coherently cold collapse command commit
    compat complete completely comply compute computer concurrently config configure confirm
    conflict conform connect connector consider consist console constraint consult consumer
    contact contain content context continue controller convert copy core correct correctly could
    count cpu cpus crash credential criteria current currently custom daemon data database
    datacenter dataurl date db dc decrease default define degrade delete depend deploy descriptor
    desktop destroy detach detail determine device dhcp dialog did didn different digit dir direct
    directly directory discard discovery disjoint disk disperse display dns do doe doesn domain
    don done down download downtime drift drive driver due each edit effect either eject elect
    elsewhere email empty enable end enforce engine english enough enroll ensure entirely entity
    entry equal errata error even evenly event everyone examine example except execute exist
    expire explicitly export extend external factor factory fail faild failover failure false
    fatal faulty feature fence fetch few field file filesystem filter find finish firewall first
    fit fix flag floppy flow folder follow for force forcibly foreman form format found fqdn free
    freeze from frozen fsck fstab full fully functional further future gateway gb general
    generator generic geo get give given global gluster glusterf go got grace grant graphic
    greater group guest ha had handle hard hardware has hasn have health hence hexadecimal
    hierarchy high higher highly hold hook host hostgroup hostname hot hotplug hotset hour how
    however http huge hugepage hwrng hyper hyphen i icon id ide identifier ids if iface illegal
    image imageio impact implicitly import improper in include incomplete incompletely incorrect
    incremental index indexe indicator indice info infrastructure init initial input insignificant
    install instead insufficient integer intel interface intermittent internal intervene into
    invalid io iop iov ip iqn is iscsiadm isn iso issue it its job join jsonrpc jvm kdump kerbero
    key keyboard known ksm label large larger last later latest launch layout ldap leaf lease
    least left leftover legal length less letter level libgfapi libvirt limit link linux list
    listener live lldp load local localdisk lock log logic login logout long longer look lookup
    loose loss lost low lower lun lvchange lvconvert lvm lvs mac machine made mail main major make
    manage manager mandatory manual many mark mask master match max maximum may mb meanwhile meet
    member memory merge message meta metadata method might millisecond mime minimal minimum minute
    mismatch mix mode model mom moment monitor more most mount move mtu much multi multipath
    multiple must name namespace necessary need negatively neither netmask network neutron never
    new newly next nfs nic no node non none nor normal not note now null num numa number numeric
    object obtain of off offload ok old older on once one online only openstack operational option
    or order origin original orphan os other out overlap overwrite ovf ovirt own package page pair
    parallel param parameter parent part partial pass passthrough password path pattern pause
    payload pci peak peer pem per percent percentage perform period persist pin pki place platform
    playbook please plug plugin point policy pool port portal posix power pre prefix prepare
    present press prevent preview previously principal prior probably probe problem problematic
    process processe profile progress proper properly property protocol provide provider proxy pub
    public pv pvs qemu qos query quorum quota random range rate raw read readonly ready real
    reason reassign reboot reconfigure reconnect reconstruct record recover recovery reduce refer
    refresh register regular reinstall release relevant reload remain remote removal remove rename
    renew renewal rep replace replica report repository request require rerun reschedule reset
    reside resolve resource response rest restart restore result resume retrieve retry reuse
    revert review revoke rfc rhel rhvh right role rollback rom root route rule run same sata
    satellite satisfy save scan schedule scheduler score scsi seal sec second secondary securely
    see select selector self selinux sent separately serial serve server service set setup several
    sgio share should shut shutdown side simultaneously since single size sla slave slot slow
    small smaller smartcard snapshot so socket soft some sound source space spare sparse spec
    special specific spice spm srv ssh ssl stale standard start state static status statuse stay
    step still stop storage store stp stripe sub subject subnet subsystem successfully such
    sufficient super support sure suspend swap switch sync syntax sysprep system tab tag take
    taken target task temporarily tenant test than that thaw the their them then there therefore
    these they thin thinly this those though thread three threshold threw through throughput thus
    ticket time timeout to too tool torn total track transfer transient transmit trivial true try
    tune turn twice two type umount unable unassign under underscore undo ungracefully unicode
    unique unit unknown unlabel unless unlink unplug unregister unset until up upgrade upload upon
    upper url usable usage usb use used user username using uuid valid value vdisk vds vdsm vfs vg
    vgs vgscan via vice virt virtual vlan vm vms vnc volume vscsi wait want was wasn watchdog
    watermark webhook websocket were what when where wherea whether which while whitespace whose
    will window wipe wish with within without won would write written wrong xml xmlrpc yet you
    your zero zone
    """
}
