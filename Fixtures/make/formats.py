"""Small outputs for parser tests: one folder per variant, each with what was made to happen (truth.json)."""

import datetime
import json
import os
import re
import shutil
import subprocess
import tempfile
import xml.etree.ElementTree as ET

import builds
import console as layers
import mail as mails
from fake_engine import rest
from fake_engine.commands import BUSY, LOCKED
from runner import HERE, VENVS, Places, run_in_workspace, set_durations

FORMATS = HERE.parent / 'formats'
JOB, SUITE = 'ovirt-system-tests_network-suite-master', 'network-suite-master'
TASKS = ('Cannot switch Host to Maintenance mode. Host has asynchronous running tasks,\n'
         'wait for operation to complete and retry.')
NAME_USED = 'Cannot add Host. The Host name is already in use, please choose a unique name and try again.'
ADDRESS_USED = 'Cannot add Host. Host with the same address already exists.'
IN_MAINTENANCE = 'Cannot switch Host to Maintenance mode, Host is not operational.'
ENVIRONMENTS = {
    '3.5': 'py27-pytest3.5', '4.6': 'py27-pytest4.6', '5.4': 'py36-pytest5.4', '6.2': 'py36-pytest6.2',
    '7.4': 'py38-pytest7.4', '8': 'py311-pytest8', '9': 'py312-pytest9',
}


class FaultyEngine:
    """Answers every action with the fault that belongs to it."""

    FAULTS = {
        'activate': (409, LOCKED), 'forceselectspm': (409, TASKS), 'syncallnetworks': (400, NAME_USED + ', ' + ADDRESS_USED),
        'refresh': (400, ''), 'setupnetworks': (409, BUSY), 'deactivate': (409, IN_MAINTENANCE), 'hosts': (409, NAME_USED),
    }

    def handle(self, method, path, request):
        verb = path.rpartition('/')[2]
        if verb in self.FAULTS:
            http, message = self.FAULTS[verb]
            raise rest.Fault(http, '[%s]' % message, in_action=verb != 'hosts')
        return 200, ET.Element('api')

    def mark(self, nodeid, phase):
        pass


def fault(test, phase, message, http=None, stage=None):
    return {'test': test, 'stage': stage, 'phase': phase, 'message': message, 'http': http}


def case(name, phase, message, http=None):
    return fault('tests.test_catalogue.' + name, phase, message, http)


def catalogue(native=False, told=True, one_line=False, phases=True, names=True, escaped=True):
    """The faults of catalogue/tests/test_catalogue.py in the order in which its tests run.

    `told`, `phases`, `names`: what this variant's output tells at all; `one_line`: only first lines of messages.
    """
    values = ['4.3', 'a/b', 'x[0]', 'with space', 'a::b']
    hebrew = 'רשת עם שם'
    values.append(hebrew.encode('unicode_escape').decode() if escaped else hebrew)
    found = [
        case('TestFaults.test_one_message', 'call', LOCKED, 409),
        case('TestFaults.test_message_of_two_lines', 'call', TASKS, 409),
        case('TestFaults.test_two_messages', 'call', NAME_USED, 400),
        case('TestFaults.test_two_messages', 'call', ADDRESS_USED, 400),
        case('TestFaults.test_no_message', 'call', 'Fault detail is "[]"', 400),
        case('TestFaults.test_wrapped', 'call', NAME_USED, 409),
        case('TestFixtures.test_setup_fails', 'setup', BUSY, 409),
        case('TestFixtures.test_teardown_fails', 'teardown', IN_MAINTENANCE, 409),
        case('test_assertion_with_text', 'call', 'AssertionError: boom'),
        # pytest cuts 'AssertionError: ' only where the repr of the assertion has single quotes outside
        case('test_assertion_without_text', 'call', "AssertionError: assert 'up' == 'maintenance'"),
        case('test_assertion_on_numbers', 'call', ('AssertionError: ' if native else '') + 'assert 1500 == 1501'),
        case('test_error_of_python', 'call', "KeyError: 'eth1'"),
    ] + [case('test_parameters[%s]' % value, 'call', 'RuntimeError: network is not up') for value in values] + [
        case('test_captured_output', 'call', 'ValueError: Last evaluated result: non_operational'),
        case('test_fixed_meanwhile', 'call', '[XPASS(strict)] bz 1725643'),
    ]
    for each in found:
        if one_line and each['message'] == TASKS:
            each['message'], each['http'] = TASKS.split('\n')[0], None
        if not told:
            each['message'] = each['http'] = None
        if not phases and each['phase'] != 'call':
            each['phase'] = None
        if not names and each['phase'] == 'call':
            each['test'] = None
    return found


