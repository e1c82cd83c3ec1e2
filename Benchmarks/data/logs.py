"""Writes a log as a CI run leaves it: lines of the engine, of vdsm and of pytest, mixed.

A line has 160 bytes in the mean. One in ten thousand has a text that some signature finds, one in ten
thousand a text that one just misses; one in fifty thousand is a dump of 100 KB. Network names are
partly Hebrew. The same seed gives the same bytes.
"""

import random

from words import EXCEPTIONS, HEBREW, NOUNS, OBJECTS, REASONS, SUBJECTS, babble, uuid

FAULT_EVERY = 10_000
LONG_LINE_EVERY = 50_000

LEVELS = ["INFO "] * 70 + ["DEBUG"] * 22 + ["WARN "] * 7 + ["ERROR"]
PACKAGES = ["bll", "bll.network.host", "bll.storage.disk", "vdsbroker.vdsbroker", "vdsbroker.monitoring",
            "dal.dbbroker", "bll.scheduling", "utils.lock", "sso", "bll.hostdev"]
MODULES = ["vdsm.api", "vds", "storage.StoragePool", "jsonrpc.JsonRpcServer", "virt.vm", "storage.mailbox",
           "root", "network.supervdsm", "api.network", "storage.monitor", "throttled"]
TESTS = ["002_bootstrap", "004_basic_sanity", "005_network_by_label", "006_migrations", "010_snapshot"]
VERBS = ["START", "FINISH", "Lock Acquired to object", "Lock freed to object", "Running command:",
         "Ending command", "Before acquiring lock", "Polling", "Refreshing", "Updated"]


