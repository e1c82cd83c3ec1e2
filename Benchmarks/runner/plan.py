"""What is measured: one row for each tool, log, form of input and number of signatures."""

from dataclasses import dataclass, field

from . import paths, tools

COUNTS = (10, 100, 1000, 5000)
# Peers that are measured on the large log, and with how many signatures.
LARGE = {tools.HYPERSCAN: (10, 100, 1000), tools.RE2: (10, 1000), tools.RIPGREP: (10, 1000)}
ONE_LINE = "1line"
SHIPPED, MORE = "shipped", "shipped + 1000"
REPORT, ZCAT = "ost-triage report", "zcat >/dev/null"
# Runs that end at once are repeated within a round, for their clock is coarse.
STARTS_A_ROUND = 7


@dataclass(frozen=True)
class Row:
    """One thing to measure."""

    log: str
    form: str
    signatures: object
    tool: str
    command: list = field(hash=False)
    tells: str = None
    is_ours: bool = False
    is_peer: bool = False
    repeats: int = 1

    @property
    def label(self):
        return f"{self.log} {self.form} {self.signatures} {self.tool}"

    @property
    def key(self):
        return self.log, self.form, self.signatures, self.tool


def searching_tools(extra):
    return tools.engine_tools() + tools.peers() + extra


def rows(extra):
    """All rows, in the order in which they take turns."""
    found = []
    for log in ("64MiB", "1GiB"):
        for count in COUNTS:
            found += _plain(log, count, extra) + _packed(log, count)
        found += _whole_program(log)
    return found + _starts()


def _log(name, form="plain"):
    return paths.DATA / name / ("engine.log" if form == "plain" else "engine.log.gz")


def _row(log, form, count, tool, path):
    return Row(log, form, count, tool.name, tool.arguments(count, path), tool.tells,
               is_ours=tool.is_ours, is_peer=not tool.is_ours)


def _plain(log, count, extra):
    peers = [tool for tool in tools.peers() if log != "1GiB" or count in LARGE.get(tool.name, ())]
    return [_row(log, "plain", count, tool, _log(log)) for tool in tools.engine_tools() + extra + peers]


def _packed(log, count):
    return [_row(log, "gz", count, tool, _log(log, "gz")) for tool in tools.packed_engine_tools()]


def _report(path, rules):
    more = ["--rules", str(paths.DATA / "rules")] if rules == MORE else []
    return [str(paths.PROGRAMS / "ost-triage"), "report", str(path), "--progress", "never", *more]


def _whole_program(log):
    zcat = ["sh", "-c", 'exec zcat "$1" >/dev/null', "sh", str(_log(log, "gz"))]
    return [
        Row(log, "plain", SHIPPED, REPORT, _report(_log(log), SHIPPED), is_ours=True),
        Row(log, "plain", MORE, REPORT, _report(_log(log), MORE), is_ours=True),
        Row(log, "gz", MORE, REPORT, _report(_log(log, "gz"), MORE), is_ours=True),
        Row(log, "gz", "none", ZCAT, zcat),
    ]


def _starts():
    found = [Row(ONE_LINE, "plain", rules, REPORT, _report(_log(ONE_LINE), rules), is_ours=True, repeats=STARTS_A_ROUND)
             for rules in (SHIPPED, MORE)]
    engine = tools.engine_tools()[0]
    return found + [Row(ONE_LINE, "plain", count, engine.name, engine.arguments(count, _log(ONE_LINE)), is_ours=True,
                        repeats=STARTS_A_ROUND) for count in COUNTS]