def in_sections(faults):
    """pytest's console tells what went wrong around the tests before what went wrong in them."""
    return [each for each in faults if each['phase'] != 'call'] + [each for each in faults if each['phase'] == 'call']


def in_summary(faults):
    """The short summary of today's pytest tells failures first, then errors."""
    return [each for each in faults if each['phase'] == 'call'] + [each for each in faults if each['phase'] != 'call']


def unique(faults):
    seen = []
    for each in faults:
        if each not in seen:
            seen.append(each)
    return seen


def write(name, file, text, faults, tests, **more):
    folder = FORMATS / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / file).write_bytes(text if isinstance(text, bytes) else text.encode('utf-8'))
    truth = dict(more, tests=tests, faults=faults)
    (folder / 'truth.json').write_text(json.dumps(truth, indent=2, ensure_ascii=False) + '\n', encoding='utf-8')


def run_catalogue(version, flags, server, **variables):
    arguments = ['pytest'] + flags + ['--junit-xml=exported-artifacts/pytest.junit.xml', SUITE + '/tests']
    result = run_in_workspace(ENVIRONMENTS[version], '/home/jenkins/workspace/' + JOB, SUITE, HERE / 'catalogue',
                              arguments, server, modules=variables)
    output, junit = set_durations(result.output, result.junit, {}, '2019-08-04T02:11:09.000000')
    return output, junit


def make_pytest():
    server = rest.serve(FaultyEngine())
    for version in ENVIRONMENTS:
        output, junit = run_catalogue(version, [], server)
        counts = builds.count(output)
        write('pytest-%s' % version, 'console.log', output, in_sections(catalogue()), counts)
        # a test that broke in its teardown counts as passed, too, as in pytest's last line
        write('pytest-%s-junit' % version, 'junit.xml', junit, catalogue(), counts)
    for version in ('3.5', '9'):
        level = ['--log-level=INFO'] if version == '9' else ['-o', 'log_cli_level=INFO']
        for name, flags, how in (
                ('tb-short', ['--tb=short'], {}),
                ('tb-native', ['--tb=native'], {'native': True}),
                ('verbose', ['-v'], {}),
                ('summary-all', ['-rA' if version == '9' else '-ra'], {}),
                ('live-log', ['-v', '-o', 'log_cli=true'] + level, {})):
            output, _ = run_catalogue(version, flags, server)
            write('pytest-%s-%s' % (version, name), 'console.log', output, in_sections(catalogue(**how)),
                  builds.count(output))
        output, _ = run_catalogue(version, ['-x'], server)
        write('pytest-%s-stop-at-first' % version, 'console.log', output, catalogue()[:1], builds.count(output))

    output, _ = run_catalogue('3.5', ['--tb=line'], server)
    nameless = in_sections(catalogue(one_line=True, names=False))
    for each in nameless:
        # without names two tests with one message are one fault, which has the first one's code
        if each['test'] is None and each['message'] == NAME_USED:
            each['http'] = None
    write('pytest-3.5-tb-line', 'console.log', output, nameless, builds.count(output), note='a line tells no test, and only the first line of a message')
    output, _ = run_catalogue('9', ['--tb=line'], server)
    write('pytest-9-tb-line', 'console.log', output, in_sections(catalogue()), builds.count(output),
          note='the lines tell no test; the summary at the end names them in the same order')
    output, _ = run_catalogue('3.5', ['--tb=no', '-rfE'], server)
    write('pytest-3.5-summary-only', 'console.log', output, unique(in_summary(catalogue(told=False, phases=False))),
          builds.count(output), note='no messages are told, and not whether an error was in setup or in teardown')
    output, _ = run_catalogue('9', ['--tb=no', '-rfE'], server, CI='true')
    write('pytest-9-summary-only', 'console.log', output, in_summary(catalogue(one_line=True, phases=False)),
          builds.count(output), note='only first lines are told, and not whether an error was in setup or in teardown')
    output, _ = run_catalogue('9', ['--tb=no', '-rfE'], server)
    write('pytest-9-summary-cut', 'console.log', output, unique(in_summary(catalogue(told=False, phases=False))),
          builds.count(output), note='messages are cut at 80 columns: a reader may tell what is shown of them')
    option = 'disable_test_id_escaping_and_forfeit_all_rights_to_community_support=true'
    output, junit = run_catalogue('9', ['-v', '-o', option], server)
    write('pytest-9-unicode-ids', 'console.log', output, in_sections(catalogue(escaped=False)), builds.count(output))
    server.shutdown()


