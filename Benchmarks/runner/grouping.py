"""Compares groups of messages with the templates that the messages were made of."""

import collections
from dataclasses import dataclass


@dataclass(frozen=True)
class Score:
    """How groups differ from templates."""

    templates: int
    groups: int

    # Groups that hold messages of several templates, and templates whose messages are in several groups.
    wrong_merges: int
    wrong_splits: int

    # The share of messages whose group holds all messages of their template and no other.
    right: float


def score(labels, groups):
    """The score of groups, one for each message, beside the messages' true labels."""
    if len(labels) != len(groups):
        raise SystemExit(f"error: {len(labels)} messages, but {len(groups)} groups")
    in_group, of_label = collections.defaultdict(set), collections.defaultdict(set)
    for label, group in zip(labels, groups):
        in_group[group].add(label)
        of_label[label].add(group)
    right = sum(len(in_group[group]) == 1 and len(of_label[label]) == 1 for label, group in zip(labels, groups))
    return Score(
        templates=len(of_label), groups=len(in_group),
        wrong_merges=sum(len(held) > 1 for held in in_group.values()),
        wrong_splits=sum(len(held) > 1 for held in of_label.values()),
        right=right / len(labels))


def table(rows):
    """A table of names with scores and runs."""
    lines = ["| tool | groups of templates | wrong merges | wrong splits | messages grouped right | seconds | peak MiB |",
             "| --- | --- | --- | --- | --- | --- | --- |"]
    for name, found, run in rows:
        lines.append(f"| {name} | {found.groups} of {found.templates} | {found.wrong_merges} | {found.wrong_splits} "
                     f"| {found.right:.1%} | {run.seconds:.1f} | {run.peak_mib:.0f} |")
    return "\n".join(lines) + "\n"
