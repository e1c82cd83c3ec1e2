"""seeds.py TARGET FOLDER: writes inputs to begin with, which the fuzzer then changes.

Those of the analysis are the constructs that its parser knows and patterns of the benchmarks; those of
the scanner choose single patterns and have a word for each; those of the readers are the beginnings of real
inputs, small containers, and rule files.
"""

import random
import sys
from pathlib import Path

HERE = Path(__file__).resolve()
ROOT = HERE.parents[2]
sys.path[:0] = [str(HERE.parents[1] / "data"), str(HERE.parents[1] / "mutations")]
import mutants  # noqa: E402
import signatures  # noqa: E402

CONSTRUCTS = r"""(?i)Kelvin Sign|(?i)straße|a(?-i)b|(?i:ab)c|[[:alpha:]]{8}|[^[:digit:]]x|[\w-]{3,}literal text
(?<name>abc)\k<name>|(?P<n>ab)(?P=n)|(?=ahead)ahead|(?!no)yes|(?<=be)hind|(?<!not )here|(?>atomic)x|a++b|a*?b
\Qquoted.\E+end|\x41\x{e9}\101\o{101}|\p{L}+\P{Lu}|\R\h\v\X\N|\bword\b|\Bword|^start|end$|\Astart\z|\Gx|no\Khit
(?|(a)|(b))\1|(?(1)a|b)|(?(DEFINE)(?<w>\w+))(?&w)|(?R)?x|(*COMMIT)a|(*SKIP)b|(*UCP)\w|(?#comment)abc|(?x) a b # c
a{2}b{1,}c{,3}|a{x}|[]a]|[^]a]|[a\]b]|[a-\d]|[\Qa-z\E]|literal text(?:one|two|three) more text|(?:)|()|(a|)b
(?s)a.b|(?m)^a$|(?n)(a)b|(?xx)[ a b ]c|(?U)a+b|\cA\e\0\t|\1(a)|(?1)(a)|(a(?1)?b)|\N{U+41}|ſtop|\u{212a}elvin"""
# libFuzzer puts these into inputs by themselves.
TOKENS = ["(?i)", "(?-i)", "(?:", "(?=", "(?!", "(?<=", "(?<!", "(?>", "(?|", "(?<n>", "(?x)", "(?s)", "(?m)", "\\\\Q", "\\\\E",
          "\\\\b", "\\\\d", "\\\\w", "\\\\s", "\\\\S", "\\\\K", "\\\\R", "\\\\X", "\\\\p{L}", "\\\\x{17f}", "\\\\1", "{2,3}", "{0}", "{,2}",
          "[^", "[[:alpha:]]", "*+", "+?", "(*ACCEPT)", "(?(1)", "(?R)", "(?&n)", "\\xE2\\x84\\xAA", "\\xC5\\xBF"]


def analysis():
    patterns = CONSTRUCTS.splitlines() + [part for line in CONSTRUCTS.splitlines() for part in line.split("|")]
    inputs = [pattern + "\nsome text\n" for pattern in patterns]
    rng = random.Random(1)
    inputs += [f"{s.pcre()}\n{s.hit(rng)}\n{s.miss(rng)}" for s in signatures.made(60)]
    return [text.encode() for text in inputs]


def scanner():
    head = [chr(1 << n % 8) if n < 8 else "\0" for n in range(16)]
    tail = ["\0" if n < 8 else chr(1 << n % 8) for n in range(16)]
    words = ["aa", "\x7f", "ABCD-99", "end\r\n", "a b c\n\n", "12ms", "\n", "axyzb", "x" * 700]
    seeds = [f"{a}{b}\7\100\1{word}" for a, b in zip(head, tail) for word in words]
    return [seed.encode() + bytes(range(0x80, 0x100, 5)) for seed in seeds]


def logs(suffixes, words=()):
    """Parts of the inputs of Fixtures/ with such names: the beginning, and where such words are."""
    for name, data in mutants.seeds(ROOT / "Fixtures"):
        if not any(suffix in name for suffix in suffixes):
            continue
        yield data[:4000]
        for word in words:
            place = data.find(word)
            if place >= 0:
                yield data[data.rfind(b"\n", 0, place) + 1:][:4000]


def archives():
    rng = random.Random(1)
    for _, data in list(mutants.seeds(ROOT / "Fixtures"))[:40]:
        yield mutants.pack("console.log", data[:1500], rng)[1]
    yield from (data for name, data in mutants.seeds(ROOT / "Fixtures") if name.endswith((".zip", ".gz", ".xz", ".zst", ".bz2")))


def rules():
    yield from (path.read_bytes() for path in sorted((ROOT / "Rules").rglob("*.yaml"))[:60])
    yield from (path.read_bytes() for path in sorted((ROOT / "Fixtures" / "rules").rglob("*.yaml")) if path.is_file())


MAKERS = {
    "analysis": analysis,
    "scanner": scanner,
    "console": lambda: logs(["console", ".md", ".txt"], [b"FAILURES", b"short test summary", b"Finished:", b"Traceback", b"ERROR"]),
    "junit": lambda: logs([".xml"], [b"<testcase", b"<failure"]),
    "locks": lambda: logs(["engine.log"], [b"Lock Acquired", b"Failed to Acquire", b"Lock freed"]),
    "archive": archives,
    "rules": rules,
}


def main(target, folder):
    folder = Path(folder)
    (folder / "seeds").mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(MAKERS[target]()):
        (folder / "seeds" / str(number)).write_bytes(seed)
    tokens = TOKENS
    if target not in ("analysis", "scanner"):
        tokens = ["".join(f"\\x{byte:02x}" for byte in token) for token in mutants.TOKENS if len(token) < 64]
    (folder / "tokens").write_text("".join(f'"{token}"\n' for token in tokens), encoding="utf-8")


main(*sys.argv[1:])