# nose and lago

BASIC = 'basic-suite-master'
BASIC_JOB = 'ovirt-system-tests_basic-suite-master'


def run_nose(scenario, server):
    environment = 'py27-pytest3.5'
    with tempfile.TemporaryDirectory() as scratch:
        root = os.path.realpath(scratch) + '/home/jenkins/workspace/' + BASIC_JOB + '/ovirt-system-tests'
        folder = root + '/' + BASIC + '/test-scenarios'
        shutil.copytree(HERE / 'nose_scenarios', folder, ignore=shutil.ignore_patterns('__pycache__'))
        done = subprocess.run(
            [str(VENVS / environment / 'bin/python'), '-B', '-m', 'nose', '-v', '--stop', '--with-xunit',
             '--xunit-file=002_bootstrap.py.junit.xml', folder + '/002_bootstrap.py'],
            cwd=root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            env={'PATH': '/usr/bin:/bin', 'ENGINE_API_URL': server.url, 'SCENARIO': scenario, 'LC_ALL': 'C.UTF-8'})
        places = Places(environment, os.path.realpath(scratch))
        with open(root + '/002_bootstrap.py.junit.xml', encoding='utf-8') as file:
            junit = places.clean(file.read())
        output = places.clean(done.stdout.decode('utf-8'))
    output = re.sub(r'in \d+\.\d+s', 'in 61.284s', output)
    times = iter('%.3f' % (0.37 + 2.173 * index) for index in range(50))
    junit = re.sub(r'time="[0-9.]+"', lambda match: 'time="%s"' % next(times), junit)
    return output, junit


NOSE = {
    'fault': (fault('002_bootstrap.add_hosts', 'call', LOCKED, 409), (2, 0, 1, 1)),
    'hosts': (fault('002_bootstrap.verify_add_hosts', 'call', 'RuntimeError: 1 hosts failed installation:'), (3, 0, 1, 1)),
    'assertion': (fault('002_bootstrap.add_storage_domain', 'call', 'AssertionError: storage domain nfs is not attached'),
                  (4, 1, 0, 1)),
    'setup': (fault('002_bootstrap', 'setup', 'RuntimeError: lago-basic-suite-master-engine is not reachable'), (0, 0, 1, 0)),
    'passing': (None, (5, 0, 0, 1)),
}


def make_nose():
    server = rest.serve(FaultyEngine())
    for scenario, (found, numbers) in NOSE.items():
        output, junit = run_nose(scenario, server)
        tests = dict(zip(('passed', 'failed', 'errors', 'skipped'), numbers))
        faults = [found] if found else []
        write('nose-%s' % scenario, 'console.log', output, faults, tests)
        write('nose-%s-junit' % scenario, '002_bootstrap.py.junit.xml', junit, faults, tests)
        if scenario in ('fault', 'hosts'):
            write('lago-nose-%s' % scenario, 'console.log', lago_run(junit, colour=scenario == 'fault'), faults, tests)
    server.shutdown()


def basic_console(number=1301, started=datetime.datetime(2019, 8, 4, 1, 2, 5)):
    versions = builds.versions_of('master', started, number)
    return layers.Console(BASIC_JOB, number, BASIC, started, versions)


