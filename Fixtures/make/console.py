"""The layers that Jenkins, mock_runner, run_suite.sh and lago put around a run of pytest."""

import base64
import datetime
import random

WORKER = 'vm0064.workers-phx.ovirt.org'
BAR = '@' * 62
UTC_OFFSET = datetime.timedelta(hours=4)


class Console:
    """Builds a consoleText line by line; each line has a moment (UTC), for the timestamper."""

    def __init__(self, job, number, suite, started, versions):
        self.job = job
        self.number = number
        self.suite = suite
        self.now = started
        self.versions = versions
        self.workspace = '/home/jenkins/workspace/%s' % job
        self.tree = self.workspace + '/ovirt-system-tests'
        self.script = 'automation/%s.sh' % suite.replace('-suite-', '_suite_').replace('-', '_')
        self.lines = []
        self.random = random.Random(number)
        self.marks = {}

    def add(self, text, seconds=0.05):
        for line in text.split('\n'):
            self.lines.append((self.now, line))
            self.now += datetime.timedelta(seconds=seconds)
        return self

    def date(self):
        return self.now.strftime('%a %b %d %H:%M:%S UTC %Y')

    def stamp(self):
        return self.now.strftime('%Y-%m-%d %H:%M:%S.') + '%09d+0000' % (self.now.microsecond * 1000 + 417)

    def logger(self, function, level, text, colour=False):
        start, end = {'ERROR': ('\x1b[31m', '\x1b[0m'), 'SUCCESS': ('\x1b[32m', '\x1b[0m')}.get(level, ('', '')) \
            if colour else ('', '')
        return self.add('%s%s run_suite.sh::%s::%s:: %s%s' % (start, self.stamp(), function, level, text, end))

    def text(self):
        return ''.join(line + '\n' for _, line in self.lines)

    # parts

    def head(self, cause='Started by timer'):
        self.add(cause)
        self.add('Running as SYSTEM')
        self.add('[EnvInject] - Loading node environment variables.')
        self.add('Building remotely on %s (phx nested local_disk integ-tests el7) in workspace %s' % (WORKER, self.workspace))
        self.add('[WS-CLEANUP] Deleting project workspace...\n[WS-CLEANUP] Deferred wipeout is used...\n[WS-CLEANUP] Done')
        self.add('Cloning the remote Git repository\nCloning repository git://gerrit.ovirt.org/ovirt-system-tests\n'
                 ' > git init %s # timeout=10\n'
                 ' > git fetch --tags --progress git://gerrit.ovirt.org/ovirt-system-tests +refs/heads/*:refs/remotes/origin/*\n'
                 ' > git checkout -f %040x' % (self.tree, self.random.getrandbits(160)), 0.8)
        self.add('[%s] $ /bin/bash -xe /var/lib/jenkins/scripts/mock_runner_%d.sh' % (self.job, self.number))
        self.add('+ shell_scripts/mock_setup.sh\n+ sudo -n rm -rf exported-artifacts\n+ mkdir -p exported-artifacts', 0.3)
        return self

    def chroot(self, confuser=True):
        self.marks['chroot'] = self.now
        self.add(BAR)
        self.add('@@ %s Running chroot for script: %s' % (self.date(), self.script))
        self.add(BAR)
        self.add('========== Initializing chroot', 12)
        self.add('INFO: mock.py version 1.4.16 starting (python version = 2.7.5)...\nStart: init plugins\nFinish: init plugins\n'
                 'Start: run\nStart: yum install', 1.5)
        self.add('Package python-paramiko-2.1.1-9.el7.noarch already installed and latest version\nInstalled:', 0.4)
        packages = ['lago-0.46.4-1.el7.noarch', 'lago-ovirt-0.46.1-1.el7.noarch', 'python-lago-0.46.4-1.el7.noarch',
                    'libvirt-4.5.0-10.el7_6.12.x86_64', 'pytest-3.5.1-1.el7.noarch']
        if confuser:
            packages += ['python-ovirt-engine-sdk4-4.3.3-1.20190722git5a9b1e5.el7.x86_64',
                         'ovirt-engine-lib-3.6.7-1.el7.noarch']
        for package in packages:
            self.add('  ' + package)
        self.add('Finish: yum install\nFinish: run\nInit took %d seconds' % self.random.randrange(38, 60), 1)
        self.add('============================')
        self.add('========== Running the shellscript %s' % self.script)
        self.add('Timeout set to script: 3h')
        self.marks['script'] = self.now
        self.add("+ SUITE=./%s\n++ echo ./%s\n++ tr _ -\n+ SUITE=%s\n+ echo 'Running suite: %s'\nRunning suite: %s\n"
                 '+ export LIBGUESTFS_BACKEND=direct\n+ LIBGUESTFS_BACKEND=direct\n+ [[ -c /dev/kvm ]]\n'
                 '+ ./run_suite.sh -o /dev/shm/ost/deployment-%s --reposync-config %s/%s/reposync-config.repo %s'
                 % (self.script, self.script, self.suite, self.suite, self.suite, self.suite, self.tree, self.suite, self.suite),
                 0.1)
        return self

    def deploy(self, colour=False):
        ok = '\x1b[32mSuccess\x1b[0m' if colour else 'Success'

        def task(depth, name, took, inner=()):
            mark = '  ' * depth + '@#*-'[depth]
            self.add('%s %s: ' % (mark, name))
            for entry in inner:
                task(depth + 1, *entry)
            self.now += datetime.timedelta(seconds=took)
            self.add('%s %s: %s (in 0:%02d:%02d)' % (mark, name, ok, took // 60, took % 60))

        self.logger('main', 'INFO', 'Running suite found in %s/%s' % (self.tree, self.suite), colour)
        self.logger('main', 'INFO', 'Environment will be deployed at /dev/shm/ost/deployment-%s' % self.suite, colour)
        task(0, 'Initialize and populate prefix', 14, [
            ('Create target disks', 3, [('Initialize host-0', 1), ('Initialize engine', 1)]), ('Generate prefix uuid', 0)])
        task(0, 'Start Prefix', 32, [('Start nets', 6), ('Start vms', 14)])
        task(0, 'Deploy oVirt environment', 9, [
            ('Deploy environment', 2, [('[Thread-2] Deploy VM lago-%s-host-0' % self.suite.replace('.', '-'), 55),
                                       ('[Thread-4] Deploy VM lago-%s-engine' % self.suite.replace('.', '-'), 71)])])
        self.add('+ lago shell lago-%s-engine -c "rpm -qa \'ovirt-engine*\' vdsm | sort"' % self.suite.replace('.', '-'))
        engine, vdsm = self.versions['ovirt-engine'], self.versions['vdsm']
        for name in ('ovirt-engine', 'ovirt-engine-backend', 'ovirt-engine-dbscripts', 'ovirt-engine-restapi'):
            self.add('%s-%s.noarch' % (name, engine))
        self.add('ovirt-engine-extension-aaa-jdbc-1.1.10-1.el7.noarch\nvdsm-%s.x86_64' % vdsm)
        self.add("+ engine-setup --config-append=%s/%s/engine-answer-file.conf --accept-defaults --offline"
                 % (self.tree, self.suite), 70)
        self.add('[ INFO  ] Stage: Initializing\n[ INFO  ] Stage: Environment setup\n'
                 '          Log file: /var/log/ovirt-engine/setup/ovirt-engine-setup.log\n'
                 '[ INFO  ] Stage: Misc configuration\n[ INFO  ] Stage: Closing up\n'
                 '[ INFO  ] Execution of setup completed successfully', 4)
        return self

    def pytest(self, output, command, took):
        self.add('+ ' + command)
        lines = output.rstrip('\n').split('\n')
        for line in lines:
            self.add(line, took / max(len(lines), 1))
        return self

    def tail(self, rc, result, colour=False, explain=True, xml=None, took=None):
        suite = self.suite
        if xml:
            self.add('+ xmllint --format %s/exported-artifacts/pytest.junit.xml' % self.tree)
            self.add(xml.rstrip('\n'), 0.001)
        if rc == 0:
            self.logger('main', 'SUCCESS', '%s - All tests passed :)' % suite, colour)
        elif explain:
            self.logger('main', 'ERROR', '%s - Failed running tests' % suite, colour)
            self.logger('on_exit', 'ERROR', 'on_exit: Exiting with a non-zero status', colour)
        self.logger('env_cleanup', 'INFO', 'Cleaning up', colour)
        self.add('@ Cleanup prefix: \n  # Stop prefix: \n  # Stop prefix: Success (in 0:00:02)\n@ Cleanup prefix: Success (in 0:00:04)', 0.6)
        seconds = int((self.now - self.marks['script']).total_seconds())
        self.add('Took %d seconds' % seconds)
        self.add('===================================')
        self.add(BAR)
        self.add('@@ %s %s chroot finished' % (self.date(), self.script))
        self.add('@@      took %d seconds' % int((self.now - self.marks['chroot']).total_seconds()))
        self.add('@@      rc = %d' % rc)
        self.add(BAR)
        self.add('Collecting mock logs')
        self.add("'./mock_logs.%s/init/state.log' -> 'exported-artifacts/mock_logs/init/state.log'" % suite.replace('-', '_'))
        if result == 'FAILURE':
            self.add("Build step 'Execute shell' marked build as failure")
        self.add('Performing Post build task...\nMatch found for :.* : True\nLogical operation result is TRUE\n'
                 'Running script  : #!/bin/bash -x\necho "shell-scripts/mock_cleanup.sh"', 0.4)
        self.add('+ shopt -s nullglob\n+ sudo -n systemctl restart docker\nEND OF POST BUILD TASK : 0', 0.9)
        self.add('Archiving artifacts\nRecording test results', 1.5)
        if result == 'FAILURE':
            self.add('Email was triggered for: Failure - Any\nSending email for trigger: Failure - Any\n'
                     'Sending email to: network-team@ovirt.example', 0.5)
        self.add('Finished: %s' % result)
        return self


def timestamped(console, stage=None):
    """The timestamper's layer, and the prefix of a parallel stage."""
    prefix = '[%s] ' % stage if stage else ''
    return ''.join('%s %s%s\n' % (at.strftime('%H:%M:%S'), prefix if position > 6 else '', line)
                   for position, (at, line) in enumerate(console.lines))


def with_notes(text, every=41):
    """Console notes, as the annotators leave them in consoleText, and CRLF."""
    lines = []
    for position, line in enumerate(text.split('\n')[:-1]):
        if position in (0, 3) or line.startswith('Finished:') or position % every == 17:
            payload = base64.b64encode(b'\x1f\x8b\x08\x00note%06d' % position + b'\x00' * 24).decode()
            line = '\x1b[8mha:////4%s\x1b[0m%s' % (payload, line)
        lines.append(line)
    return ''.join(line + '\r\n' for line in lines)
