#!/usr/bin/env python3
"""make.py FOLDER MEBIBYTES: makes a failed build with so much of engine.log and of vdsm.log, where it is not there yet."""

import multiprocessing
import os
import shutil
import sys

import logs

JOB = "ovirt-system-tests_network-suite-4.3/900"
VMS = "exported-artifacts/tests.test_required_network/lago-network-suite-4-3"
FILES = {"engine": f"{VMS}-engine/_var_log/ovirt-engine/engine.log", "vdsm": f"{VMS}-host-0/_var_log/vdsm/vdsm.log"}
# Bytes of a second of each log, and its lines of noise.
SIZES = {"engine": 14_770, "vdsm": 14_770}
FILLER = {"engine": 50, "vdsm": 94}
PART = 2000
FAULT = "Cannot activate Host. Related operation is currently in progress. Please try again later."
TEST = "tests/test_required_network.py::test_required_network_host_non_operational"


def cycles(size):
    """How many seconds both logs tell."""
    return min(size // per_second for per_second in SIZES.values())


def events(first, last, end):
    """What happens besides the cycles: refused requests and beginnings of tests."""
    engine = logs.Engine(first, 0)
    found = []
    for index, (at, needed) in enumerate(logs.refusals(end)):
        found += engine.refusal(index, at, needed)
    last_refusal = logs.refusals(end)[-1][0]
    for at in range(0, last_refusal - 60_000, logs.TEST_EVERY):
        found.append(engine.test(at, f"tests/test_{at // logs.TEST_EVERY}.py::test_all"))
    found.append(engine.test(last_refusal - 30_000, TEST))
    return [event for event in found if first * logs.CYCLE <= event[0] < last * logs.CYCLE]


def write_part(job):
    path, kind, first, last, count = job
    maker = (logs.Engine if kind == "engine" else logs.Vdsm)(1_000_000 + first, FILLER[kind])
    with open(path, "w", encoding="utf-8", buffering=1 << 20) as file:
        extra = sorted(events(first, last, count * logs.CYCLE) if kind == "engine" else [], reverse=True)
        for number in range(first, last):
            lines = maker.cycle(number)
            while extra and extra[-1][0] < (number + 1) * logs.CYCLE:
                lines.append(extra.pop())
            lines.sort(key=lambda line: line[0])
            file.writelines(text for _, text in lines)


def write_log(folder, kind, count):
    path = f"{folder}/{FILES[kind]}"
    os.makedirs(os.path.dirname(path), exist_ok=True)
    jobs = [(f"{path}.{first}", kind, first, min(first + PART, count), count) for first in range(0, count, PART)]
    with multiprocessing.Pool() as pool:
        pool.map(write_part, jobs, chunksize=1)
    with open(path, "wb") as whole:
        for part, *_ in jobs:
            with open(part, "rb") as file:
                shutil.copyfileobj(file, whole, 1 << 20)
            os.remove(part)


def write_results(folder):
    name = TEST.split("::")[-1]
    error = f'Error: Fault reason is "Operation Failed". Fault detail is "[{FAULT}]". HTTP response code is 409.'
    with open(f"{folder}/exported-artifacts/pytest.junit.xml", "w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="utf-8"?><testsuite errors="0" failures="1" name="pytest" skips="0" tests="2" time="9">'
                   '<testcase classname="network-suite-4.3.tests.test_0" name="test_all" time="4"></testcase>'
                   f'<testcase classname="network-suite-4.3.tests.test_required_network" name="{name}" time="5">'
                   f'<failure message="{error.replace(chr(34), "&quot;")}">E       {error}</failure></testcase></testsuite>\n')
    with open(f"{folder}/console.log", "w", encoding="utf-8") as file:
        file.write(f"network-suite-4.3/{TEST} FAILED\n========= 1 failed, 1 passed in 9.00 seconds ==========\nFinished: FAILURE\n")


def main(folder, mebibytes):
    count = cycles(int(mebibytes) << 20)
    build = f"{folder}/{JOB}"
    if not os.path.exists(f"{build}/console.log"):
        for kind in FILES:
            print(f"making {build}/{FILES[kind]}", file=sys.stderr)
            write_log(build, kind, count)
        # Last, so that a run that was ended does not leave a build that looks whole.
        write_results(build)
    return build, count


if __name__ == "__main__":
    main(*sys.argv[1:])
