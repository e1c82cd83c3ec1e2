"""Every build of the failure page: which faults, in which test, and what the build leaves behind."""

import bz2
import datetime
import gzip
import io
import json
import lzma
import re
import subprocess
import tarfile
import zipfile

import console as layers
import mail as mails
from fake_engine import noise, rest
from fake_engine.commands import Caller
from fake_engine.engine import FakeEngine
from runner import HERE, run_in_workspace, set_durations

BUILDS = HERE.parent / 'builds'
BUSY = ('Cannot setup Networks. Another Setup Networks or Host Refresh process in progress on the host. '
        'Please try later.')
LOCKED = 'Cannot activate Host. Related operation is currently in progress. Please try again later.'
HOT_UPDATE = ('Cannot edit Interface. Updating some of the properties is not supported while the interface is plugged '
              'into a running virtual machine. Please un-plug the interface, update the properties, and then plug it '
              'back.')
UNMANAGED = 'Cannot add network %s to network interface eth1. Network interface has an unmanaged network attached.'
ILLEGAL = 'Illegal Network parameters'
EMPTY = 'Fault detail is "[]"'

SYNC = 'tests.test_sync_all_hosts.test_sync_across_cluster'
REQUIRED = 'tests.test_required_network.test_required_network_host_non_operational'
DISPLAY = 'tests.test_unrestricted_display_network_name.test_run_vm_with_unrestricted_display_network_name'
MIGRATION = 'tests.test_vm_operations.test_live_vm_migration_using_dedicated_network'
HOT = 'tests.test_vm_operations.test_hot_update_vm_interface'
ATTACH_6 = 'tests.test_attach_network_to_host.test_attach_network_with_static_ip[fdb3:84e5:4ff4:55e3::1/64]'
ATTACH_4 = 'tests.test_attach_network_to_host.test_attach_network_with_static_ip[192.0.3.1]'
MOVE_MAC = 'tests.test_mac_pools.test_move_mac_to_new_vm'
OVN = ['tests.ovs.test_ovn_physnet.' + name for name in (
    'test_connect_vm_to_external_physnet', 'test_max_mtu_size', 'test_security_groups_allow_icmp')]


# Which rule has to recognise which message, as the failure page tells them apart.
RULES = {
    'Cannot setup Networks. Another Setup Networks': 'network/setup-networks-busy',
    LOCKED: 'host/activate-host-locked',
    HOT_UPDATE: 'network/hot-update',
    UNMANAGED.partition('%')[0]: 'network/unmanaged-network',
    ILLEGAL: 'network/illegal-parameters',
    EMPTY: 'network/refresh-refused',
    'General command validation failure.': 'engine/general-validation-failure',
    'HostStatusError': 'network/change-cluster-teardown',
    'Resource unavailable': 'network/setup-collides-with-commit',
    'concurrent network verb': 'network/setup-collides-with-commit',
}


def rule(message):
    return next(rule for start, rule in RULES.items() if message.startswith(start))


def fault(test, phase, message, http):
    return {'test': test, 'stage': None, 'phase': phase, 'message': message, 'http': http,
            'signature': rule(message)}


def step(test, phase, on, fault, **more):
    return dict(test=test, phase=phase, on=on, fault=fault, **more)


REFRESH_RACE = [step('test_sync_across_cluster', 'call', 'refresh', 'race')]
ACTIVATE_RACE = [step('test_required_network_host', 'call', 'activate', 'race')]
OVN_PLAN = [step('test_ovn_physnet', 'setup', 'syncallnetworks', 'illegal')]
OVN_FAULTS = [fault(test, 'setup', ILLEGAL, 400) for test in OVN]
# their session fixture fails once
for victim in OVN_FAULTS[1:]:
    victim['root'] = OVN[0]
NO_MESSAGE = [fault(SYNC, 'call', EMPTY, 400)]
NOT_ACTIVATED = [fault(REQUIRED, 'call', LOCKED, 409)]

PY2, PY36, PY9 = 'py27-pytest3.5', 'py36-pytest6.2', 'py312-pytest9'

