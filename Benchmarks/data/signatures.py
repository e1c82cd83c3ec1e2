"""Makes a set of signatures in the style of the engine's messages.

Of a hundred, ten ignore case, two have no literal worth searching for, one ends at the line's end,
and one in two hundred has a Hebrew name. None has a lookaround or a backreference, so that engines
without backtracking can run the same set.
"""

import random

from parts import (Choice, Hole, Literal, any_uuid, anything, bracketed, java_package, long_number,
                   name, number, quoted)
from words import ACTIONS, EXCEPTIONS, FAILURES, HEBREW, NOUNS, OBJECTS, REASONS, SUBJECTS, babble

CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Signature:
    """A pattern in all spellings, and texts that it finds or just misses."""

    def __init__(self, parts, folds=False, at_end=False):
        self.parts, self.folds, self.at_end = parts, folds, at_end

    def pcre(self):
        return "(?i)" * self.folds + "".join(p.pcre() for p in self.parts) + "$" * self.at_end

    def ere(self):
        return "".join(p.ere(self.folds) for p in self.parts) + "$" * self.at_end

    def byte_pattern(self):
        """The pattern where a character beyond ASCII has to be told by its bytes."""
        return "".join(c if c.isascii() else "".join(f"\\x{b:02x}" for b in c.encode())
                       for c in self.pcre())

    def hit(self, rng):
        text = "".join(part.fit(rng) for part in self.parts)
        return rng.choice((str.upper, str.lower, str.title))(text) if self.folds else text

    def miss(self, rng):
        """A text that has the literals and does not match; none where all is literal."""
        holes = [part for part in self.parts if part.near]
        if not holes:
            return None
        wrong = rng.choice(holes)
        return "".join(p.near(rng) if p is wrong else p.fit(rng) for p in self.parts)


def made(count, seed=20240501):
    """The first so many signatures; those of a smaller count are the first of a larger one."""
    rng = random.Random(seed)
    all_of_them, known = [], set()
    while len(all_of_them) < count:
        signature = _next(rng, len(all_of_them))
        if signature.pcre() not in known:
            known.add(signature.pcre())
            all_of_them.append(signature)
    return all_of_them


def _next(rng, index):
    if index % 50 == 7:
        return Signature(_without_literal(rng))
    folds = index % 10 == 3
    parts = _message(rng, index)
    if index % 200 == 42:
        parts = [Literal(f"{rng.choice(HEBREW)}-{rng.choice(HEBREW)} ")] + parts
    return Signature(parts, folds, at_end=index % 100 == 61)


def _camel(rng, words):
    return "".join(rng.sample(NOUNS, words))


def _message(rng, index):
    subject, failure, thing = rng.choice(SUBJECTS), rng.choice(FAILURES), rng.choice(OBJECTS)
    reason, error, command = rng.choice(REASONS), rng.choice(EXCEPTIONS), _camel(rng, 3)
    shapes = [
        ["Cannot ", Choice(*rng.choice(ACTIONS)), f" {subject}. {subject} ", name(), f" {failure} {thing}"],
        [f"{subject} ", name(), f" {failure} {thing} ", quoted()],
        [f"Another {' '.join(rng.sample(NOUNS, 3))}", anything(), f"in progress on {thing}"],
        ['Fault detail is "', bracketed(), f" {reason} ({_camel(rng, 2)})"],
        [f"{reason} on {thing} (code=", number(), ", ", name(), ")"],
        [f"{_camel(rng, 2)}{error}Exception: ", anything(), reason],
        ["at ", java_package(), f".{command}.execute({command}.java:", number(), ")"],
        [f"{error}Error: ", anything(), f"{reason} for {subject.lower()} ", number()],
        ["_".join(rng.sample(NOUNS, 3)).lower() + "() took ", number(), " ms, limit is ", long_number()],
        ["VDSM ", name(), f" command {command} failed: ", anything(), reason],
        [f"{subject} ", any_uuid(), f" {failure} ", name(), f": {reason}"],
        ["rc=-", number(), f" {'_'.join(rng.sample(NOUNS, 2)).upper()}_{error.upper()}_{index}"],
        [f"{reason}; ", Choice("retrying", "giving up", "skipped"), f" {thing} after ", number(), " attempts"],
        [f"{failure} {thing} by ", name(), " (", name(), f") {_camel(rng, 2)}"],
    ]
    return [Literal(p) if isinstance(p, str) else p for p in rng.choice(shapes)]


def _without_literal(rng):
    """Levels, punctuation, classes and counts only."""
    few, many = rng.randint(3, 7), rng.randint(7, 14)

    def digits(r):
        return "".join(r.choices("0123456789", k=many))

    def capitals(count):
        return lambda r: "".join(r.choices(CAPITALS, k=count))

    def same(pattern, fit):
        return Hole(pattern, pattern.replace(r"\d", "[0-9]"), fit)

    return rng.choice([
        [same(r"\b(ERROR|FATAL)\b.*\(\d{%d,}\)" % many, lambda r: f"ERROR {babble(r)} ({digits(r)})")],
        [Literal("["), same("[A-Z]{%d}" % (few + 3), capitals(few + 3)), Literal("-"), same(r"\d{%d,}" % many, digits), Literal("]")],
        [same(r"\b[A-Z]\d{%d}[A-Z]{%d}\b" % (many, few), lambda r: f"{capitals(1)(r)}{digits(r)}{capitals(few)(r)}")],
        [same(r"=\s*-\d{%d,}\b" % many, lambda r: f"= -{digits(r)}")],
        [same(r"<[^<>]{%d}>\s*:\s*\d+%%" % (few + many), lambda r: f"<{'q' * (few + many)}> : 97%")],
        [same(r"\b(\d{1,3}\.){3}\d{1,3}:\d+\b.*!{%d,}" % few, lambda r: f"10.1.2.9:80 {babble(r)} {'!' * few}")],
    ])
