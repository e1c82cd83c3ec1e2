"""Runs one command and tells what it took, and what it found."""

import hashlib
import subprocess
import tempfile
from dataclasses import dataclass, field

from . import paths

LATE = 124


@dataclass(frozen=True)
class Run:
    """What a command took, measured from outside."""

    seconds: float
    cpu: float
    peak_mib: float
    status: int
    output: bytes = field(repr=False)
    error: str

    @property
    def is_good(self):
        # grep and its kin say by 1 that they found nothing.
        return self.status in (0, 1)

    def pairs(self):
        """What was found, as lines `LINE<tab>PATTERN`, in one order."""
        return sorted(set(self.output.split(b"\n")) - {b""})

    def lines(self):
        """The numbers of the matching lines, of output that begins its lines with them."""
        numbers = {row.replace(b":", b"\t").split(b"\t")[0] for row in self.output.split(b"\n")}
        return sorted(int(number) for number in numbers if number.isdigit())

    def line_count(self, tells):
        return int(self.output) if tells == "count" else len(self.lines())


def digest(found):
    return hashlib.sha256(repr(found).encode()).hexdigest()


def run(command, limit):
    """Runs a command to its end, or for so many seconds."""
    with tempfile.NamedTemporaryFile("r") as figures, tempfile.TemporaryFile() as output, \
            tempfile.TemporaryFile() as error:
        subprocess.run([str(paths.METER), figures.name, str(limit), *command],
                       stdin=subprocess.DEVNULL, stdout=output, stderr=error, check=True)
        wall, cpu, peak, status = figures.read().split()
        output.seek(0)
        error.seek(0)
        said = error.read().decode(errors="replace").strip().splitlines() or [""]
        return Run(float(wall), float(cpu), int(peak) / 1024, int(status), output.read(), said[-1])
