/// Words of test runs, of Python and of the system, and the common words of English.
///
/// What people like to call their networks and machines (`red`, `foo`, `alpha`) is left out.
extension WordBook {
  static let commonWords = """
    abi abs absent absolute abstract accept accesse accessor accidental accordingly accurately
    achieve ack across adapt adapter addr adjacent adjust admit advantage advice afterward age
    aging ago agree ahead aim air aka alarm alas algo aliase align alive almost alone along
    alongside alphabet alphabetic alt alter although alway analysis analyze ancestor anchor angle
    ansi answer anyone anyway anywhere apache apart apostrophe app apparent apparently append
    appendix appname approach appropriately april apt arbitrarily arbitrary arch aren arg argv
    arithmetic around arrange array arrow article aside ask aspect assembly assert assume
    asynchronously ate atom atomic attack attacker attr audio august auth author auxiliary avoid
    await aware away backend background backport backslash backslashe backtick backward badly bail
    ban band bans barf basedir basename bash basic basis began behave behaviour behind benefit
    bent beside best better beyond bgcolor bin binary binascii bit bitmap blame blindly blkid blob
    blog body bogus bold bonds book bool boolean bootstrap border bother bottom bought bound
    boundary box brace bracket branch branche bridge brief broadcast broke brought browse buffer
    bug build builder builtin bump bunch bundle burnt buy bypass bytecode cable calendar call
    callback caller came capital capture car care carefully carriage carrier carry catch catche
    category caught cell cert certain certainly cfg cgi challenge chance channel char charge
    charset chdir checker checkout chip chmod choice chop chose chr chrony chroot cipher circuit
    circular claim clash classe classic classname clause cleanly clearly clever clobber close
    closely closest closure cmd cmp code coerce col collabora collect collectd collector colon
    color colour column com combine come comma commandline common commonly comp compact company
    compare comparison compile compiler complain complex compliant component compose compound
    compress concept concrete concurrent conditional confuse conn consistent const constant
    construct constructor consume container contribute contributor control convenient converge
    converter cookie cooky copyright coredump corner coroutine correspond corrupt cost couldn
    counter counterpart country couple course cover coverage cpp cpython cross crude cryptography
    css ctx ctype cur cure curl curly cursor curve cut cwd cycle cyclic damage dark dash dashe
    datagram datatype datetime day dbus dd dead deadlock deal dealt deb debug debugger december
    decide decimal decl declare decode decoder decompress decorator deep deeper def defect defer
    definitely del delay deliberately delimiter deliver delta demand demo denote deny dep
    dependent depth descendant describe design despite dest detect detector deterministic develop
    developer diagnostic diagram dict dictionary die diff differ differently difficult digest
    dirname dirty disallow disconnect discover dispatch dist distinct distinguish distribute
    distributor distro distutil div divide dll dlopen dma dnf doc doctype doing dot double doubt
    downstream draft drain draw drawn drew driven drop drove dry dst dual dumb dummy dump dynamic
    eagerly earlier early ease easier easily easy eat echo edge editor edu effectively efficient
    efficiently effort eight eleven elif else emit emoji encode encoder encounter encrypt endian
    endif endpoint ensurepip enter entire entropy entrypoint enum env environ eof epoch equivalent
    err errno erroneously escape essential establish ethernet eval ever every everywhere exact
    exactly excess exchange exclude exe exec executor existent exit exp expand expat expect
    experimental explain explicit exponent exponential expose expr express ext extra extract
    extremely eye face fact fair fairly fake fall fallback familiar family fancy far fashion fast
    faster fastest fault favor fcoe fdatasync fds february fed feed feel fell felt fewer ffffff
    fight figure filename fileno filepath fill final finder fine firewalld five fixture fixup
    flaky flap flaps flat flatten flew float floor flush fly fmt fnmatch fold font footer
    forbidden foreground foreign forever forgave forget forgot fork formal formatter former
    formerly formula forth forward fought four fractional frame framework freedesktop freely
    frequently fresh friday friend friendly front fstat fsync ftp func funcname game gap garbage
    gather gave gcc gerrit getattr getopt gets gettext gid gif gist git github glance glib glibc
    glob goal going gone good gpg gpu grab grammar graph great grew grind grow grub guarantee
    guard guess guide gzip hack half halt hand handler handshake handy hang happen harder hash
    hashe hatch haven head header heap hear heard heavily heavy height held hello help helper her
    here hereby hers heuristic hex hg hid hidden hide highest highlight him hint his history hit
    home hope hopefully horizontal hotunplug house href hsm htm html httpd hugepages human hung
    iana idea ideal ident idle ietf ifcfg ifdown iff ifup ignore immediately implicit imply
    important importer improperly improve inconsistent incorrectly increase incur indefinitely
    indent independent independently indirect indirectly individual inefficient inf infer infinite
    inform informational inherit initializer initscripts inject inline inner inode insensitively
    insert inside insist inspect installer int intact integral intend intent intentional interact
    interactively interest interfere interior intermediary internet interpret interpreter
    interrupt interval introduce invariant inverse invoke involve ioctl irq irrelevant iscsi ish
    issuer italic item iter iterator itself january javascript jboss jdbc journal json
    july jump june junk just keep kept kernel keystone keystore keyword kill kind knew know
    knowledge kqueue kvm kwarg kwd lack lago laid lambda lang language largest late latter
    launcher law lay layer lazily lazy lead leak leap learn learnt leave led legacy len lend
    lenient lent let lex lexer lib libc library libvirtd license life lifetime light like
    likelihood likely line linear lineno linker listen literal little loader loc locale localhost
    localtime lockup logger logo longest loop loopback lose lot lowercase lowest lsblk lstat
    machinery macro magic mailbox mainly maintain maintainer makefile man manifest manner manpage
    map march marker markup matche matcher material math matrix matter maximal maybe mean meant
    measure media merely mess met metalink micro middle million mimetype mimic min mind minor
    minus mirror mirrors misc mismatche miss mistake mixin mkfs mmap mock mod modern modifier
    module modulo monday monkey monospace month moreover mostly mro msg mtime multiline multipart
    musl mutual nack naive nan narrow nasty natural nature near nearby nearest nearly necessarily
    nest netrc newer newline nice nicer nics night nil nine nonce nonempty nonetype nonzero noop
    nose notice notion november nowrap npm nth ntp numeral oauth obey obj obscure obsolete
    obviously occur oct octal octet october odd offer office official offset often okay oldest
    omit onto onward oom oops opaque open openid openvswitch operand operator opinion opposite ops
    opt optimal optional ordinal ordinary org ouch our ourselve outcome outer outfile outofsync
    output outside ova over overall overdue overflow overhead overload overridden override
    overview overwritten ovn ovs owner pack packet pad pager paid panic paper paragraph paren
    parenthese parenthesis parse parser particular particularly party passe passwd past paste
    patch patche pathname pay pdf peek penalty people pep perfect perhap perl permanent
    permanently permit persistent person pf phase php phrase pick pid piece pip pipe pkg
    placeholder plain plaintext play plus pointer poll pop popen popular pos positional possibly
    post postgres postgresql potential pow practice pragma precede prefer prefixe prepend
    preprocess preprocessor prerelease prerequisite preserve presumably pretend pretty primarily
    primary prime principle print proc procedure processor produce product prog program programmer
    project prompt protect proto pseudo publish pull pure purely purpose push put pyc pydoc pypi
    pytest python pythonware qcow quadratic qualifier queue quick quickly quiet quit quite quote
    race racy raise ram ran randomly rare rarely rather ratio rational rationale rcu rdma reach
    reache reader readline readthedoc really realm recent recently recipe recommend recurse
    recursively recv redefine redhat redirect redistribute redundant ref reflect refuse regard
    regex regexp region registry reject relatively reliably rely remainder remedy remember render
    repeat repeatedly reply repo repodata repos represent reproduce req res research resemble
    resolver resort respect respectively respond restrict retain return rev reverse rewind rewrite
    rich rid rightmost risk rolled room rough roughly round routine row rpm rsync runner runtime
    safe safely safety said sake sample sane sanlock saturday saw say scalar scanner scenario
    schema scheme scientific scope scp screen script search searche secret secure seek seem seen
    segfault sell semantic semaphore semi semicolon send sender sense sentinel sep separator
    september seq sequential setuptool seven shadow shall shallow shape she shebang shell shift
    shim shone shook short shortcut shorter shorthand shot shouldn show shown sig sigkill sign
    signal signature significant significantly sigsegv sigterm silent silently similar similarly
    simple simpler simplest simply singleton sink sit site six sizeof skip slash slashe sleep
    slept slice slightly slower smallest smart snippet sock software sold solely somehow someone
    sometime somewhat somewhere soon sort sought span spawn specifier speed speedup spell spent
    spin split spms spoke spot spread spun square src sriov sshd sso stable stack stage stall
    stamp stand standalone stare startup starve stat statistic std stderr stdin stdlib stdout
    steal stick stole stood str straight straightforward strange strategy stray stream strftime
    strict strictly strike strip strong strongly strptime struck struct structure stub stuck study
    stuff style subclass subclasse subcommand subdir subdirectory sublicense submit submodule
    subpackage subprocess subprocesse subscript subsequent subsequently subset substantial
    substitute subtle subtract subtree subtype success sudo sufficiently suffix suffixe suggest
    suite sum summary sunday sunk superclass supersede superset supervdsm supply suppose suppress
    suspect svg svn swept swing switche swore swung symbol symbolic symlink synonym sys syscall
    systemd table tail tar tarball taught team teardown technique tell temp tempdir tempfile
    temporary ten term terminal terminator text textual thank theme themselve theory thereby
    thereof thick thing think third thought thousand throughout throw thrown thursday tie tied
    tilde till timer timestamp timezone tiny title tls today together toggle token told tomorrow
    took toolkit top toplevel tore touch toward trace traceback tracker traditional trailer
    transform transparent transparently transport trap traversal traverse treat tree trick tricky
    trigger trim trip triple triplet trouble truly trust truststore truth tty tuesday tuple tweak
    twelve txt ubuntu uefi ugly uid ultimately uname unbound uncommon undef underline underneath
    understand understood undertow unfortunately uniform uniformly uninstall union uniquely
    unittest universal unix unlike unlikely unnecessarily unnecessary unpack unquote unsafe unsync
    unwrap uppercase upstream uri usr usual utf util val validator van vanish var vararg variant
    variety varname vary vcs vdsmd vector vendor venv ver verb verbatim verbose versus very vf
    victim view vim virtualenv vnic vnics void walk warn warranty waste watch water way we weak
    web wedge wednesday week weight weird well went wget whatever wheel whenever whl who whole
    whom why wide wider width wiki wikipedia wild wildcard wildfly win wire wishe woke word wore
    work workaround worker workflow world worn worry worth wouldn wrap wrapper writer wrote www
    xmllint xyz yaml year yes yesterday yield yourself yum zeroe zip zipfile zlib zuul
    """
}
