"""The tools that are compared, and the commands that run them."""

import argparse
import shlex
import sys
from dataclasses import dataclass

from . import paths

ENGINE, ENGINE_2 = "engine", "engine, 2 threads"
HYPERSCAN, RE2, RIPGREP, REFERENCE = "Hyperscan, block", "RE2 set", "rg --no-unicode -f", "PCRE2-JIT loop"
BENCH = str(paths.PROGRAMS / "engine-bench")


@dataclass(frozen=True)
class Tool:
    """A command with places for its files: {rules} {ere} {bytes} {joined} {log}.

    `tells` says what it prints: "pairs" of line and pattern, or the "count" of lines; `numbered` is
    then the command that prints `LINE:` instead.
    """

    name: str
    command: tuple
    tells: str = "pairs"
    numbered: tuple = ()

    @property
    def is_ours(self):
        return self.name in (ENGINE, ENGINE_2)

    def arguments(self, signatures, log, numbered=False):
        files = {name: f"{paths.DATA}/{signatures}.{name}" for name in ("ere", "bytes", "joined")}
        files |= {"rules": f"{paths.DATA}/{signatures}.pcre", "log": str(log)}
        command = self.numbered if numbered and self.numbered else self.command
        # Not str.format: a command may well have braces of its own.
        for name, path in files.items():
            command = [word.replace("{" + name + "}", path) for word in command]
        return list(command)


def _grep(name, *command):
    return Tool(name, (*command[:1], "-c", *command[1:]), "count", (*command[:1], "-n", *command[1:]))


def _in_c_locale(tool):
    prefix = ("env", "LC_ALL=C")
    return Tool(tool.name, prefix + tool.command, tool.tells, prefix + tool.numbered)


def engine_tools():
    return [Tool(ENGINE, (BENCH, "{rules}", "{log}")),
            Tool(ENGINE_2, (BENCH, "-t", "2", "{rules}", "{log}"))]


def packed_engine_tools():
    shell = ("sh", "-c", 'log=$1; shift; zcat "$log" | "$@"', "sh", "{log}", BENCH)
    return [Tool(ENGINE, (*shell, "{rules}", "-")), Tool(ENGINE_2, (*shell, "-t", "2", "{rules}", "-"))]


def peers():
    """The peers that are here; Hyperscan is for x86 only."""
    hyperscan = paths.PEERS / "hyperscan"
    found = [
        Tool(HYPERSCAN, (str(hyperscan), "block", "{rules}", "{log}")),
        Tool("Hyperscan, line", (str(hyperscan), "line", "{rules}", "{log}")),
    ] if hyperscan.exists() else []
    return found + [
        Tool(RE2, (f"{paths.PEERS}/re2_set", "{rules}", "{log}")),
        _grep(RIPGREP, "rg", "-a", "--no-heading", "--no-unicode", "-f", "{bytes}", "{log}"),
        _in_c_locale(_grep("grep -E -f", "grep", "-a", "-E", "-f", "{ere}", "{log}")),
        _in_c_locale(_grep("grep -P -f", "grep", "-a", "-P", "-f", "{joined}", "{log}")),
        _grep("pcre2grep -f", "pcre2grep", "-f", "{rules}", "{log}"),
        Tool(REFERENCE, (f"{paths.PEERS}/pcre2_loop", "{rules}", "{log}")),
        Tool("Python re loop", (sys.executable, f"{paths.BENCHMARKS}/peers/python_loop.py", "{rules}", "{log}")),
    ]


def extra_tool(text):
    """A tool from the command line; it prints pairs as the engine does, or a count."""
    name, equals, command = text.partition("=")
    if not (name and equals and "{log}" in command):
        raise argparse.ArgumentTypeError("wants NAME=COMMAND with {rules} and {log} in the command")
    return Tool(name, tuple(shlex.split(command)))
