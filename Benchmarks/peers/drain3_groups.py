#!/usr/bin/env python3
"""drain3_groups.py [--masks] MESSAGES: groups messages with Drain3, and writes the cluster of each.

With --masks it is told beforehand what ids, addresses, numbers, paths and quoted names look like, as its
users do in their drain3.ini.
"""

import sys

from drain3 import TemplateMiner
from drain3.masking import MaskingInstruction
from drain3.template_miner_config import TemplateMinerConfig

MASKS = [
    (r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "ID"),
    (r"([0-9a-f]{2}:){5}[0-9a-f]{2}", "MAC"),
    (r"((?<=[^A-Za-z0-9])|^)(::ffff:)?(\d{1,3}\.){3}\d{1,3}([:/]\d+)?((?=[^A-Za-z0-9])|$)", "IP"),
    (r"((?<=[^A-Za-z0-9])|^)[0-9a-f]{1,4}(:[0-9a-f]{0,4}){2,7}(?=[^A-Za-z0-9]|$)", "IP"),
    (r"'[^']*'|\"[^\"]*\"", "QUOTED"),
    (r"((?<=\s)|^)/[^\s:]+", "PATH"),
    (r"((?<=[^A-Za-z0-9])|^)([0-9a-f]{8})((?=[^A-Za-z0-9])|$)", "SEQ"),
    (r"((?<=[^A-Za-z0-9])|^)([\-\+]?\d+)((?=[^A-Za-z0-9])|$)", "NUM"),
]


def main(arguments):
    config = TemplateMinerConfig()
    if arguments[0] == "--masks":
        config.masking_instructions = [MaskingInstruction(pattern, name) for pattern, name in MASKS]
    miner = TemplateMiner(config=config)
    with open(arguments[-1], encoding="utf-8") as messages:
        clusters = [miner.add_log_message(message.rstrip("\n"))["cluster_id"] for message in messages]
    sys.stdout.writelines(f"{cluster}\n" for cluster in clusters)


main(sys.argv[1:])
