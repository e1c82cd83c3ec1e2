"""The bounds of hostile patterns, as engine-bounds measures them."""

import re
import subprocess
from dataclasses import dataclass
from operator import le

from . import paths


@dataclass(frozen=True)
class Bounds:
    """Its table, and the slowest searches that each kind of bound stopped, in milliseconds."""

    table: str
    steps: float
    time: float
    differing: int

    def bars(self, bar):
        return [bar("hostile pattern and line: slowest stop by the step budget", self.steps, 250, "ms", le),
                bar("hostile pattern and line: slowest stop by the backstop", self.time, 310, "ms", le),
                bar("hostile pattern and line: pairs whose verdict differs in ten runs", self.differing, 0, "", le)]


def measured():
    program = paths.PROGRAMS / "engine-bounds"
    text = subprocess.run([program], capture_output=True, text=True).stdout
    steps, time, differing = re.search(
        r"slowest stop: (\S+) ms by steps, (\S+) ms by time; verdicts differ: (\d+)", text).groups()
    return Bounds(text, float(steps), float(time), int(differing))
