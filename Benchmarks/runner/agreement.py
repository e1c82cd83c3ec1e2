"""Checks that all tools find the same lines.

On a small log every tool tells line numbers; PCRE2 alone, pattern after pattern on each line, is the
reference. On the large logs those that tell pairs are compared by them, the others by count.
"""

import sys
from dataclasses import dataclass

from . import measure, paths, plan, tools

LOG = "4MiB"
LIMIT = 30
# Without the reference nothing is known; with 5,000 signatures it takes some 15 s.
REFERENCE_LIMIT = 300


@dataclass(frozen=True)
class Difference:
    """A tool that finds something else than the reference."""

    text: str
    is_ours: bool


def check(searching):
    """Compares all tools on the small log."""
    return [difference for count in plan.COUNTS for difference in _check(searching, count)]


def _check(searching, count):
    log = paths.DATA / LOG / "engine.log"
    runs = {}
    for tool in searching:
        print(f"agreement: {count} {tool.name}", file=sys.stderr, flush=True)
        limit = REFERENCE_LIMIT if tool.name == tools.REFERENCE else LIMIT
        run = measure.run(tool.arguments(count, log, numbered=True), limit)
        if run.is_good:
            runs[tool] = run
        elif tool.is_ours or tool.name == tools.REFERENCE:
            yield Difference(f"{LOG}, {count} signatures: {tool.name} failed: {run.error or run.status}", True)
    reference = next((run for tool, run in runs.items() if tool.name == tools.REFERENCE), None)
    if reference is None:
        return
    for tool, run in runs.items():
        if run.lines() != reference.lines() or tool.is_ours and run.pairs() != reference.pairs():
            yield Difference(f"{LOG}, {count} signatures: {tool.name} finds {len(run.lines())} lines, "
                             f"not {len(reference.lines())}{_first(run, reference)}", tool.is_ours)


def _first(run, reference):
    lines = sorted(set(run.lines()) ^ set(reference.lines()))
    return f"; first at line {lines[0]}" if lines else " (other patterns)"


def between(results):
    """Compares what was found in the logs that were measured, with the engine as the measure.

    Where the reference ran it decides; where it took too long, a difference may be the engine's fault
    or the tool's, so it is told and not judged.
    """
    return [difference for result in results.values() if result.row.tells and result.runs
            and result.row.tool != tools.ENGINE for difference in _compare(result, results)]


def _compare(result, results):
    row = result.row
    engine = results.get((row.log, "plain", row.signatures, tools.ENGINE))
    if not engine or not engine.runs:
        return
    ours, run = engine.runs[0], result.runs[0]
    where = f"{row.log} {row.form}, {row.signatures} signatures"
    is_ours = row.is_ours or row.tool == tools.REFERENCE
    if run.line_count(row.tells) != ours.line_count("pairs"):
        yield Difference(f"{where}: {row.tool} finds {run.line_count(row.tells)} lines, "
                         f"the engine {ours.line_count('pairs')}", is_ours)
    elif row.tells == "pairs" and measure.digest(run.lines()) != measure.digest(ours.lines()):
        yield Difference(f"{where}: {row.tool} finds other lines than the engine", is_ours)
    elif is_ours and run.pairs() != ours.pairs():
        yield Difference(f"{where}: {row.tool} finds other patterns than the engine", True)
