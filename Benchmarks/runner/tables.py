"""The table of what was measured."""

from . import paths, plan, tools

HEAD = ["log", "input", "signatures", "tool", "seconds", "MB/s", "CPU s", "peak MiB", "engine is × as fast", "runs"]


def markdown(head, rows):
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines) + "\n"


def measured(results):
    return markdown(HEAD, [_line(result, results) for result in results.values()])


def _line(result, results):
    row = result.row
    start = [row.log, row.form, f"{row.signatures:,}" if isinstance(row.signatures, int) else row.signatures, row.tool]
    if not result.runs:
        return start + [result.failure, "", "", "", "", 0]
    seconds = result.median("seconds")
    return start + [f"{seconds:.3f}", _speed(row.log, seconds), f"{result.median('cpu'):.3f}",
                    f"{max(run.peak_mib for run in result.runs):.0f}", _ratio(result, results), len(result.runs)]


def _speed(log, seconds):
    if log == plan.ONE_LINE:
        return ""
    return f"{(paths.DATA / log / 'engine.log').stat().st_size / 1e6 / seconds:,.0f}"


def _ratio(result, results):
    """How much faster the engine is, with one thread, on the same input."""
    row = result.row
    count = 1000 if isinstance(row.signatures, str) else row.signatures
    engine = results.get((row.log, row.form, count, tools.ENGINE))
    if row.log == plan.ONE_LINE or not engine or not engine.runs:
        return ""
    return f"{result.median('seconds') / engine.median('seconds'):.2f}"


def told(differences):
    """All tools that find something else, so that nobody reads past them."""
    if not differences:
        return "All tools that were compared find the same lines.\n"
    return "\n".join(["**Not all tools find the same lines:**", ""] +
                     [f"- {'(!) the ENGINE: ' if d.is_ours else ''}{d.text}" for d in differences]) + "\n"
