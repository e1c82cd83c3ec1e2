"""Puts the tables of the last run into the README."""


def write(text, path, what=None):
    """Replaces what stands between the two marks."""
    name = f"last run of {what}" if what else "last run"
    marks = f"<!-- {name} -->", f"<!-- end of {name} -->"
    before, begin, rest = path.read_text(encoding="utf-8").partition(marks[0])
    _, end, after = rest.partition(marks[1])
    if not (begin and end):
        raise SystemExit(f"error: {path.name} lacks the marks {marks[0]} and {marks[1]}")
    path.write_text(f"{before}{begin}\n{text}{end}{after}", encoding="utf-8")