# number: (environment, plan of the engine, faults in the order the log tells them, what is left, more)
BRANCH_43 = {
    145: (PY2, REFRESH_RACE, NO_MESSAGE, 'folder', {'verbose': True}),
    150: (PY2, [step('fdb3', 'call', 'setupnetworks', 'race', nth=2)], [fault(ATTACH_6, 'call', BUSY, 409)],
          'folder', {'verbose': True, 'modules': ['tests.test_attach_network_to_host', 'tests.test_mac_pools']}),
    151: (PY2, [step('test_run_vm_with_unrestricted', 'setup', 'setupnetworks', 'unmanaged'),
                step('test_live_vm_migration', 'setup', 'setupnetworks', 'unmanaged')] + OVN_PLAN,
          [fault(DISPLAY, 'setup', UNMANAGED % 'רשת עם שם ארוך מאוד', 400),
           dict(fault(MIGRATION, 'setup', UNMANAGED % 'mig-net', 400), root=DISPLAY)] + OVN_FAULTS, 'mail', {}),
    152: (PY2, [step('test_live_vm_migration', 'setup', 'setupnetworks', 'race', host=0)],
          [fault(MIGRATION, 'setup', BUSY, 409)], 'gz', {'debug': False}),
    154: (PY2, ACTIVATE_RACE, NOT_ACTIVATED, 'folder', {}),
    157: (PY2, [step('test_hot_update_vm_interface', 'call', 'nic-update', 'hot-update'),
                step('192.0.3.1', 'call', 'setupnetworks', 'race', nth=2)],
          [fault(ATTACH_4, 'call', BUSY, 409), fault(HOT, 'call', HOT_UPDATE, 409)],
          'tar.gz', {'debug': False, 'verbose': True}),
    159: (PY2, [step('test_run_vm_with_unrestricted', 'setup', 'setupnetworks', 'race')],
          [fault(DISPLAY, 'setup', BUSY, 409)], 'tar.xz', {'debug': False}),
    160: (PY2, [], [], 'junit', {'verbose': True}),
    161: (PY36, [step('test_live_vm_migration', 'teardown', 'setupnetworks', 'race', host=0)],
          [fault(MIGRATION, 'teardown', BUSY, 409)], 'zip', {'debug': False, 'verbose': True}),
    162: (PY2, REFRESH_RACE, NO_MESSAGE, 'stamped', {'verbose': True}),
    169: (PY2, [step('test_sync_across_cluster', 'call', 'setupnetworks', 'race', nth=2)] + OVN_PLAN,
          [fault(SYNC, 'call', BUSY, 409)] + OVN_FAULTS, 'junit-only', {}),
    172: (PY2, [step('192.0.3.1', 'call', 'setupnetworks', 'race')] + OVN_PLAN,
          [fault(ATTACH_4, 'call', BUSY, 409)] + OVN_FAULTS, 'notes', {'chatter': True, 'verbose': True}),
    173: (PY2, [step('test_move_mac_to_new_vm', 'teardown', 'activate', 'stuck'),
                step('test_run_vm_with_unrestricted', 'setup', 'setupnetworks', 'illegal'),
                step('192.0.3.1', 'call', 'setupnetworks', 'general')],
          [fault(ATTACH_4, 'call', 'General command validation failure.', 500),
           fault(MOVE_MAC, 'teardown', 'HostStatusError: lago-network-suite-4-3-host-1 is non_operational', None),
           fault(DISPLAY, 'setup', ILLEGAL, 400)], 'xmllint', {'verbose': True}),
}
MASTER = {
    1067: (PY2, REFRESH_RACE, NO_MESSAGE, 'xmllint-only', {}),
    1071: (PY36, REFRESH_RACE, NO_MESSAGE, 'tar.zst', {'verbose': True, 'debug': False}),
    1080: (PY9, REFRESH_RACE, NO_MESSAGE, 'loose', {'verbose': True}),
    1090: (PY36, [], [], 'junit', {}),
    1092: (PY2, ACTIVATE_RACE, NOT_ACTIVATED, 'folder', {'verbose': True}),
    1095: (PY2, None, [], 'console', {}),
}