def lago_run(junit, colour):
    """The tasks lago prints around a nose run, and what its log_utils prints when a test ends in error."""
    error = '\x1b[31mERROR\x1b[0m' if colour else 'ERROR'
    success = '\x1b[32mSuccess\x1b[0m' if colour else 'Success'
    reset = '\x1b[0m\x1b[0m' if colour else ''
    console = basic_console().head().chroot().deploy(colour)
    console.add('Running test scenario 002_bootstrap.py')
    console.add('@ Run test: 002_bootstrap.py: ' + reset)
    console.add("nose.config: INFO: Ignoring files matching ['^\\\\.', '^_', '^setup\\\\.py$']")
    failed = False
    for test in ET.fromstring(junit.encode('utf-8')):
        seconds = int(float(test.get('time')))
        name = test.get('name')
        console.add('  # %s: %s' % (name, reset), seconds + 0.1)
        problem = next(iter(test), None)
        if problem is not None and problem.tag == 'skipped':
            console.add('SKIPPED: ' + problem.get('message').split('\n')[0])
        elif problem is not None:
            failed = True
            console.add('    * Unhandled exception in <function %s at 0x7f5b6c0d1a28>' % name)
            console.add(problem.text.rstrip('\n'))
            console.add('    * Collect artifacts: ' + reset, 8)
            console.add('    * Collect artifacts: %s (in 0:00:08)' % success)
        console.add('  # %s: %s (in 0:%02d:%02d)' % (
            name, error if problem is not None and problem.tag != 'skipped' else success, seconds // 60, seconds % 60))
    console.add('  # Results located at %s/exported-artifacts/002_bootstrap.py.junit.xml' % console.tree)
    console.add('@ Run test: 002_bootstrap.py: %s (in 0:01:04)' % (error if failed else success))
    if failed:
        console.add('Error occured, aborting\nTraceback (most recent call last):\n'
                    '  File "/usr/lib/python2.7/site-packages/lago/cmd.py", line 969, in main\n'
                    '    cli_plugins[args.verb].do_run(args)\n'
                    '  File "/usr/lib/python2.7/site-packages/lago/plugins/cli.py", line 184, in do_run\n'
                    '    self._do_run(**vars(args))\n'
                    '  File "/usr/lib/python2.7/site-packages/ovirtlago/cmd.py", line 116, in do_ovirt_runtest\n'
                    "    raise RuntimeError('Some tests failed')\n"
                    'RuntimeError: Some tests failed')
        console.add('+ res=1')
        console.add('@@@@ ERROR: Failed running %s/%s/test-scenarios/002_bootstrap.py' % (console.tree, BASIC))
    return console.tail(1 if failed else 0, 'FAILURE' if failed else 'SUCCESS', colour).text()


# what breaks outside a test

def make_stages():
    def told(name, console, stage, message, file='console.log', result='failed', also=()):
        write(name, file, console.text(), [fault(None, None, message, stage=stage)] + list(also), None, result=result)

    console = basic_console().head().chroot()
    console.add('@ Initialize and populate prefix: Success (in 0:00:14)\n@ Start Prefix: Success (in 0:00:32)\n'
                '@ Deploy oVirt environment: \n  # Deploy environment: \n'
                '    * [Thread-2] Deploy VM lago-basic-suite-master-host-0: \n'
                '      - STDERR\n'
                'Error: Package: vdsm-4.40.0-59.git1a2b3c4.el7.x86_64 (alocalsync)\n'
                '           Requires: libvirt-daemon-kvm >= 4.5.0-10.el7_6.99\n'
                '    * [Thread-2] Deploy VM lago-basic-suite-master-host-0: \x1b[31mERROR\x1b[0m (in 0:03:38)\n'
                'Error while running thread\nTraceback (most recent call last):\n'
                '  File "/usr/lib/python2.7/site-packages/lago/utils.py", line 58, in _ret_via_queue\n'
                "    queue.put({'return': func()})\n"
                '  File "/usr/lib/python2.7/site-packages/lago/prefix.py", line 1453, in _deploy_host\n'
                '    host.name(),\n'
                'LagoDeployError: Failed to deploy VM lago-basic-suite-master-host-0\n'
                '  # Deploy environment: \x1b[31mERROR\x1b[0m (in 0:03:39)\n'
                '@ Deploy oVirt environment: \x1b[31mERROR\x1b[0m (in 0:03:40)\n'
                'Error occured, aborting')
    console.add('@@@ ERROR: Failed in deploy stage')
    told('lago-deploy-failure', console.tail(1, 'FAILURE', colour=True), 'deploy',
         'LagoDeployError: Failed to deploy VM lago-basic-suite-master-host-0',
         also=[fault(None, None, 'Error: Package: vdsm-4.40.0-59.git1a2b3c4.el7.x86_64 (alocalsync)', stage='repos')])

    console = basic_console().head().chroot().deploy()
    console.add('Running test scenario 002_bootstrap.py\n@@@@ ERROR: Failed running %s/%s/test-scenarios/002_bootstrap.py'
                % (console.tree, BASIC))
    told('failed-running-scenario', console.tail(1, 'FAILURE'), 'scenario',
         'Failed running %s/%s/test-scenarios/002_bootstrap.py' % (console.tree, BASIC))

    console = basic_console().head()
    console.add(layers.BAR)
    console.marks['chroot'] = console.marks['script'] = console.now
    console.add('@@ %s Running chroot for script: %s' % (console.date(), console.script))
    console.add(layers.BAR + '\n========== Initializing chroot\nStart: yum install', 9)
    console.add('https://resources.ovirt.org/pub/ovirt-master-snapshot/rpm/el7/repodata/repomd.xml: [Errno 14] HTTPS Error '
                '404 - Not Found\nTrying other mirror.\n\n\n'
                ' One of the configured repositories failed (Latest oVirt master snapshot),\n'
                " and yum doesn't have enough cached data to continue. At this point the only\n"
                ' safe thing yum can do is fail.\n\n'
                'failure: repodata/repomd.xml from ovirt-master-snapshot-el7: [Errno 256] No more mirrors to try.\n'
                'https://resources.ovirt.org/pub/ovirt-master-snapshot/rpm/el7/repodata/repomd.xml: [Errno 14] HTTPS Error '
                '404 - Not Found\nERROR: Command failed. See logs for output.', 0.4)
    told('yum-no-more-mirrors', console.tail(1, 'FAILURE', explain=False), 'repos',
         'failure: repodata/repomd.xml from ovirt-master-snapshot-el7: [Errno 256] No more mirrors to try.')

    console = basic_console().head().chroot()
    console.add('@ Initialize and populate prefix: Success (in 0:00:14)\n@ Create prefix internal repo: \n'
                '  # Syncing remote repos locally (this might take some time): \n'
                '    * Acquiring lock for /var/lib/lago/repolock: Success (in 0:00:00)\n'
                '    * Running reposync: ', 180)
    console.add('    * Running reposync: \x1b[31mERROR\x1b[0m (in 0:03:00)\n'
                '  # Syncing remote repos locally (this might take some time): \x1b[31mERROR\x1b[0m (in 0:03:00)\n'
                '@ Create prefix internal repo: \x1b[31mERROR\x1b[0m (in 0:03:01)\n'
                'Error occured, aborting\nTraceback (most recent call last):\n'
                '  File "/usr/lib/python2.7/site-packages/ovirtlago/cmd.py", line 319, in do_run\n'
                '    self.cli_plugins[args.ovirtverb].do_run(args)\n'
                '  File "/usr/lib/python2.7/site-packages/ovirtlago/reposetup.py", line 86, in sync_rpm_repository\n'
                "    raise RuntimeError('Failed to run reposync')\n"
                'RuntimeError: Failed to run reposync')
    told('lago-reposync-failure', console.tail(1, 'FAILURE', colour=True), 'repos', 'RuntimeError: Failed to run reposync')

    console = basic_console().head().chroot().deploy()
    console.add('Running test scenario 002_bootstrap.py\n@ Run test: 002_bootstrap.py: \n  # add_dc: \n'
                '  # add_dc: Success (in 0:00:13)\n  # add_hosts: ')
    console.now += datetime.timedelta(hours=2, minutes=51)
    console.add('Timed out after 10800 seconds\n===================================')
    console.add(layers.BAR)
    console.add('@@ %s %s chroot finished\n@@      took 10814 seconds\n@@      rc = 124' % (console.date(), console.script))
    console.add(layers.BAR)
    console.add("Collecting mock logs\nBuild step 'Execute shell' marked build as failure\nArchiving artifacts\n"
                'Finished: FAILURE')
    told('mock-runner-timeout', console, 'timeout', 'Timed out after 10800 seconds')

    console = basic_console().head('Started by user A Developer').chroot().deploy()
    console.add('Running test scenario 002_bootstrap.py\n@ Run test: 002_bootstrap.py: \n  # add_dc: ', 31)
    console.add('Build was aborted\nAborted by A Developer\nPerforming Post build task...\nArchiving artifacts\n'
                'Finished: ABORTED')
    told('aborted', console, 'abort', 'Aborted by A Developer', result='aborted')

    console = basic_console().head().chroot()
    console.add('@ Initialize and populate prefix: \n  # Create target disks: \n    * Initialize host-0: \n'
                '    * Initialize host-0: ERROR (in 0:00:41)\n  # Create target disks: ERROR (in 0:00:41)\n'
                '@ Initialize and populate prefix: ERROR (in 0:00:44)\nError occured, aborting\n'
                'Traceback (most recent call last):\n'
                '  File "/usr/lib/python2.7/site-packages/lago/cmd.py", line 969, in main\n'
                '    cli_plugins[args.verb].do_run(args)\n'
                '  File "/usr/lib/python2.7/site-packages/lago/prefix.py", line 764, in _create_disk\n'
                '    shutil.copyfileobj(source, target)\n'
                'IOError: [Errno 28] No space left on device')
    told('disk-full', console.tail(1, 'FAILURE'), 'disk', 'IOError: [Errno 28] No space left on device')


# files that are not whole, and texts around a mail

def make_odd():
    server = rest.serve(FaultyEngine())
    _, junit = run_catalogue('3.5', [], server)
    _, nose = run_nose('fault', server)
    server.shutdown()
    cut = junit.index('</failure>', junit.index('test_two_messages'))
    position = junit.index('name="test_no_message"')
    whole = [each for each in catalogue() if 'TestFaults.test_' in each['test']][:4]
    text = junit[:junit.index('HTTP response code is 400', position) + 60]
    write('junit-cut-off', 'junit.xml', text, whole + [case('TestFaults.test_no_message', 'call', 'Fault detail is "[]"', 400)],
          None, note='the file ends inside the text of test_no_message: what came before can be told, the rest is not evaluated')
    assert cut < len(text)
    doctype = '<!DOCTYPE testsuite [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    head, _, rest_of_it = junit.partition('?>')
    write('junit-with-doctype', 'junit.xml', head + '?>' + doctype + rest_of_it, [], None,
          note='a DOCTYPE is refused by name; no fault may be taken from this file')
    write('junit-one-line-nose', '002_bootstrap.py.junit.xml', nose.replace('\n', ' ').rstrip() + '\n',
          [NOSE['fault'][0]], dict(zip(('passed', 'failed', 'errors', 'skipped'), NOSE['fault'][1])))

    one = ET.fromstring(junit.encode('utf-8'))
    for test in list(one):
        if test.get('name') not in ('test_one_message', 'test_setup_fails'):
            one.remove(test)
    faults = [case('TestFaults.test_one_message', 'call', LOCKED, 409), case('TestFixtures.test_setup_fails', 'setup', BUSY, 409)]
    one = ET.tostring(one, encoding='unicode')
    text = mails.mail(JOB, 1088, 'master', datetime.datetime(2019, 7, 31, 3, 2, 9), one, ['No changes'])
    write('mail', 'mail.txt', text, faults, None)
    write('mail-quoted-in-note', 'note.md',
          '## Error of first failed test\n\nCannot activate Host.\n\n## Analysis\n\nThe host was refreshed while the test ran '
          '("Fault detail is" in the mail\nbelow tells no more than that).\n\n* FAILED: is the word to look for\n\n'
          '## Stacktrace\n\n<pre>\n\n' + mails.failed_tests(one) + '\n</pre>\n', faults, None)


def make():
    if FORMATS.exists():
        shutil.rmtree(FORMATS)
    make_pytest()
    make_nose()
    make_stages()
    make_odd()
