#!/usr/bin/env python3
"""Writes Fixtures/standing: small builds with the histories that standings are told from.

A build is a console as short as it can be. The faults are no real ones: each names the rule of
Fixtures/standing/rules that recognises it.
"""
import datetime
import json
import pathlib
import shutil

ROOT = pathlib.Path(__file__).resolve().parent.parent / "standing"
MASTER = "network-suite-master"
OLD = "network-suite-4.3"
LATER = "network-suite-4.4"


def nightly(number, day, fault=None, engine=None, suite=OLD, **more):
    """A build that began at 02:50 UTC of a day in September 2019."""
    return dict(suite=suite, number=number, day=day, fault=fault, engine=engine, **more)


def quiet(numbers, first, **more):
    """Builds of one day after the other without a fault."""
    return [nightly(n, first + i, **more) for i, n in enumerate(numbers)]


# The rules: by-date is fixed on 4.3 on September 10, by-build since build 203, by-version in
# 4.3.6.2, elsewhere on master on September 10 (4.4.0), elsewhere-by-build on master since build
# 1100, everywhere on all branches on September 10, nowhere has no fix.
CASES = {
    "known-without-fix": [nightly(200, 8, "nowhere"), *quiet([201, 202], 9)],
    "known-before-the-fix": [nightly(200, 8, "by-date"), *quiet([201, 202], 11)],
    "known-on-the-day-of-the-fix": [nightly(200, 10, "by-date")],
    "known-before-the-fix-elsewhere": [nightly(200, 10, "elsewhere")],
    "known-by-yesterdays-sources": [
        nightly(200, 11, "by-date", "4.3.6.1-0.0.master.20190910093047.gitd6bf2da.el7")
    ],
    "backport-missing": [nightly(200, 9, "elsewhere"), nightly(202, 11, "elsewhere")],
    "backport-missing-since-a-build": [
        nightly(1100, 10, suite=MASTER), nightly(202, 11, "elsewhere-by-build"),
    ],
    "regressed-by-date": [nightly(200, 8, "by-date"), nightly(203, 11, "by-date")],
    "regressed-by-build": [nightly(202, 8, "by-build"), nightly(203, 9, "by-build", dated=False)],
    "regressed-by-version": [
        nightly(200, 8, "by-version", "4.3.6.1-1.el7"),
        nightly(201, 9, "by-version", "4.3.6.2-1.el7"),
    ],
    "regressed-between-dated-builds": [
        nightly(203, 11), nightly(204, 12, "by-date", dated=False), nightly(205, 13),
    ],
    "regressed-on-a-later-branch": [
        nightly(7, 12, "elsewhere", "4.4.1.2-1.el8", suite=LATER)
    ],
    "regressed-on-all-branches": [
        nightly(203, 11, "everywhere"), nightly(1103, 9, "everywhere", suite=MASTER),
    ],
    "likely-fixed": [nightly(200, 8, "by-date"), *quiet(range(203, 208), 11)],
    "likely-fixed-by-build": [
        nightly(200, 8, "by-build"), *quiet(range(201, 209), 9, dated=False),
    ],
    "not-yet-likely-fixed": [
        nightly(200, 8, "by-date"), *quiet(range(203, 206), 11),
        # What did not reach the tests is no sign of anything.
        nightly(206, 14, stage="deploy"), nightly(207, 15, stage="abort"),
        nightly(208, 16, stage="silent"),
    ],
    # The test that failed may be the one that is skipped now.
    "not-yet-likely-fixed-but-skipped": [
        nightly(200, 8, "by-date"), *quiet(range(203, 209), 11, skips=1),
    ],
    # A job that is made anew counts from 1 again: starts tell which build is later.
    "likely-fixed-with-numbers-anew": [nightly(200, 8, "by-date"), *quiet(range(1, 6), 12)],
    "not-stale-with-numbers-anew": [
        nightly(200, 8, "nowhere"), *quiet(range(201, 206), 9), nightly(1, 20, "nowhere"),
    ],
    "stale": [nightly(200, 8, "nowhere"), *quiet(range(201, 206), 9)],
    "stale-although-fixed-elsewhere": [
        nightly(200, 11, "elsewhere"), *quiet(range(201, 206), 12),
    ],
    "hidden-by-another-fault": [
        nightly(200, 8, "nowhere"), *quiet(range(201, 205), 9), nightly(205, 13, "by-build"),
    ],
    "unknown-place": [nightly(None, 8, "nowhere", dated=False)],
    "unknown-time": [nightly(200, 8, "by-date", dated=False)],
    "unknown-time-of-the-fix": [nightly(200, 8, "elsewhere-by-build")],
}

