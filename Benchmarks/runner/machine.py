"""On what was measured, and with what."""

import datetime
import os
import platform
import re
import subprocess

from . import paths


def description(rounds):
    return "\n".join([
        f"{datetime.date.today()}, commit {_first_line('git', 'rev-parse', '--short', 'HEAD')}, "
        f"medians of {rounds} rounds; a peer that takes more than 10 s runs once. {_processor()}, {os.cpu_count()} cores, "
        f"{_memory_gib()} GiB, {platform.freedesktop_os_release()['PRETTY_NAME']}.",
        "",
        f"{_swift()}; {', '.join(_packages())}; Python {platform.python_version()}.",
    ])


def _first_line(*command):
    return (subprocess.run(command, cwd=paths.REPOSITORY, capture_output=True, text=True).stdout.splitlines() or [""])[0]


def _processor():
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        model = re.search(r"^model name\s*: (.*)$", file.read(), re.MULTILINE)
    return model[1] if model else platform.machine()


def _memory_gib():
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30)


def _swift():
    return re.sub(r" \(.*", "", _first_line("swift", "--version"))


def _packages():
    names = ["ripgrep", "grep", "pcre2-utils", "libpcre2-dev", "libhyperscan-dev", "libre2-dev", "gzip"]
    for name in names:
        version = _first_line("dpkg-query", "-W", "-f", "${Version}", name)
        if version:
            yield f"{name} {version}"
