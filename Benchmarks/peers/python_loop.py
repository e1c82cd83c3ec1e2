"""python_loop.py PATTERNS LOG: on every line, one pattern after the other, with Python's re."""

import re
import sys


def main(patterns_path, log_path):
    with open(patterns_path, encoding="utf-8") as file:
        patterns = [re.compile(line.rstrip("\n")) for line in file]
    with open(log_path, encoding="utf-8", errors="replace", newline="\n") as log:
        for number, line in enumerate(log, 1):
            line = line.rstrip("\n")
            for index, pattern in enumerate(patterns):
                if pattern.search(line):
                    print(number, index, sep="\t")


main(*sys.argv[1:])
