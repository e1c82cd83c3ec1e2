"""The bars that the engine has to reach, each with what was measured in the same run."""

from dataclasses import dataclass
from operator import ge, le

from . import plan, tools
from .tables import markdown

HEAD = ["what", "measured", "bar", ""]
MEMORY_MIB = 64


@dataclass(frozen=True)
class Bar:
    """One measured figure; none where something it needs was not measured."""

    what: str
    measured: float
    bar: float
    unit: str = "×"
    better: object = ge

    def line(self):
        sign = {ge: "at least", le: "at most"}[self.better]
        verdict = "met" if self.better(self.measured, self.bar) else "**NOT met**"
        return [self.what, f"{self.measured:.2f} {self.unit}", f"{sign} {self.bar:g} {self.unit}", verdict]


def table(results, limits, extra):
    figures = _Figures(results)
    bars = _speed(figures, extra) + _growth(figures) + _program(figures) + _start(figures)
    bars += limits.bars(Bar) if limits else []
    return markdown(HEAD, [bar.line() for bar in bars if bar.measured is not None])


class _Figures:
    """Medians of what was measured, and ratios of them."""

    def __init__(self, results):
        self.results = results

    def of(self, figure, *key):
        result = self.results.get(key)
        return result.median(figure) if result and result.runs else None

    def ratio(self, one, other, figure="seconds"):
        one, other = self.of(figure, *one), self.of(figure, *other)
        return None if one is None or other is None else one / other

    def more(self, one, other, figure):
        one, other = self.of(figure, *one), self.of(figure, *other)
        return None if one is None or other is None else one - other


def _key(log, count, tool=tools.ENGINE, form="plain"):
    return log, form, count, tool


def _speed(figures, extra):
    wanted = [("64MiB", 1000, tools.RE2, 3), ("64MiB", 1000, tools.HYPERSCAN, 8), ("64MiB", 1000, tools.RIPGREP, 15)]
    wanted += [("64MiB", 1000, tool.name, 0.8) for tool in extra]
    wanted += [("1GiB", 1000, name, 3.5) for name in (tools.HYPERSCAN, tools.RE2, tools.RIPGREP)]
    wanted += [("1GiB", count, tools.HYPERSCAN, 0.85) for count in (10, 100)]
    return [Bar(f"engine's speed over {name}: {count:,} signatures, {log}",
                figures.ratio(_key(log, count, name), _key(log, count)), bar) for log, count, name, bar in wanted]


def _growth(figures):
    grown = [Bar(f"time with {count:,} signatures over that with 10: 1GiB",
                 figures.ratio(_key("1GiB", count), _key("1GiB", 10)), bar, better=le)
             for count, bar in ((1000, 1.3), (5000, 2))]
    threads = [Bar(f"two threads over one: {count:,} signatures, 1GiB",
                   figures.ratio(_key("1GiB", count), _key("1GiB", count, tools.ENGINE_2)), 1.7)
               for count in (10, 1000)]
    return grown + threads


def _program(figures):
    report, packed = _key("1GiB", plan.MORE, plan.REPORT), _key("1GiB", plan.MORE, plan.REPORT, "gz")
    zcat = _key("1GiB", "none", plan.ZCAT, "gz")
    peers = [Bar(f"report's speed over {name}: 1GiB, shipped rules and 1,000 more",
                 figures.ratio(_key("1GiB", 1000, name), report), 1)
             for name in (tools.HYPERSCAN, tools.RE2, tools.RIPGREP)]
    return [
        Bar("report's speed over the engine's: 1GiB, shipped rules and 1,000 more",
            figures.ratio(_key("1GiB", 1000), report), 0.5), *peers,
        Bar("engine on gz over zcat: 1GiB, 1,000 signatures",
            figures.ratio(_key("1GiB", 1000, form="gz"), zcat), 1.15, better=le),
        Bar("report on gz over zcat: 1GiB, shipped rules and 1,000 more", figures.ratio(packed, zcat), 1.15, better=le),
    ]


def _start(figures):
    def cpu(what, key, bar):
        seconds = figures.of("cpu", *key)
        return Bar(what, None if seconds is None else seconds * 1000, bar, "ms", le)

    def memory(what, count, tool):
        above = figures.more(_key("1GiB", count, tool), _key(plan.ONE_LINE, count, tool), "peak_mib")
        return Bar(what, above, MEMORY_MIB, "MiB", le)

    return [
        cpu("CPU of report on a log of one line, shipped rules", _key(plan.ONE_LINE, plan.SHIPPED, plan.REPORT), 40),
        cpu("CPU of the engine on a log of one line, 5,000 signatures", _key(plan.ONE_LINE, 5000), 150),
        memory("peak memory of the engine above that with one line: 1GiB, 5,000 signatures", 5000, tools.ENGINE),
        memory("peak memory of report above that with one line: 1GiB, shipped rules and 1,000 more", plan.MORE, plan.REPORT),
    ]
