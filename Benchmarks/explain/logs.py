"""Writes engine.log and vdsm.log of a day as OST leaves them, with refused requests whose answers are known.

All times are milliseconds from the day's start. Once a second a command runs under the lock of a machine; in
between the engine polls its hosts and logs what its methods took. Every few minutes an internal refresh of a
host keeps its lock while a client wants to activate that host, which is refused; the next client request would
have got the lock when the refresh ended. The same seed gives the same bytes.
"""

import random

# How long after a refusal the lock is freed, in turn; what a wait would have to be.
NEEDED = (400, 900, 1500, 2400, 4000, 8000, 20_000, 45_000, 90_000)
REFUSAL_EVERY = 300_000
TEST_EVERY = 3_600_000
CYCLE = 1000
COMMANDS = ("UpdateVmInterface", "AddVmInterface", "RunVmOnce", "HotSetNumberOfCpus", "MigrateVm", "AddDisk")
METHODS = ("get", "getVdsManager", "getAllForHost", "getDbFacade", "runVdsCommand", "isHostInUpStatus")
VERBS = ("getVolumeInfo", "setLinkInfo", "hotplugNic", "diskReplicateStart")


def clock(at):
    second, fraction = divmod(at, 1000)
    return f"2019-08-02 {second // 3600 % 24:02d}:{second // 60 % 60:02d}:{second % 60:02d},{fraction:03d}"


def uuid(rng):
    bits = f"{rng.getrandbits(128):032x}"
    return f"{bits[:8]}-{bits[8:12]}-{bits[12:16]}-{bits[16:20]}-{bits[20:]}"


def lock(*keys):
    return f"'EngineLock:{{exclusiveLocks='[{', '.join(keys)}]', sharedLocks=''}}'"


def refusals(end):
    """The moments of the refused requests of a log of some length, each with the wait that it needed."""
    times = range(REFUSAL_EVERY, end - max(NEEDED) - 1, REFUSAL_EVERY)
    return [(at, NEEDED[index % len(NEEDED)]) for index, at in enumerate(times)]


class Engine:
    """The lines of a stretch of engine.log."""

    def __init__(self, seed, filler):
        self.rng = random.Random(seed)
        self.filler = filler
        hosts = random.Random(1)
        self.hosts = [uuid(hosts) for _ in range(3)]
        self.machines = [uuid(hosts) for _ in range(200)]

    def cycle(self, number):
        """What happens within a second: its lines, each with its moment."""
        rng, at = self.rng, number * CYCLE
        command, thread, task = rng.choice(COMMANDS), rng.randint(1, 40), rng.randint(1, 30)
        flow, log_id = uuid(rng), f"{rng.getrandbits(32):x}"
        machine = rng.choice(self.machines)
        text = lock(f"{machine}=VM")
        manager = "bll.lock.InMemoryLockManager"
        own = f"bll.network.{command}Command"
        steps = [
            ("DEBUG", "bll.Backend", "", f"Executing command {command} for user admin@internal-authz."),
            ("DEBUG", manager, flow, f"Before acquiring lock {text}"),
            ("DEBUG", manager, flow, f"Success acquiring lock {text}"),
            ("INFO ", own, flow, f"Lock Acquired to object {text}"),
            ("INFO ", own, flow, f"Running command: {command}Command(VmId = {machine}) internal: false. Entities affected :  ID: {machine} Type: VMAction group EDIT_VM_PROPERTIES with role type USER"),
            ("INFO ", f"vdsbroker.vdsbroker.{command}VDSCommand", flow, f"START, {command}VDSCommand(HostName = lago-network-suite-4-3-host-0, VdsIdVDSCommandParametersBase:{{hostId='{self.hosts[0]}'}}), log id: {log_id}"),
            ("INFO ", f"vdsbroker.vdsbroker.{command}VDSCommand", flow, f"FINISH, {command}VDSCommand, return: , log id: {log_id}"),
            ("DEBUG", manager, flow, f"Before releasing a lock {text}"),
            ("INFO ", own, flow, f"Lock freed to object {text}"),
        ]
        lines = [(at + 40 * index, self.line(at + 40 * index, level, logger, f"default task-{task}", flow, message))
                 for index, (level, logger, flow, message) in enumerate(steps)]
        for index in range(self.filler):
            moment = at + index * CYCLE // self.filler
            lines.append((moment, self.noise(moment, thread)))
        if number % 97 == 0:
            lines.append((at + 500, self.line(at + 500, "WARN ", "dal.dbbroker.auditloghandling.AuditLogDirector", f"EE-ManagedThreadFactory-engine-Thread-{thread}", "", "EVENT_ID: VDS_HIGH_MEM_USE(532), Used memory of host lago-network-suite-4-3-host-1 exceeded defined threshold.")))
        return lines

    def noise(self, at, thread):
        rng = self.rng
        host = rng.choice(self.hosts)
        if rng.random() < 0.04:
            return self.line(at, "DEBUG", "vdsbroker.vdsbroker.GetStatsAsyncVDSCommand", f"EE-ManagedThreadFactory-engineScheduled-Thread-{thread}", "", f"START, GetStatsAsyncVDSCommand(HostName = lago-network-suite-4-3-host-0, VdsIdAndVdsVDSCommandParametersBase:{{hostId='{host}'}}), log id: {rng.getrandbits(32):x}")
        return self.line(at, "DEBUG", "common.di.interceptor.DebugLoggingInterceptor", f"EE-ManagedThreadFactory-engineScheduled-Thread-{thread}", "", f"method: {rng.choice(METHODS)}, params: [{host}], timeElapsed: {rng.randint(0, 30)}ms")

    def refusal(self, index, at, needed):
        """An internal refresh that holds a host's lock, and a client that is refused."""
        rng = random.Random(index)
        host = self.hosts[index % len(self.hosts)]
        inner, outer = f"{rng.getrandbits(32):x}", uuid(rng)
        both, one = lock(f"{host}=VDS", f"HOST_NETWORK{host}=HOST_NETWORK"), lock(f"{host}=VDS")
        worker, task = f"ForkJoinPool-1-worker-{index % 7 + 1}", f"default task-{index % 9 + 41}"
        refresh, activate = "bll.RefreshHostCapabilitiesCommand", "bll.ActivateVdsCommand"
        steps = [
            (at - 600, "INFO ", refresh, worker, inner, f"Lock Acquired to object {both}"),
            (at - 590, "INFO ", refresh, worker, inner, f"Running command: RefreshHostCapabilitiesCommand(VdsId = {host}, RunSilent = false) internal: true. Entities affected :  ID: {host} Type: VDSAction group MANIPULATE_HOST with role type ADMIN"),
            (at, "INFO ", activate, task, outer, f"Failed to Acquire Lock to object {one}"),
            (at + 1, "WARN ", activate, task, outer, "Validation of action 'ActivateVds' failed for user admin@internal-authz. Reasons: VAR__ACTION__ACTIVATE,VAR__TYPE__HOST,ACTION_TYPE_FAILED_OBJECT_LOCKED"),
            (at + 6, "ERROR", "api.restapi.resource.AbstractBackendResource", task, "", "Operation Failed: [Cannot activate Host. Related operation is currently in progress. Please try again later.]"),
            (at + needed, "INFO ", refresh, f"EE-ManagedThreadFactory-engine-Thread-{index}", inner, f"Lock freed to object {both}"),
        ]
        return [(moment, self.line(moment, *rest)) for moment, *rest in steps]

    def test(self, at, name):
        return (at, self.line(at, "INFO ", "dal.dbbroker.auditloghandling.AuditLogDirector", "default task-2", uuid(self.rng), f"EVENT_ID: EXTERNAL_EVENT_NORMAL(9,801), OST invoked: network-suite-4.3/{name}"))

    @staticmethod
    def line(at, level, logger, thread, flow, message):
        return f"{clock(at)}-04 {level} [org.ovirt.engine.core.{logger}] ({thread}) [{flow}] {message}\n"


