#!/usr/bin/env python3
"""make.py FOLDER: makes the logs and signature sets that are not there yet.

FOLDER/<size>/engine.log and engine.log.gz, FOLDER/1line/engine.log, FOLDER/<count>.pcre and its spellings for the peers, and
FOLDER/rules/ with the first 1,000 signatures as a rule file.
"""

import functools
import multiprocessing
import os
import shutil
import subprocess
import sys

import signatures
from logs import Log

COUNTS = (10, 100, 1000, 5000)
PART = 64 << 20
# The folder's name, its size and the seed of its first part.
LOGS = (("4MiB", 4 << 20, 5), ("64MiB", PART, 7), ("1GiB", 1 << 30, 11))
RULE_COUNT = 1000


@functools.cache
def all_signatures():
    return signatures.made(COUNTS[-1])


def write_sets(folder):
    """One file for each count and spelling.

    ripgrep and grep -P join all patterns by `|`, so each is wrapped in a group: a `(?i)` would
    otherwise hold for those behind it.
    """
    for count in COUNTS:
        chosen = all_signatures()[:count]
        wrapped = [f"(?:{s.pcre()})" for s in chosen]
        spellings = {"pcre": [s.pcre() for s in chosen], "ere": [s.ere() for s in chosen],
                     "bytes": [f"(?:{s.byte_pattern()})" for s in chosen], "joined": ["|".join(wrapped)]}
        for name, lines in spellings.items():
            with open(f"{folder}/{count}.{name}", "w", encoding="utf-8") as file:
                file.writelines(line + "\n" for line in lines)


def write_rules(folder):
    """The first signatures as rules about lines of engine.log."""
    os.makedirs(folder, exist_ok=True)
    with open(f"{folder}/bench.yaml", "w", encoding="utf-8") as file:
        for index, signature in enumerate(all_signatures()[:RULE_COUNT]):
            pattern = signature.pcre().replace("'", "''")
            file.write(f"---\nid: bench/signature-{index}\ntitle: signature {index}\nmatch:\n  engine: '{pattern}'\n")


def write_part(job):
    path, size, seed = job
    with open(path, "wb", buffering=1 << 20) as file:
        Log(all_signatures(), seed).write(file, size)


def write_log(folder, size, seed):
    """A log, made in parts on all cores; the packed one beside it."""
    os.makedirs(folder, exist_ok=True)
    path = f"{folder}/engine.log"
    jobs = [(f"{path}.{n}", min(PART, size - n * PART), seed + n) for n in range(-(-size // PART))]
    with multiprocessing.Pool() as pool:
        pool.map(write_part, jobs, chunksize=1)
    with open(f"{path}.new", "wb") as whole:
        for part, _, _ in jobs:
            with open(part, "rb") as file:
                shutil.copyfileobj(file, whole, 1 << 20)
            os.remove(part)
    with open(f"{path}.gz", "wb") as packed:
        subprocess.run(["gzip", "-nc", f"{path}.new"], stdout=packed, check=True)
    # Last, so that a run that was ended does not leave a log that looks whole.
    os.rename(f"{path}.new", path)


def write_one_line(folder):
    """What a start costs is seen where there is next to nothing to search."""
    os.makedirs(folder, exist_ok=True)
    with open(f"{folder}/engine.log", "w", encoding="utf-8") as file:
        file.write("2019-07-01 00:00:00,000-04 INFO  [org.ovirt.engine.core.bll.Backend] (ServerService Thread Pool -- 43) [] Start initializing Backend\n")


def main(folder):
    os.makedirs(folder, exist_ok=True)
    write_sets(folder)
    write_rules(f"{folder}/rules")
    for name, size, seed in LOGS:
        if not os.path.exists(f"{folder}/{name}/engine.log"):
            print(f"making {folder}/{name}", file=sys.stderr)
            write_log(f"{folder}/{name}", size, seed)
    write_one_line(f"{folder}/1line")


if __name__ == "__main__":
    main(*sys.argv[1:])
