"""Makes inputs that are almost logs: real ones of Fixtures/, changed, alone and in containers."""

import bz2
import gzip
import io
import lzma
import random
import tarfile
import zipfile
from pathlib import Path

SUFFIXES = {".log", ".xml", ".md", ".txt", ".gz", ".xz", ".zst", ".bz2", ".zip"}
FOLDERS = ["builds", "formats", "locks", "reports", "windows", "explain", "standing"]
# Longer inputs are cut to a part of this size: what a change does is seen in a small one as well.
SIZE = 24 << 10

# Words that readers look for, and texts that are hard to show.
TOKENS = [text.encode() for text in """\
FAILED|ERROR at setup of |=== FAILURES ===|=== short test summary info ===|E   |Traceback (most recent call last):|Finished: FAILURE
Finished: SUCCESS|FAIL: |Ran 3 tests in 1s|<testcase classname="a" name="b">|<failure message="|]]>|<![CDATA[|</testsuite>|&#10;|&amp;|<?xml
<!DOCTYPE a [<!ENTITY b "c">]>|Lock Acquired to object 'EngineLock:{exclusiveLocks='[|=VM]', sharedLocks=''}'|Failed to Acquire Lock to object
Lock freed to object|2019-07-30 23:10:02,123-04 |ERROR |[org.ovirt.engine.core.bll.|\x1b[31m|\x1b]8;;http://x\x07|::error::|##[group]|<script>|```|``
|@someone|\u202e|\u0301|\ufe0f|\u0e33\u0e33|\U0001f468\u200d\U0001f469|99999999999999999999|-1|0x|%s%n|\\|'|"|$(id)|`id`|\t|\r|\r\n|\x00|\xff|build.json
# |@ 12:34:56|Build step |Started by |remote file |Pytest|+0200|24:61:61|1e999|{|}|[|]""".replace("\n", "|").split("|") if text]
TOKENS += [b"\xff", b"\xc3", b"\xf4\x90\x80\x80", b"\xed\xa0\x80", b"\n" * 50, b"A" * 3000, b"\xcc\x81" * 40]


def seeds(fixtures):
    """Every input of Fixtures/ by name, in an order that never changes."""
    found = []
    for folder in FOLDERS:
        for path in sorted((Path(fixtures) / folder).rglob("*")):
            if path.is_file() and path.suffix in SUFFIXES and not path.name.startswith("expected"):
                found.append((path.name, path.read_bytes()))
    return found


def part(data, rng):
    """A part of an input, from the beginning of a line on."""
    if len(data) <= SIZE or data[:2] in (b"\x1f\x8b", b"PK", b"BZ", b"\xfd7", b"\x28\xb5"):
        return data
    start = rng.choice([0, max(0, data.rfind(b"\n", 0, rng.randrange(len(data) - SIZE)) + 1)])
    return data[start:start + SIZE]


def change(data, others, rng):
    """One change."""
    data = bytearray(data)
    start = rng.randrange(len(data) + 1)
    end = min(len(data), start + rng.choice([1, 1, 2, 4, 20, 300, 3000]))
    kind = rng.randrange(11)
    if kind == 0 and data:
        data[start % len(data)] ^= 1 << rng.randrange(8)
    elif kind == 1:
        data[start:end] = rng.randbytes(end - start)
    elif kind == 2:
        del data[start:end]
    elif kind == 3:
        data[start:start] = data[start:end] * rng.choice([1, 2, 20])
    elif kind in (4, 5):
        data[start:start] = rng.choice(TOKENS) * rng.choice([1, 1, 1, 3, 30])
    elif kind == 6:
        other = rng.choice(others)
        cut = rng.randrange(len(other) + 1)
        data[start:end] = other[cut:cut + rng.choice([10, 200, 4000])]
    elif kind == 7:
        del data[start:]
    elif kind == 8:
        lines = data.split(b"\n")
        first, second = rng.randrange(len(lines)), rng.randrange(len(lines))
        lines[first], lines[second] = lines[second], lines[first]
        data = bytearray(b"\n".join(lines))
    elif kind == 9:
        data = data.replace(*rng.choice([(b"\n", b"\r\n"), (b"\n", b" "), (b" ", b"\t"), (b"0", b"9"), (b"[", b"("), (b"=", b"")]))
    else:
        line = data.rfind(b"\n", 0, start) + 1
        stop = data.find(b"\n", line) + 1 or len(data)
        data[line:line] = data[line:stop] * rng.choice([1, 5, 100])
    return bytes(data[:4 * SIZE])


def pack(name, data, rng):
    """A container of one kind, with the input in it, and its name."""
    kind = rng.choice(["gz", "xz", "bz2", "zip", "tar", "tar.gz", "zip in tar", "gz in zip"])
    if kind == "gz":
        return name + ".gz", gzip.compress(data, 1)
    if kind == "xz":
        return name + ".xz", lzma.compress(data, preset=0)
    if kind == "bz2":
        return name + ".bz2", bz2.compress(data, 1)
    if kind == "zip":
        return "all.zip", zipped(name, data, rng.choice([0, 8, 12, 14]))
    if kind == "zip in tar":
        return "all.tar", tarred("a.zip", zipped(name, data, 8), rng)
    if kind == "gz in zip":
        return "all.zip", zipped(name + ".gz", gzip.compress(data, 1), 0)
    tar = tarred(name, data, rng)
    return ("all.tar", tar) if kind == "tar" else ("all.tar.gz", gzip.compress(tar, 1))


def zipped(name, data, method):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        archive.writestr(zipfile.ZipInfo("logs/" + name), data, method)
        archive.writestr(zipfile.ZipInfo("notes.txt"), b"a line\n", method)
    return file.getvalue()


def tarred(name, data, rng):
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=rng.randrange(3)) as archive:
        for member, content in (("logs/" + name, data), ("x" * rng.choice([5, 90]) + "/second.log", b"a line\n")):
            info = tarfile.TarInfo(member)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return file.getvalue()


def mutants(fixtures, count, first):
    """So many inputs from a number on; the same number always gives the same one."""
    inputs = seeds(fixtures)
    others = [data for _, data in inputs]
    for number in range(first, first + count):
        rng = random.Random(number)
        name, data = rng.choice(inputs)
        data = part(data, rng)
        isPacked = rng.random() < 0.25
        if isPacked:
            if rng.random() < 0.5:
                data = change(data, others, rng)
            name, data = pack(name, data, rng)
        for _ in range(rng.choice([1, 1, 2, 3, 8])):
            data = change(data, others, rng)
        yield number, name, data
