"""Inputs that hold much of one thing: what anyone may send who can shape a log.

Each function gives the files of an input by their names; its argument says how much there is.
"""

import io
import tarfile


def entry(milliseconds, thread, message, level="INFO", command="HCommand"):
    """A line of engine.log; the correlation id goes with the thread."""
    seconds, rest = divmod(milliseconds, 1000)
    moment = f"{seconds // 3600 % 24:02}:{seconds // 60 % 60:02}:{seconds % 60:02},{rest:03}"
    return (f"2019-08-02 {moment}-04 {level}  [org.ovirt.engine.core.bll.{command}] ({thread}) "
            f"[c{thread}] {message}\n")


def lock(deed, exclusive=(), shared=()):
    return f"{deed} object 'EngineLock:{{exclusiveLocks='[{', '.join(exclusive)}]', sharedLocks='[{', '.join(shared)}]'}}'"


TAKEN, FREED, REFUSED = "Lock Acquired to", "Lock freed to", "Failed to Acquire Lock to"
KEY = ("s=VDS",)


def keys(count):
    return [f"k{index}=VDS" for index in range(count)]


def keys_of_a_lock(count):
    """A lock with many keys, held by one and refused to another."""
    return {"engine.log": entry(0, "h", lock(TAKEN, keys(count))) + entry(5, "a", lock(REFUSED, keys(count)))
            + entry(9, "h", lock(FREED, keys(count)))}


def shared_keys_of_a_lock(count):
    return {"engine.log": entry(0, "h", lock(TAKEN, (), keys(count))) + entry(5, "a", lock(REFUSED, keys(count)))
            + entry(9, "h", lock(FREED, (), keys(count)))}


def open_brackets_of_a_lock(count):
    """Groups that begin with a bracket which nothing closes."""
    return {"engine.log": entry(0, "h", lock(TAKEN, [f"k{index}=<VDS" for index in range(count)]))}


def holders_at_once(count):
    """One shared lock held by many, who free it in the order in which they got it."""
    return {"engine.log": "".join(
        [entry(index, f"t{index}", lock(TAKEN, (), KEY)) for index in range(count)]
        + [entry(count + index, f"t{index}", lock(FREED, (), KEY)) for index in range(count)])}


def refused_by_many(count):
    """Many who want what many hold, and another thing each."""
    def own(index):
        return (f"x{index}=VM",)
    return {"engine.log": "".join(
        [entry(index, f"t{index}", lock(TAKEN, own(index), KEY)) for index in range(count)]
        + [entry(count + index, f"u{index}", lock(REFUSED, (f"y{index}=VM", *KEY))) for index in range(count)]
        + [entry(2 * count + index, f"t{index}", lock(FREED, own(index), KEY)) for index in range(count)])}


def hand_to_hand(count):
    """A key that is never free, and is refused to somebody each time."""
    return {"engine.log": "".join(
        entry(3 * index, f"t{index}", lock(TAKEN, KEY)) + entry(3 * index + 1, f"u{index}", lock(REFUSED, KEY))
        + entry(3 * index + 3, f"t{index}", lock(FREED, KEY)) for index in range(count))}


def never_freed(count):
    return {"engine.log": "".join(entry(index, f"t{index}", lock(TAKEN, KEY)) for index in range(count))}


def lost_in_a_restart(count):
    return {"engine.log": "".join(entry(index, f"t{index}", lock(TAKEN, (), KEY)) for index in range(count))
            + entry(count + 1, "x", "Running ovirt-engine 4.3.6")}


def timed_waits(count):
    return {"engine.log": "".join(
        entry(3 * index, f"t{index}", lock("Before acquiring and wait lock", KEY).replace(" object", ""))
        + entry(3 * index + 2, f"t{index}", lock("Lock-wait acquired to", KEY))
        + entry(3 * index + 4, f"t{index}", lock(FREED, KEY)) for index in range(count))}


def actions(count):
    """Failed actions, each with a correlation id of its own."""
    return {"engine.log": "".join(
        entry(2 * index, f"t{index}", f"Failed in action {index}", "ERROR") for index in range(count))}


def action_lines(count):
    """Errors of one correlation id."""
    return {"engine.log": "".join(
        entry(2 * index, "t", f"Failed in action {index}", "ERROR") for index in range(count))}


def stack_trace(count):
    return {"engine.log": entry(0, "t", "boom", "ERROR")
            + "".join(f"\tat org.ovirt.X.f{index}(X.java:{index})\n" for index in range(count))}


def word(index):
    """A word of letters only, another one for each number."""
    letters, index = "", index + 27
    while index:
        letters, index = chr(97 + index % 26) + letters, index // 26
    return letters * 2


def case(name, message):
    return (f'<testcase classname="basic-suite-4.3.tests.t" name="test_{name}" time="0.1">'
            f'<failure message="{message}">{message}</failure></testcase>\n')


def junit(cases, attributes=""):
    return f'<?xml version="1.0"?>\n<testsuite name="s" tests="9" timestamp="2019-08-02T00:00:00" {attributes}>\n{cases}</testsuite>\n'


BOOM = junit(case("a", "boom"))
RULE = """id: a/b
title: boom
match:
  fault: 'boom'
explanation:
  status: confirmed
  reason: it goes boom
fixes:
  - {branch: master, date: 2019-05-28, change: abc}
  - {branch: '4.9', build: 3, change: abd}
examples:
  matches: ['«boom»']
  rejects: ['x']
"""


def builds(count):
    return {f"job_basic-suite-4.3/{index + 1}/x.junit.xml": BOOM for index in range(count)}


def builds_with_a_fix(count):
    return {"rules/a/b.yaml": RULE, **builds(count)}


