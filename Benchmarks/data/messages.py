#!/usr/bin/env python3
"""messages.py FOLDER: makes messages of faults with known templates, to measure their grouping.

FOLDER/messages has one message a line, FOLDER/labels the number of its template, FOLDER/templates the
templates with `{kind}` where their messages differ. The seed is fixed: every run makes the same.
"""

import os
import random
import sys

from words import FAILURES, HEBREW, NOUNS, OBJECTS, REASONS, SUBJECTS, uuid

TEMPLATES = 500
MESSAGES = 200_000

ACTIONS = ["activate", "deactivate", "add", "edit", "remove", "attach", "detach", "run", "stop", "suspend", "resume",
           "import", "export", "create", "clone", "merge", "migrate", "move"]
# What people call their networks and machines; `storage` and `Default` are words as well.
PLAIN = ["ovirtmgmt", "red", "blue", "corp", "lab", "dmz", "alpha", "omega", "frontend", "webfarm", "grafana", "prague",
         "tlv", "staging", "Default", "storage", "display"]
JOINED = ["mig-net", "req-net", "my_vm", "ovs-net", "vm-pool-a", "host_mixed", "web.prod", "qe-vlan"]


def name(rng):
    """A name as it stands in a message without quotes."""
    kind = rng.random()
    if kind < 0.35:
        return rng.choice(PLAIN)
    if kind < 0.6:
        return rng.choice(JOINED)
    if kind < 0.95:
        return rng.choice(["host-{}", "eth{}", "vm{}", "lago-network-suite-4-3-host-{}", "net_{}", "bond{}.27",
                           "host-{}.lab.example"]).format(rng.randrange(1, 40))
    return " ".join(rng.sample(HEBREW, rng.randint(1, 5)))


def quoted(rng):
    """A name in quotes, which may hold blanks."""
    return rng.choice([name(rng), name(rng), "my old machine", "vm 7 (copy)", uuid(rng)])


def address(rng):
    octets = [rng.randrange(1, 255) for _ in range(6)]
    return rng.choice([
        "10.{}.{}.{}".format(*octets), "192.168.{}.{}/24".format(*octets), "10.{}.{}.{}:54321".format(*octets),
        "fdb3:84e5:4ff4:55e3::{:x}".format(octets[0]), "::ffff:192.168.{}.{}".format(*octets)])


VALUES = {
    "name": name,
    "quoted": quoted,
    "names": lambda rng: ", ".join(name(rng) for _ in range(rng.randint(1, 5))),
    "id": uuid,
    "short": lambda rng: f"{rng.getrandbits(32):08x}",
    "address": address,
    "mac": lambda rng: ":".join(f"{rng.randrange(256):02x}" for _ in range(6)),
    "number": lambda rng: str(rng.choice([0, 1, 21, 40, 409, rng.randrange(10 ** 6)])),
    "time": lambda rng: rng.choice(["{} seconds", "{}s", "{} minutes", "{} ms"]).format(rng.randrange(1, 900)),
    "size": lambda rng: rng.choice(["{} GB", "{}%", "{} MiB", "{} bytes"]).format(rng.randrange(1, 99)),
    "path": lambda rng: "/rhev/data-center/{}/{}".format(uuid(rng), rng.choice(["images", "dom_md", "x.qcow2"])),
    "date": lambda rng: f"2019-08-{rng.randrange(1, 31):02d} {rng.randrange(24):02d}:{rng.randrange(60):02d}:07,312-04",
}

# `A` is an action, `S` a subject, `F` what failed, `O` an object, `R` a reason, `N` a noun.
SHAPES = [
    "Cannot A S. R. Please try again later.",
    "Cannot A S {name}. R.",
    "Cannot A S. The following VMs are attached to O: {names}.",
    "Failed to A S '{quoted}' on O: R, code = {number}",
    "S {name} F O",
    "S \"{quoted}\" F O after {time}",
    "{name} F O ({address})",
    "Command 'org.ovirt.engine.core.bll.NNCommand' failed: R",
    "VDSGenericException: VDSErrorException: Failed to NNVDS, error = R, code = {number}",
    "NError: {name} F O",
    "Unexpected end of O at {path}: R",
    "S F O [{short}] since {date}",
    "Hardware address {mac} of S {name} F O",
    "Only {size} are left on O, S F it",
    "VM {id} F O: R (attempt {number})",
]


def filled(shape, rng):
    """A shape with words for its capitals."""
    words = {"A": ACTIONS, "S": SUBJECTS, "F": FAILURES, "O": OBJECTS, "R": REASONS, "N": NOUNS}
    text, index = "", 0
    while index < len(shape):
        letter = shape[index]
        before = shape[index - 1] if index else " "
        after = shape[index + 1:index + 2]
        is_slot = letter in words and not (after.isalpha() and after.islower()) and (
            not before.isalpha() or before == "N") and not (letter != "N" and after.isalpha())
        text += rng.choice(words[letter]) if is_slot or shape[index:].startswith(("NN", "NC", "NV", "NE")) else letter
        index += 1
    return text


def made_templates(rng):
    """Different templates, a third of them with a neighbour that differs in one word."""
    templates = []
    while len(templates) < TEMPLATES:
        text = filled(rng.choice(SHAPES), rng)
        family = [text]
        if rng.random() < 0.5:
            action = next((word for word in text.split() if word in ACTIONS), None)
            subject = next((word for word in SUBJECTS if f" {word} " in text or f" {word}." in text), None)
            if action:
                family.append(text.replace(action, rng.choice(ACTIONS), 1))
            elif subject:
                family.append(text.replace(subject, rng.choice(SUBJECTS), 1))
        templates += [text for text in dict.fromkeys(family) if text not in templates]
    return templates[:TEMPLATES]


def message(template, rng):
    parts = template.split("{")
    text = parts[0]
    for part in parts[1:]:
        kind, rest = part.split("}", 1)
        text += VALUES[kind](rng) + rest
    return text


def main(folder):
    rng = random.Random(20190804)
    templates = made_templates(rng)
    weights = [1 / (1 + index % 50) for index in range(len(templates))]
    numbers = rng.choices(range(len(templates)), weights, k=MESSAGES)
    os.makedirs(folder, exist_ok=True)
    with open(f"{folder}/messages", "w", encoding="utf-8") as messages, open(f"{folder}/labels", "w") as labels:
        for number in numbers:
            messages.write(message(templates[number], rng) + "\n")
            labels.write(f"{number}\n")
    with open(f"{folder}/templates", "w", encoding="utf-8") as file:
        file.writelines(template + "\n" for template in templates)


if __name__ == "__main__":
    main(*sys.argv[1:])
