"""Runs real pytest (or nose) in an environment of install.sh, and makes its output independent of this machine."""

import html
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
VENVS = pathlib.Path(os.environ.get('OST_FIXTURE_VENVS') or pathlib.Path.home() / '.cache/ost-triage-fixtures')

PYTHON_OF = {
    'py27-pytest3.5': '2.7', 'py27-pytest4.6': '2.7', 'py36-pytest5.4': '3.6', 'py36-pytest6.2': '3.6',
    'py38-pytest7.4': '3.8', 'py311-pytest8': '3.11', 'py312-pytest9': '3.12',
}
HOST_NAME = 'vm0064.workers-phx.ovirt.org'


class Run:
    """What one run of pytest left."""

    def __init__(self, status, output, junit):
        self.status = status
        self.output = output
        self.junit = junit


def run_in_workspace(environment, workspace, suite, source, arguments, server=None, extra=None, modules=None):
    """Copies `source` to <scratch>/<workspace>/ovirt-system-tests/<suite> and runs there; returns (status, output, junit)."""
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch).resolve()
        root = pathlib.Path(str(scratch) + workspace) / 'ovirt-system-tests'
        (root / 'exported-artifacts').mkdir(parents=True)
        shutil.copytree(source, root / suite, ignore=shutil.ignore_patterns('__pycache__', '*.pyc'))
        (root / 'tox.ini').write_text('[pytest]\njunit_suite_name = pytest\n')
        for name, text in (extra or {}).items():
            (root / name).write_text(text, encoding='utf-8')
        junit = root / 'exported-artifacts' / 'pytest.junit.xml'
        variables = {
            'PATH': '/usr/bin:/bin', 'HOME': str(scratch), 'LC_ALL': 'C.UTF-8', 'PYTHONIOENCODING': 'utf-8',
            'PYTHONDONTWRITEBYTECODE': '1', 'PYTHONHASHSEED': '0', 'COLUMNS': '80',
            'PYTHONPATH': os.pathsep.join([str(root / suite), str(HERE)]),
        }
        if server:
            variables['ENGINE_API_URL'] = server.url
            variables['COURIER_URL'] = server.url.replace('/ovirt-engine/api', '/courier')
            arguments = arguments[:1] + ['-p', 'courier'] + arguments[1:]
        variables.update(modules or {})
        command = [str(VENVS / environment / 'bin/python'), '-B', '-m'] + arguments
        done = subprocess.run(command, cwd=root, env=variables, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        text = done.stdout.decode('utf-8')
        xml = junit.read_bytes().decode('utf-8') if junit.exists() else None
        places = Places(environment, scratch)
        return Run(done.returncode, places.clean(text), places.clean(xml) if xml else None)


class Places:
    """Paths of this machine -> paths of a Jenkins worker; memory addresses -> numbers in order of appearance."""

    def __init__(self, environment, scratch):
        version = PYTHON_OF[environment]
        venv = re.escape(str(VENVS / environment))
        self._rules = [
            (re.compile(venv + r'/lib(?:64)?/python%s/site-packages/(ovirtsdk4|pycurl)' % re.escape(version)),
             r'/usr/lib64/python%s/site-packages/\1' % version),
            (re.compile(venv + r'/lib(?:64)?/python'), '/usr/lib/python'),
            (re.compile(venv + r'/bin/python[0-9.]*'), '/usr/bin/python' + version[0]),
            (re.compile(r'(?:/[^\s":]+)?/versions/[0-9.]+/lib/python'), '/usr/lib64/python'),
            (re.compile(re.escape(str(scratch))), ''),
            (re.compile(re.escape(str(HERE))), '/usr/share/ost'),
        ]
        self._addresses = {}

    def clean(self, text):
        for pattern, replacement in self._rules:
            text = pattern.sub(replacement, text)
        return re.sub(r'([\w.]+(?: object)? at )0x([0-9a-f]{6,16})\b', self._address, text)

    def _address(self, match):
        key = (match[1], match[2])
        number = self._addresses.setdefault(key, len(self._addresses))
        return match[1] + '0x%x' % (0x7f5b6c0d1000 + 0x1a40 * number * 7 + 0x50 * number)


def set_durations(output, junit, seconds_of, started):
    """Puts the engine's simulated durations in the place of the real ones; `seconds_of` is by node id."""
    total = sum(seconds_of.values()) + 3.2
    by_name = {name_of(nodeid): seconds for nodeid, seconds in seconds_of.items()}
    clock = ' (%d:%02d:%02d)' % (total // 3600, total // 60 % 60, total % 60) if total >= 60 else ''

    def last_line(match):
        text = re.sub(r'in \d+\.\d+ seconds', 'in %.2f seconds' % total, match[0].strip('= \n'))
        text = re.sub(r'in \d+\.\d+s(?: \([0-9:]+\))?', 'in %.2fs%s' % (total, clock), text)
        return ruled(text) if match[0].startswith('=') else text

    output = re.sub(r'(?m)^.* in \d+\.\d+(?: seconds|s(?: \([0-9:]+\))?)(?: =+)?$', last_line, output)
    if junit:
        junit = re.sub(r'<testcase [^>]*>', lambda match: re.sub(
            r'\btime="[^"]*"', 'time="%.3f"' % by_name.get(html.unescape(re.search(r'\sname="([^"]*)"', match[0])[1]), 0.011),
            match[0]), junit)
        junit = re.sub(r'(<testsuite [^>]*?\b)time="[0-9.]+"', r'\g<1>time="%.3f"' % total, junit)
        junit = re.sub(r'timestamp="[^"]*"', 'timestamp="%s"' % started, junit)
        junit = re.sub(r'hostname="[^"]*"', 'hostname="%s"' % HOST_NAME, junit)
    return output, junit


def name_of(nodeid):
    """The name that JUnit gives to a test: what follows the last '::' outside its parameters."""
    head, bracket, parameters = nodeid.partition('[')
    return head.rpartition('::')[2] + bracket + parameters


def ruled(text, width=80):
    """pytest's own way to fill a line with '='."""
    fill = '=' * max((width - len(text) - 2) // 2, 1)
    line = '%s %s %s' % (fill, text, fill)
    return line + '=' if len(line) < width else line