FIXES = {
    "by-date": "[{branch: '4.3', date: 2019-09-10, change: a1}]",
    "by-build": "[{branch: '4.3', build: 203, change: b2}]",
    "by-version": "[{branch: '4.3', version: 4.3.6.2, change: c3}]",
    "elsewhere": "[{branch: master, date: 2019-09-10, version: 4.4.0, change: d4}]",
    "elsewhere-by-build": "[{branch: master, build: 1100, change: e5}]",
    "everywhere": "[{branch: '*', date: 2019-09-10, change: f6}]",
    "nowhere": None,
}


def console(build):
    date = datetime.datetime(2019, 9, build["day"], 2, 50)
    lines = []
    if build.get("dated", True):
        lines.append(f"@@ {date:%a %b %d %H:%M:%S} UTC 2019 Running chroot for script: x.sh")
    if build["engine"]:
        lines += ["Installed:", f"  ovirt-engine-{build['engine']}.noarch"]
    stage = build.get("stage")
    if stage == "deploy":
        lines.append("@@@ ERROR: Failed in deploy stage")
    elif stage == "abort":
        lines.append("Build was aborted")
    elif stage is None:
        lines += tests(build["suite"], build["fault"], build.get("skips", 0))
    passed = stage is None and build["fault"] is None
    lines.append(f"Finished: {'SUCCESS' if passed else 'ABORTED' if stage == 'abort' else 'FAILURE'}")
    return "\n".join(lines) + "\n"


def tests(suite, fault, skips):
    head = "============================= test session starts =============================="
    file = f"{suite}/tests/test_bond.py"
    if fault is None:
        told = f"{3 - skips} passed" + (f", {skips} skipped" if skips else "")
        end = f"=========================== {told} in 42.00 seconds ==========================="
        return [head, "collected 3 items", "", f"{file} {'.' * (3 - skips)}{'s' * skips}", "", end]
    return [
        head, "collected 3 items", "", f"{file} .F.", "",
        "=================================== FAILURES ===================================",
        "_________________________________ test_attach __________________________________",
        "",
        ">       service.setup_networks()",
        "",
        f"{file}:12: ",
        "E       Error: Fault reason is \"Operation Failed\". "
        f"Fault detail is \"[Cannot do what {fault} recognises.]\". HTTP response code is 409.",
        "",
        f"{file}:12: Error",
        "===================== 1 failed, 2 passed in 42.00 seconds ======================",
    ]


def main():
    cases = ROOT / "cases"
    shutil.rmtree(cases, ignore_errors=True)
    for name, builds in CASES.items():
        for build in builds:
            number = build["number"]
            folder = cases / name
            folder /= "undated" if number is None else f"ovirt-system-tests_{build['suite']}/{number}"
            folder.mkdir(parents=True)
            (folder / "console.log").write_text(console(build))
            if number is None:
                branch = build["suite"].rsplit("-", 1)[1]
                (folder / "build.json").write_text(
                    json.dumps({"branch": branch, "suite": build["suite"]}) + "\n")
    rules = ROOT / "rules" / "standing"
    shutil.rmtree(rules, ignore_errors=True)
    rules.mkdir(parents=True)
    for name, fixes in FIXES.items():
        (rules / f"{name}.yaml").write_text(
            f"id: standing/{name}\n"
            f"title: what is fixed {name.replace('-', ' ')}\n"
            f"match:\n  fault: 'Cannot do what {name} recognises'\n"
            "explanation:\n  status: confirmed\n  reason: it was made to happen\n"
            + (f"fixes: {fixes}\n" if fixes else "")
            + "examples:\n"
            f"  matches: ['«Cannot do what {name} recognises».']\n"
            f"  rejects: ['Cannot do what {name}-not recognises.']\n")


if __name__ == "__main__":
    main()