class Vdsm:
    """The lines of a stretch of vdsm.log."""

    def __init__(self, seed, filler):
        self.rng = random.Random(seed)
        self.filler = filler

    def cycle(self, number):
        rng, at = self.rng, number * CYCLE
        verb, flow, client = rng.choice(VERBS), uuid(rng), f"from=::ffff:192.168.201.4,{rng.randint(40000, 60000)}"
        worker = f"jsonrpc/{rng.randint(0, 7)}"
        lines = [
            (at + 210, self.line(at + 210, "INFO ", worker, "api.virt", f"START {verb}(vmId='{uuid(rng)}') {client}, flow_id={flow} (api:48)")),
            (at + 230, self.line(at + 230, "INFO ", worker, "api.virt", f"FINISH {verb} return={{'status': {{'message': 'Done', 'code': 0}}}} {client}, flow_id={flow} (api:54)")),
        ]
        for index in range(self.filler):
            moment = at + index * CYCLE // self.filler
            lines.append((moment, self.noise(moment, client)))
        return lines

    def noise(self, at, client):
        rng, worker = self.rng, f"jsonrpc/{self.rng.randint(0, 7)}"
        kind = rng.random()
        if kind < 0.35:
            return self.line(at, "INFO ", worker, "api.host", f"START getAllVmStats() {client} (api:48)")
        if kind < 0.7:
            return self.line(at, "INFO ", worker, "api.host", f"FINISH getAllVmStats return={{'status': {{'message': 'Done', 'code': 0}}, 'statsList': (suppressed)}} {client} (api:54)")
        if kind < 0.995:
            return self.line(at, "INFO ", worker, "jsonrpc.JsonRpcServer", f"RPC call Host.getAllVmStats succeeded in 0.0{rng.randint(0, 9)} seconds (__init__:312)")
        return self.line(at, "WARN ", f"periodic/{rng.randint(0, 9)}", "throttled", f"MOM not available, KSM stats will be missing. Error: {rng.getrandbits(16)} (throttledlog:104)")

    @staticmethod
    def line(at, level, thread, logger, message):
        return f"{clock(at)}-0400 {level} ({thread}) [{logger}] {message}\n"
