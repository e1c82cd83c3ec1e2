"""What a signature is made of: literals, and holes that many texts fit.

Each part has its spelling as PCRE2 and as ERE (for grep -E), a text that fits, and where possible one
that nearly does.
"""

from words import babble, uuid

SPECIAL = set(".^$*+?()[]{}|\\")


class Literal:
    """A text that stands for itself."""

    near = None

    def __init__(self, text):
        self.text = text

    def pcre(self):
        return "".join("\\" + c if c in SPECIAL else c for c in self.text)

    def ere(self, folds):
        return "".join(self._ere(c, folds) for c in self.text)

    @staticmethod
    def _ere(c, folds):
        if folds and c.isascii() and c.isalpha():
            return f"[{c.lower()}{c.upper()}]"
        return "\\" + c if c in SPECIAL else c

    def fit(self, random):
        return self.text


class Hole:
    """A place for texts of one kind."""

    def __init__(self, pcre, ere, fit, near=None):
        self._pcre, self._ere, self.fit = pcre, ere, fit
        self.near = near and (lambda random: near)

    def pcre(self):
        return self._pcre

    def ere(self, folds):
        return self._ere


class Choice:
    """One of some literals."""

    def __init__(self, *texts):
        self.texts = texts

    def pcre(self):
        return "(" + "|".join(Literal(text).pcre() for text in self.texts) + ")"

    def ere(self, folds):
        return "(" + "|".join(Literal(text).ere(folds) for text in self.texts) + ")"

    def fit(self, random):
        return random.choice(self.texts)

    def near(self, random):
        return "tweak"


def name():
    return Hole(r"\S+", r"\S+", lambda r: r.choice(("eth", "bond", "vnet", "host-", "vm_", "sd-")) + str(r.randrange(1000)), "  ")


def number():
    return Hole(r"\d+", "[0-9]+", lambda r: str(r.randrange(1, 90000)), "n/a")


def long_number():
    return Hole(r"\d{3,}", "[0-9]{3,}", lambda r: str(r.randrange(100, 90000)), "7")


def anything():
    return Hole(".*", ".*", babble)


def quoted():
    return Hole('"[^"]*"', '"[^"]*"', lambda r: f'"{babble(r)}"', '"open')


def bracketed():
    return Hole(r"\[[^\]]*\]", r"\[[^]]*\]", lambda r: f"[{babble(r)}]", "[open")


def java_package():
    return Hole(r"[\w.$]+", "[[:alnum:]_.$]+", lambda r: "org.ovirt.engine.core.bll", "- -")


def any_uuid():
    pattern = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
    return Hole(pattern, pattern, uuid, "zzzz")