class Log:
    """Makes the lines; one object per log."""

    def __init__(self, signatures, seed):
        self.rng = random.Random(seed)
        self.random, self.bits = self.rng.random, self.rng.getrandbits
        # A quarter of the faults each is of the first 10, 100, 1,000 and of all signatures.
        self.pools = [signatures[:count] for count in (10, 100, 1000, len(signatures))]
        words = random.Random(1)
        self.classes = ["".join(words.sample(NOUNS, words.randint(2, 4))) for _ in range(300)]
        self.functions = ["_".join(words.sample(NOUNS, 2)).lower() for _ in range(200)]
        self.hosts = [f"{suite}-host-{n}" for suite in ("basic-suite-master", "network-suite-4.3", "he-basic-suite-4.3") for n in range(3)]
        self.networks = ["ovirtmgmt", "display", "migration_net", "storage-10"] + [f"{a}-{b}" for a in HEBREW for b in HEBREW[:4]]
        self.clock = 0.0

    def pick(self, choices):
        return choices[int(self.random() * len(choices))]

    def write(self, file, size):
        """Writes lines until there are so many bytes."""
        wrote = number = 0
        next_fault, next_miss, next_long = (self._gap(n) for n in (FAULT_EVERY, FAULT_EVERY, LONG_LINE_EVERY))
        while wrote < size:
            self.clock += self.random() * 0.02
            kind = self.random()
            if number >= next_fault:
                lines, next_fault = [self._planted("hit")], next_fault + self._gap(FAULT_EVERY)
            elif number >= next_miss:
                lines, next_miss = [self._planted("miss")], next_miss + self._gap(FAULT_EVERY)
            elif number >= next_long:
                lines, next_long = [self._dump()], next_long + self._gap(LONG_LINE_EVERY)
            elif kind > 0.965:
                lines = self._trace()
            elif kind > 0.93:
                lines = self._assertion()
            else:
                lines = [self._decorated(self._calm(), self.pick(LEVELS))]
            text = ("\n".join(lines) + "\n").encode()
            file.write(text)
            wrote += len(text)
            number += len(lines)

    def _gap(self, every):
        return self.rng.expovariate(1 / every)

    def _planted(self, kind):
        text = None
        while text is None:
            signature = self.pick(self.pick(self.pools))
            text = getattr(signature, kind)(self.rng)
        return self._decorated(text, self.pick(("ERROR", "WARN ")))

    def _time(self):
        second = int(self.clock)
        return f"{second // 3600 % 24:02d}:{second // 60 % 60:02d}:{second % 60:02d}"

    def _decorated(self, message, level):
        shape = self.random()
        if shape < 0.5:
            return self._console(message, level)
        return self._vdsm(message, level) if shape < 0.67 else self._engine(message, level)

    def _engine(self, message, level):
        return (f"2019-07-{1 + int(self.clock) // 86400 % 28:02d} {self._time()},{self.bits(9):03d}-04 {level} "
                f"[org.ovirt.engine.core.{self.pick(PACKAGES)}.{self.pick(self.classes)}] "
                f"(EE-ManagedThreadFactory-engine-Thread-{self.bits(17)}) [{self.bits(32):08x}] {message}")

    def _vdsm(self, message, level):
        return (f"2019-07-{1 + int(self.clock) // 86400 % 28:02d} {self._time()},{self.bits(9):03d}-0400 {level} "
                f"({self.pick(('jsonrpc/', 'periodic/', 'monitor/', 'tasks/'))}{self.bits(3)}) [{self.pick(MODULES)}] "
                f"{message} flow_id={self.bits(32):08x} ({self.pick(self.functions)}:{self.bits(11)})")

    def _console(self, message, level):
        return f"{self._time()} {self.pick(self.hosts)} test_{self.pick(TESTS)}.py::test_{self.pick(self.functions)} {level} {message}"

    def _calm(self):
        """A message that tells of no fault, in the words of the signatures."""
        pick, bits, kind = self.pick, self.bits, self.random()
        if kind < 0.18:
            return f"{pick(VERBS)} {pick(self.classes)}Command internal: {pick(('true', 'false'))}. Entities affected :  ID: {uuid(self.rng)} Type: {pick(NOUNS)}"
        if kind < 0.34:
            return f"{pick(SUBJECTS)} {pick(self.networks)} was updated on {pick(self.hosts)} (generation={bits(16)}, elapsed={bits(10)} ms)"
        if kind < 0.50:
            return f"{pick(VERBS)} 'EngineLock:{{exclusiveLocks='[{uuid(self.rng)}={pick(NOUNS).upper()}]', sharedLocks=''}}'"
        if kind < 0.62:
            return f"{pick(self.classes)}VDSCommand(HostName = {pick(self.hosts)}, {pick(self.classes)}Parameters:{{hostId='{uuid(self.rng)}'}}), log id: {bits(32):x}"
        if kind < 0.74:
            return f"{pick(SUBJECTS)} {bits(20)} {pick(('is up', 'is ready', 'was moved', 'is in sync'))} with {pick(OBJECTS)}"
        if kind < 0.86:
            return f"Fetched {bits(8)} records of {pick(SUBJECTS).lower()} from {pick(OBJECTS)} in {bits(9)} ms (threshold {bits(12)})"
        return f"{pick(REASONS).split()[0]} state of {pick(OBJECTS)} polled: value={self.random():.6f}, peer=::ffff:192.168.{bits(8)}.{bits(8)},{bits(16)}"

    def _trace(self):
        lines = [self._engine(f"Exception: java.util.concurrent.{self.pick(EXCEPTIONS)}Exception: {babble(self.rng)}", "WARN ")]
        for _ in range(8 + self.bits(4)):
            name = self.pick(self.classes)
            lines.append(f"\tat org.ovirt.engine.core.{self.pick(PACKAGES)}.{name}.{self.pick(self.functions).replace('_', '')}({name}.java:{self.bits(10)}) [{self.pick(('bll', 'vdsbroker', 'dal', 'common'))}.jar:]")
        return lines

    def _assertion(self):
        name = self.pick(self.functions)
        return [f"    def test_{name}(engine_api, host):", f">       assert host.{name}(timeout={self.bits(8)}) is not None",
                "E       AssertionError: assert None is not None", f"E        +  where None = {name}(<lib.Host object at 0x{self.bits(44):x}>)",
                f"test_{self.pick(TESTS)}.py:{self.bits(9)}: AssertionError"]

    def _dump(self):
        return self._vdsm("FINISH getAllVmStats return={" + ", ".join(self._vm() for _ in range(600)) + "}", "DEBUG")

    def _vm(self):
        bits = self.bits
        return f"'{uuid(self.rng)}': {{'status': 'Up', 'cpuUser': '{self.random() * 100:.2f}', 'network': {{'{self.pick(self.networks)}': {{'rx': '{bits(30)}', 'tx': '{bits(30)}', 'state': 'unknown'}}}}, 'memUsage': '{bits(6)}'}}"
