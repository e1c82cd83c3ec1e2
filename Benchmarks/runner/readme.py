"""Puts the tables of the last run into the README."""

BEGIN, END = "<!-- last run -->", "<!-- end of last run -->"


def write(text, path):
    """Replaces what stands between the two marks."""
    before, begin, rest = path.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise SystemExit(f"error: {path.name} lacks the marks {BEGIN} and {END}")
    path.write_text(f"{before}{BEGIN}\n{text}{END}{after}", encoding="utf-8")
