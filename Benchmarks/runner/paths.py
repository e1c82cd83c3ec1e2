"""Where things are, all below the repository."""

from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
BENCHMARKS = REPOSITORY / "Benchmarks"
README = BENCHMARKS / "README.md"
SCRATCH = REPOSITORY / ".build-bench"
DATA = SCRATCH / "data"
PEERS = SCRATCH / "peers"
PROGRAMS = REPOSITORY / ".build/release"
METER = PEERS / "meter"