def day_of(branch, number):
    """One build a day: 4.3 #151 ran on 2019-07-30, master #1092 on 2019-08-04."""
    return datetime.datetime(2019, 7, 30) + datetime.timedelta(days=number - 151) if branch == '4.3' \
        else datetime.datetime(2019, 8, 4) + datetime.timedelta(days=number - 1092)


def versions_of(branch, day, number):
    commit = '%07x' % (0x9e3779b1 * number % 0xfffffff)
    stamp = day.strftime('%Y%m%d') + '093047'
    if branch == '4.3':
        vdsm = '4.30.25-1.el7' if number < 158 else '4.30.26-1.el7'
        return {'ovirt-engine': '4.3.6.1-0.0.master.%s.git%s.el7' % (stamp, commit), 'vdsm': vdsm,
                'kernel': '3.10.0-957.27.2.el7.x86_64'}
    return {'ovirt-engine': '4.4.0-0.0.master.%s.git%s.el7' % (stamp, commit),
            'vdsm': '4.40.0-59.git%s.el7' % commit[:7], 'kernel': '3.10.0-957.27.2.el7.x86_64'}


class Build:

    def __init__(self, branch, number, environment, plan, faults, leaves, options):
        self.branch = branch
        self.number = number
        self.environment = environment
        self.plan = plan
        self.faults = faults
        self.leaves = leaves
        self.options = options
        self.suite = 'network-suite-' + branch
        self.job = 'ovirt-system-tests_' + self.suite
        self.folder = BUILDS / self.job / str(number)
        day = day_of(branch, number)
        minutes = number * 7 % 23
        # the engine's clock is at -04, Jenkins is at UTC
        self.engine_start = day + datetime.timedelta(hours=22, minutes=50 + minutes, seconds=number * 11 % 60)
        self.started = self.engine_start + layers.UTC_OFFSET - datetime.timedelta(minutes=7, seconds=13)
        self.versions = versions_of(branch, day, number)
        self.told = set()

    def make(self):
        self.folder.mkdir(parents=True)
        if self.plan is None:
            self.fail_silently()
        else:
            self.run()
            getattr(self, 'leave_' + self.leaves.replace('.', '_').replace('-', '_'))()
        self.write_truth()

    # the run

    def run(self):
        self.engine = FakeEngine(self.engine_start, self.number, self.suite, self.versions, self.plan,
                                 debug=self.options.get('debug', True), timed_setup=self.branch == 'master')
        server = rest.serve(self.engine)
        workspace = '/home/jenkins/workspace/' + self.job
        flags = (['-s'] if self.options.get('chatter') else []) + (['-v'] if self.options.get('verbose') else [])
        arguments = ['pytest'] + flags + [
            '--junit-xml=exported-artifacts/pytest.junit.xml', self.suite + '/tests']
        result = run_in_workspace(self.environment, workspace, self.suite, HERE / 'suite', arguments, server,
                                  modules={'OST_SUITE_CHATTER': '1'} if self.options.get('chatter') else None)
        server.shutdown()
        noise.background(self.engine)
        expected = 1 if self.faults else 0
        if result.status != expected:
            raise SystemExit('%s #%d: pytest ended with %d\n%s' % (self.job, self.number, result.status, result.output))
        seconds = {nodeid: marks['end'] - marks['setup'] for nodeid, marks in self.engine.marks.items()}
        first = min(marks['setup'] for marks in self.engine.marks.values())
        began = (self.engine_start + layers.UTC_OFFSET + datetime.timedelta(seconds=first))
        self.output, self.junit = set_durations(result.output, result.junit, seconds, began.strftime('%Y-%m-%dT%H:%M:%S.%f'))
        self.counts = count(self.output)
        python = 'python' if self.environment.startswith('py27') else 'python3'
        command = '%s -B -m pytest %s' % (python, ' '.join(arguments[1:]))

        console = layers.Console(self.job, self.number, self.suite, self.started, self.versions)
        self.console_parts = (console, command, began, sum(seconds.values()))

    def console(self, colour=False, xml=None):
        console, command, began, took = self.console_parts
        console.lines = []
        console.now = self.started - datetime.timedelta(seconds=41)
        console.head().chroot().deploy(colour)
        console.now = max(console.now, began - datetime.timedelta(seconds=4))
        console.pytest(self.output, command, took)
        rc = 1 if self.faults else 0
        console.tail(rc, 'FAILURE' if rc else 'SUCCESS', colour, xml=xml)
        self.told_by(console.marks['chroot'].strftime('%Y-%m-%dT%H:%M:%S+00:00'), 'ovirt-engine', 'vdsm')
        return console

    def fail_silently(self):
        """The shell script ends with 1 after the deployment, and nothing tells why."""
        console = layers.Console(self.job, self.number, self.suite, self.started, self.versions)
        console.now -= datetime.timedelta(seconds=41)
        console.head().chroot().deploy()
        console.add('+ rc=1\n+ exit 1')
        console.tail(1, 'FAILURE', explain=False)
        self.write('console.log', console.text())
        self.told_by(console.marks['chroot'].strftime('%Y-%m-%dT%H:%M:%S+00:00'), 'ovirt-engine', 'vdsm')
        self.counts = None

    # what is left

    def leave_folder(self):
        self.write('console.log', self.console().text())
        for name, data in self.artifacts().items():
            self.write(name, data)

    def leave_mail(self):
        ended = self.started + datetime.timedelta(minutes=19)
        self.write('mail.txt', mails.mail(self.job, self.number, self.branch, ended, self.junit,
                                          ['[a developer] network: wait for hosts to be up']))
        for name, data in self.artifacts(junit=False, lago=False).items():
            self.write(name, data)
        self.told_by(self.first_log_line(), 'ovirt-engine', 'vdsm')
        self.counts = None  # a mail tells only the failed tests

    def leave_gz(self):
        self.write('console.log.gz', gzip.compress(self.console().text().encode('utf-8'), mtime=0))
        for name, data in self.artifacts().items():
            self.write(name, data)

    def leave_tar_gz(self):
        self.write('console.log', self.console().text())
        self.write('exported-artifacts.tar.gz', gzip.compress(tar(self.artifacts()), mtime=0))

    def leave_tar_xz(self):
        self.write('consoleText', self.console().text())
        self.write('exported-artifacts.tar.xz', lzma.compress(tar(self.artifacts(lago=False))))

    def leave_tar_zst(self):
        self.write('console.log', self.console().text())
        self.write('exported-artifacts.tar.zst', subprocess.run(
            ['zstd', '-q', '-19', '-c'], input=tar(self.artifacts()), stdout=subprocess.PIPE, check=True).stdout)

    def leave_zip(self):
        self.write('consoleText', self.console().text())
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, 'w', zipfile.ZIP_DEFLATED) as archive:
            for name, data in self.artifacts().items():
                info = zipfile.ZipInfo('archive/' + name, date_time=self.started.timetuple()[:6])
                info.compress_type = zipfile.ZIP_DEFLATED
                info.external_attr = 0o644 << 16
                archive.writestr(info, data)
        self.write('archive.zip', buffer.getvalue())

    def leave_junit(self):
        self.write('console.log', self.console().text())
        self.write('exported-artifacts/pytest.junit.xml', self.junit)

    def leave_junit_only(self):
        self.write('exported-artifacts/pytest.junit.xml', self.junit)

    def leave_stamped(self):
        console = self.console(colour=True)
        self.write('console.log', layers.timestamped(console, self.suite.rpartition('-')[0] + '.el7.x86_64'))

    def leave_notes(self):
        self.write('consoleText', layers.with_notes(self.console(colour=True).text()))
        self.write('exported-artifacts/pytest.junit.xml', self.junit)

    def leave_xmllint(self):
        self.write('console.log', self.console(xml=pretty(self.junit)).text())
        self.write('exported-artifacts/pytest.junit.xml', self.junit)

    def leave_xmllint_only(self):
        self.write('console.log', self.console(xml=pretty(self.junit)).text())

    def leave_loose(self):
        """Single compressed logs beside the console, as somebody saved them."""
        self.write('console.log', self.console().text())
        logs = self.engine.logs
        self.write('engine.log.xz', lzma.compress(logs.text('engine').encode('utf-8')))
        self.write('vdsm.log.bz2', bz2.compress(logs.text('vdsm-0').encode('utf-8')))

    def artifacts(self, junit=True, lago=True):
        """exported-artifacts/ as the network suite leaves it: the logs of the VMs under the module they were collected after."""
        logs, found = self.engine.logs, {}
        vm = 'lago-' + self.suite.replace('.', '-')
        modules = self.options.get('modules') or [self.faults[-1]['test'].partition('[')[0].rpartition('.')[0]]
        for module in modules:
            until = self.end_of(module)
            base = 'exported-artifacts/%s/' % module
            found[base + vm + '-engine/_var_log/ovirt-engine/engine.log'] = logs.text('engine', until)
            for index in (0, 1):
                place = base + '%s-host-%d/_var_log/vdsm/' % (vm, index)
                found[place + 'vdsm.log'] = logs.text('vdsm-%d' % index, until)
                found[place + 'supervdsm.log'] = logs.text('supervdsm-%d' % index, until)
        if junit:
            found['exported-artifacts/pytest.junit.xml'] = self.junit
        if lago:
            found['exported-artifacts/lago.log'] = self.lago_log()
        return {name: text.encode('utf-8') for name, text in found.items()}

    def end_of(self, module):
        path = '%s/%s.py::' % (self.suite, module.replace('.', '/'))
        return max(marks['end'] for nodeid, marks in self.engine.marks.items() if nodeid.startswith(path)) + 1.0

    def lago_log(self):
        at, lines = self.started + datetime.timedelta(seconds=58), []
        vm = 'lago-' + self.suite.replace('.', '-')

        def line(seconds, where, logger, level, text):
            nonlocal at
            at += datetime.timedelta(seconds=seconds)
            lines.append('%s,%03d::%s::%s::%s::%s' % (
                at.strftime('%Y-%m-%d %H:%M:%S'), at.microsecond // 1000, where, logger, level, text))

        start, end = 'log_utils.py::__enter__::600', 'log_utils.py::end_log_task::670'
        line(0.112, start, 'lago.prefix', 'INFO', '@ Start Prefix: ')
        line(0.002, start, 'lago.prefix', 'INFO', '  # Start nets: ')
        line(6.31, end, 'lago.prefix', 'INFO', '  # Start nets: Success (in 0:00:06)')
        line(26.2, end, 'lago.prefix', 'INFO', '@ Start Prefix: Success (in 0:00:32)')
        line(0.4, start, 'ovirtlago.prefix', 'INFO', '@ Deploy oVirt environment: ')
        line(0.2, 'ssh.py::ssh::57', 'lago.ssh', 'DEBUG', 'Running 3f2a9c10 on %s-engine: true' % vm)
        line(0.9, 'ssh.py::ssh::81', 'lago.ssh', 'DEBUG', 'Command 3f2a9c10 on %s-engine returned with 0' % vm)
        line(131.0, end, 'ovirtlago.prefix', 'INFO', '@ Deploy oVirt environment: Success (in 0:02:11)')
        for module in sorted({nodeid.partition('::')[0].rpartition('/')[2] for nodeid in self.engine.marks}):
            line(9.7, 'utils.py::__enter__::391', 'lago.utils', 'DEBUG', 'Acquiring lock for /var/lib/lago/%s.lock' % module)
        return '\n'.join(lines) + '\n'

    # the truth

    def told_by(self, started, *versions):
        self.start_told = started
        self.told.update(versions)

    def first_log_line(self):
        """vdsm starts first; its log tells the zone."""
        at = self.engine_start + datetime.timedelta(seconds=-61)
        return at.strftime('%Y-%m-%dT%H:%M:%S-04:00')

    def write_truth(self):
        truth = {
            'branch': self.branch, 'suite': self.suite, 'number': self.number,
            'result': 'failed' if self.faults or self.plan is None else 'passed',
            'started': getattr(self, 'start_told', None),
            'versions': {name: self.versions[name] for name in ('ovirt-engine', 'vdsm') if name in self.told},
            'tests': self.counts, 'faults': self.faults,
        }
        self.write('truth.json', json.dumps(truth, indent=2, ensure_ascii=False) + '\n')

    def write(self, name, data):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode('utf-8'))


def count(output):
    """The counts of pytest's own last line."""
    line = [line for line in output.split('\n') if re.search(r' in [0-9.]+(s| seconds)', line)][-1]
    found = {word: int(number) for number, word in re.findall(r'(\d+) (passed|failed|error|skipped|xfailed|xpassed)', line)}
    return {'passed': found.get('passed', 0) + found.get('xpassed', 0), 'failed': found.get('failed', 0),
            'errors': found.get('error', 0), 'skipped': found.get('skipped', 0) + found.get('xfailed', 0)}


def pretty(junit):
    return subprocess.run(['xmllint', '--format', '-'], input=junit.encode('utf-8'), stdout=subprocess.PIPE,
                          check=True).stdout.decode('utf-8')


def tar(files):
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode='w', format=tarfile.GNU_FORMAT) as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size, info.mtime, info.mode, info.uname, info.gname = len(data), 1564531200, 0o644, 'jenkins', 'jenkins'
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def make_qe_run(folder=BUILDS / 'rhv-4.3-qe-network-tier2' / '87'):
    """A run of QE's own tests: no OST suite, no console, only the logs of the engine and of a host.

    Setup networks of one client meets the commit of another on vdsm (bz 1723804): the engine locks one, vdsm both.
    """
    versions = {'ovirt-engine': '4.3.5.4-0.1.el7', 'vdsm': '4.30.24-2.el7ev', 'kernel': '3.10.0-1062.el7.x86_64'}
    engine = FakeEngine(datetime.datetime(2019, 7, 21, 14, 3, 22), 87, 'qe', versions, [], debug=False)
    engine.hosts[0].name, engine.hosts[0].address = 'host_mixed_1', '10.35.160.21'
    simulation, commands, host = engine.simulation, engine.commands, engine.hosts[0]
    commands.refresh_after_setup = False
    first = Caller('EE-ManagedThreadFactory-commandCoordinator-Thread-4', 'hostNetworks_sync_15a4', True)
    second = Caller('default task-31', 'hostNetworks_remove_20c7', False)
    simulation.advance(20)
    simulation.spawn(commands.persistent_setup(first, host, 'net_case_1'))
    while not engine.logs.holds('engine', 'START, SetSafeNetworkConfigVDSCommand'):
        simulation.step()
    simulation.advance(0.21)
    simulation.spawn(commands.setup_while_committing(second, host, 'net_case_2'))
    simulation.settle()
    noise.background(engine)
    (folder / 'host_mixed_1').mkdir(parents=True, exist_ok=True)
    (folder / 'engine.log').write_text(engine.logs.text('engine'), encoding='utf-8')
    (folder / 'host_mixed_1' / 'vdsm.log').write_text(engine.logs.text('vdsm-0'), encoding='utf-8')
    truth = {
        'branch': '4.3', 'suite': None, 'number': 87, 'result': 'unknown', 'started': '2019-07-21T14:02:21-04:00',
        'versions': {'ovirt-engine': versions['ovirt-engine'], 'vdsm': versions['vdsm']}, 'tests': None,
        'faults': [{'test': None, 'stage': None, 'phase': None, 'message': message, 'http': None,
                    'signature': rule(message), **more}
                   for message, more in (('Resource unavailable', {'root': 'concurrent network verb already executing'}),
                                         ('concurrent network verb already executing', {}))],
        'note': 'one refused action, told by the logs of both sides',
    }
    (folder / 'truth.json').write_text(json.dumps(truth, indent=2) + '\n')
