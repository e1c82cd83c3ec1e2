"""Runs all rows in turn, round after round, so that a slow moment of the machine hits all of them."""

import statistics
import subprocess
import sys
from dataclasses import dataclass, field

from . import measure, paths

# How long a peer may take, and how long it may take to be run in every round.
LIMIT, LONG = 30, 10
# What is ours is always run to its end, and in every round.
OUR_LIMIT = 600


@dataclass
class Result:
    """All runs of one row."""

    row: object
    runs: list = field(default_factory=list)
    # Why there are none, or no more.
    failure: str = ""

    @property
    def is_late(self):
        return self.failure.startswith(">")

    def median(self, figure):
        return statistics.median(getattr(run, figure) for run in self.runs)


def run(rows, count):
    """Returns the result of each row, by its key."""
    results = {row.key: Result(row) for row in rows}
    for number in range(1, count + 1):
        _fill_page_cache()
        for row in rows:
            result = results[row.key]
            if not result.failure and not _took_long(result):
                _add(result, results, f"round {number}/{count}")
    return results


def _fill_page_cache():
    for log in paths.DATA.glob("*/engine.log*"):
        with open(log, "rb") as file:
            subprocess.run(["cat"], stdin=file, stdout=subprocess.DEVNULL, check=True)


def _took_long(result):
    return not result.row.is_ours and result.runs and result.runs[-1].seconds > LONG


def _add(result, results, progress):
    row = result.row
    if row.is_peer and _is_hopeless(row, results):
        result.failure = f"> {LIMIT} s"
        return
    for _ in range(row.repeats):
        run = measure.run(row.command, OUR_LIMIT if row.is_ours else LIMIT)
        if run.status == measure.LATE:
            result.failure = f"> {LIMIT} s"
        elif not run.is_good:
            result.failure = f"failed: {run.error or run.status}".replace(f"{paths.DATA}/", "")[:80]
        else:
            result.runs.append(run)
    told = result.failure or f"{result.runs[-1].seconds:.3f} s"
    print(f"{progress}: {row.label}: {told}", file=sys.stderr, flush=True)


def _is_hopeless(row, results):
    """Whether the tool was too slow with fewer signatures already."""
    return any(other.is_late for other in results.values()
               if (other.row.log, other.row.tool) == (row.log, row.tool)
               and other.row.signatures < row.signatures)
