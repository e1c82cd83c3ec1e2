"""Builds the programs and makes the data."""

import subprocess
import sys

from . import paths

PRODUCTS = ("engine-bench", "engine-bounds", "ost-triage")


def all_that_is_needed():
    paths.SCRATCH.mkdir(exist_ok=True)
    _run("make", "-s", "-C", paths.BENCHMARKS / "peers", f"OUT={paths.PEERS}")
    _run(sys.executable, paths.BENCHMARKS / "data/make.py", paths.DATA)
    for product in PRODUCTS:
        # As `make build` does it, so that nothing is compiled twice.
        _run("swift", "build", "-c", "release", "--static-swift-stdlib", "--product", product)


def _run(*command):
    # Standard output is for the tables.
    subprocess.run([str(word) for word in command], cwd=paths.REPOSITORY, stdout=sys.stderr, check=True)
