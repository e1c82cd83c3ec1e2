"""Makes fixtures: `make.py [builds] [formats] [number...]`; everything without arguments."""

import shutil
import sys

import builds
import formats


def make_builds(only):
    for branch, table in (('4.3', builds.BRANCH_43), ('master', builds.MASTER)):
        for number, (environment, plan, faults, leaves, options) in table.items():
            if only and number not in only:
                continue
            build = builds.Build(branch, number, environment, plan, faults, leaves, options)
            # the tool's own report stays, so that a test tells what changed
            kept = build.folder / 'expected.json'
            report = kept.read_bytes() if kept.exists() else None
            if build.folder.exists():
                shutil.rmtree(build.folder)
            build.make()
            if report is not None:
                kept.write_bytes(report)
            print(branch, number, leaves, build.counts)
    if not only or 87 in only:
        builds.make_qe_run()


def main():
    words = [word for word in sys.argv[1:] if not word.isdigit()]
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    if not words or 'builds' in words:
        make_builds(numbers)
    if not words or 'formats' in words:
        formats.make()


if __name__ == '__main__':
    main()