def branches(count):
    return {f"job_basic-suite-{index // 100}.{index % 100}/{index + 1}/x.junit.xml": BOOM for index in range(count)}


def branches_with_a_fix(count):
    return {"rules/a/b.yaml": RULE, **branches(count)}


def suites(count):
    return {f"job_s{word(index)}-suite-4.3/{index + 1}/x.junit.xml": BOOM for index in range(count)}


def packed(files):
    """A packed archive of files."""
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w:gz", compresslevel=1) as tar:
        for name, text in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(text.encode())
            tar.addfile(member, io.BytesIO(text.encode()))
    return {"a.tar.gz": archive.getvalue()}


def members(count):
    return packed({f"m{index}.log": "hello\n" for index in range(count)})


def builds_in_an_archive(count):
    return packed(builds(count))


def tests(count):
    return {"x.junit.xml": junit("".join(case(index, "boom") for index in range(count)))}


def repeated_test(count):
    return {"x.junit.xml": junit(case("a", "boom") * count)}


def messages(count):
    return {"x.junit.xml": junit("".join(
        case(index, " ".join(word(index * part + part) for part in range(1, 9))) for index in range(count)))}


def attributes(count):
    return {"x.junit.xml": junit(case("a", "boom"), " ".join(f'a{index}="v"' for index in range(count)))}


def elements(count):
    return {"x.junit.xml": junit("<properties>" + '<property name="a" value="b"/>\n' * count + "</properties>")}


def empty_lines_of_results(count):
    return {"x.junit.xml": junit("\n" * count)}


def nesting(count):
    return {"x.junit.xml": "<testsuites>" + '<testsuite name="s">' * count + case("a", "boom")
            + "</testsuite>" * count + "</testsuites>"}


def long_message(count):
    return {"x.junit.xml": junit(case("a", "ab [cd " * count))}


def marks_of_a_letter(count):
    return {"x.junit.xml": junit(case("a", "a" + "\u0301" * count))}


def long_line(count):
    return {"console.log": "word " * count + "\n"}


def colours(count):
    return {"console.log": "\x1b[0m" * count + "\n"}


def empty_lines(count):
    return {"console.log": "\n" * count}


def short_lines(count):
    return {"console.log": "abcd\n" * count}


def failures_of_a_console(count):
    return {"console.log": "=== FAILURES ===\n" + "".join(
        f"___ test_{index} ___\n\n>   assert 0\nE   boom {word(index)}\n\nt.py:{index}: AssertionError\n"
        for index in range(count)) + "=== 1 failed ===\n"}


def rules_with_mistakes(count):
    """Rules that are all different, each with a finding."""
    return {f"rules/a/{word(index)}.yaml": (
        f"id: a/{word(index)}\ntitle: {word(index)}\nmatch:\n  fault: '{word(index)} fails'\nexplanatio: x\n")
        for index in range(count)}


def mistakes_of_a_rule(count):
    return {"rules/a/b.yaml": "id: a/b\ntitle: b\nmatch:\n  fault: 'b fails'\n"
            + "".join(f"k{index}: x\n" for index in range(count))}


# How much of each there is at first, and the commands that read it.
REPORT, LOCKS, EXPLAIN, CHECK = ("report",), ("locks",), ("explain",), ("rules", "check")
FORMS = tuple(("report", "--format", form) for form in ("text", "markdown", "json"))
RULED = tuple((*form, "--rules", "rules") for form in FORMS)
DIMENSIONS = (
    (keys_of_a_lock, 8000, (LOCKS, EXPLAIN)),
    (shared_keys_of_a_lock, 8000, (LOCKS,)),
    (open_brackets_of_a_lock, 8000, (LOCKS,)),
    (holders_at_once, 2000, (LOCKS, EXPLAIN)),
    (refused_by_many, 500, (LOCKS, ("locks", "--format", "json"), EXPLAIN)),
    (hand_to_hand, 500, (LOCKS, ("locks", "--format", "json"), EXPLAIN)),
    (never_freed, 2000, (LOCKS,)),
    (lost_in_a_restart, 2000, (LOCKS,)),
    (timed_waits, 1000, (LOCKS,)),
    (actions, 4000, (REPORT, EXPLAIN)),
    (action_lines, 4000, (REPORT, EXPLAIN)),
    (stack_trace, 20000, (REPORT, EXPLAIN)),
    (builds, 200, FORMS),
    (builds_with_a_fix, 200, RULED),
    (branches, 250, FORMS),
    (branches_with_a_fix, 150, RULED),
    (suites, 200, FORMS),
    (members, 1000, (REPORT,)),
    (builds_in_an_archive, 200, (REPORT,)),
    (tests, 2000, (*FORMS, EXPLAIN)),
    (repeated_test, 2000, (REPORT,)),
    (messages, 1000, (*FORMS, EXPLAIN)),
    (attributes, 5000, (REPORT,)),
    (elements, 20000, (REPORT,)),
    (empty_lines_of_results, 1000000, (REPORT,)),
    (nesting, 7, (REPORT,)),
    (long_message, 5000, (*FORMS, EXPLAIN)),
    (marks_of_a_letter, 5000, (*FORMS, EXPLAIN)),
    (long_line, 50000, (REPORT,)),
    (colours, 50000, (REPORT,)),
    (empty_lines, 4000000, (REPORT,)),
    (short_lines, 50000, (REPORT,)),
    (failures_of_a_console, 1000, (REPORT, EXPLAIN)),
    (rules_with_mistakes, 200, (CHECK,)),
    (mistakes_of_a_rule, 500, (CHECK,)),
)
