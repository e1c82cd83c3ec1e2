"""Lines that are in every log and tell nothing about a fault: start of the services, monitoring, statistics."""


def engine_start(engine, versions):
    logs = engine.logs
    pool = 'ServerService Thread Pool -- %d'

    def line(at, thread, logger, text, level='INFO'):
        logs.engine(level, logger, thread, '', text, at=at)

    line(0.0, pool % 46, 'org.ovirt.engine.core.uutils.config.ShellLikeConfd',
         "Loaded file '/usr/share/ovirt-engine/services/ovirt-engine/ovirt-engine.conf'.")
    line(0.002, pool % 46, 'org.ovirt.engine.core.uutils.config.ShellLikeConfd',
         "Loaded file '/etc/ovirt-engine/engine.conf.d/10-setup-database.conf'.")
    line(0.51, pool % 51, 'org.ovirt.engine.core.bll.Backend', 'Start initializing Backend')
    line(0.83, pool % 51, 'org.ovirt.engine.core.bll.Backend', 'Running ovirt-engine %s' % versions['ovirt-engine'])
    line(1.2, pool % 51, 'org.ovirt.engine.core.bll.CpuFlagsManagerHandler', 'Start initializing dictionaries')
    line(3.9, pool % 53, 'org.ovirt.engine.core.vdsbroker.ResourceManager', 'Start initializing ResourceManager')
    for host in engine.hosts:
        line(4.1 + host.index / 10, pool % 53, 'org.ovirt.engine.core.vdsbroker.VdsManager',
             'Entered VdsManager constructor')
        line(4.12 + host.index / 10, pool % 53, 'org.ovirt.engine.core.vdsbroker.VdsManager',
             "Initialize vdsBroker '%s:54321'" % host.name)
    line(5.2, 'SSL Stomp Reactor', 'org.ovirt.vdsm.jsonrpc.client.reactors.ReactorClient',
         'Connecting to %s/192.168.201.2' % engine.hosts[0].name)
    line(8.0, pool % 51, 'org.ovirt.engine.core.bll.InitBackendServicesOnStartupBean', 'Command coordinator started')


def vdsm_start(engine, versions):
    for host in engine.hosts:
        engine.logs.vdsm(host.index, 'INFO', 'MainThread', 'vds', '(PID: %d) I am the actual vdsm %s %s (%s)' % (
            4210 + 17 * host.index, versions['vdsm'], host.name, versions['kernel']), 'vdsmd:149', at=-61.0 + host.index)
        engine.logs.vdsm(host.index, 'INFO', 'MainThread', 'vds', 'VDSM will run with cpu affinity: frozenset([1])',
                         'vdsmd:253', at=-60.9 + host.index)
        engine.logs.supervdsm(host.index, 'DEBUG', 'MainThread', 'supervdsm_server', 296, 'SuperVdsm.Server', 'main',
                              "Making sure I'm root - SuperVdsm", at=-63.0 + host.index)


def background(engine, every=9.0):
    """Monitoring between the engine's start and the last line of the run; told after the run."""
    logs, random = engine.logs, engine.simulation.random
    at, end = 12.0, logs.last_time() + 8.0
    count = 0
    while at < end:
        count += 1
        host = engine.hosts[count % 2]
        scheduled = 'EE-ManagedThreadFactory-engineScheduled-Thread-%d' % random.randrange(1, 100)
        if logs.debug:
            logs.engine('DEBUG', 'org.ovirt.engine.core.vdsbroker.VdsManager', scheduled, '', 'Finished host refresh', at=at)
            logs.engine('DEBUG', 'org.ovirt.engine.core.common.di.interceptor.DebugLoggingInterceptor', scheduled, '',
                        'method: get, params: [%s], timeElapsed: %dms' % (host.id, random.randrange(2, 9)), at=at + 0.02)
            if count % 6 == 0:
                logs.engine('DEBUG', 'org.ovirt.vdsm.jsonrpc.client.internal.ResponseWorker', 'ResponseWorker', '',
                            'Message received: {"jsonrpc": "2.0", "id": "%s", "result": []}' % engine.simulation.new_uuid(),
                            at=at + 0.03)
            if count % 9 == 0:
                logs.engine('DEBUG', 'org.ovirt.vdsm.jsonrpc.client.reactors.stomp.impl.Message', scheduled, '',
                            'SEND\ndestination:jms.topic.vdsm_requests\ncontent-length:103\n'
                            'reply-to:jms.topic.vdsm_responses\n\n'
                            '{"jsonrpc":"2.0","method":"Host.getStats","params":{},"id":"%s"}'
                            % engine.simulation.new_uuid(), at=at + 0.01)
        if count % 11 == 5:
            correlation = engine.simulation.new_hex()
            logs.engine('INFO', 'org.ovirt.engine.core.bll.provider.network.SyncNetworkProviderCommand', scheduled,
                        correlation, "Lock Acquired to object 'EngineLock:{exclusiveLocks='[%s=PROVIDER]', "
                        "sharedLocks=''}'" % engine.commands.user_id, at=at + 0.1)
            logs.engine('INFO', 'org.ovirt.engine.core.bll.provider.network.SyncNetworkProviderCommand', scheduled,
                        correlation, "Lock freed to object 'EngineLock:{exclusiveLocks='[%s=PROVIDER]', "
                        "sharedLocks=''}'" % engine.commands.user_id, at=at + 0.8)
        if count % 17 == 8:
            logs.engine('WARN', 'org.ovirt.engine.core.vdsbroker.vdsbroker.GetStatsAsyncVDSCommand', scheduled, '',
                        'Unexpected return value: Status [code=-32603, message=Internal JSON-RPC error: '
                        "{'reason': '[Errno 22] Invalid argument'}]", at=at + 0.2)
        if count % 13 == 3:
            logs.engine('INFO', 'org.ovirt.engine.core.bll.utils.ThreadPoolMonitoringService',
                        'EE-ManagedThreadFactory-engineThreadMonitoring-Thread-1', '',
                        "Thread pool 'engineScheduled' is using 0 threads out of 100, 100 threads waiting for tasks.",
                        at=at + 0.3)
        for name in ('Host.ping2', 'Host.getStats'):
            logs.vdsm(host.index, 'INFO', 'jsonrpc/%d' % random.randrange(8), 'jsonrpc.JsonRpcServer',
                      'RPC call %s succeeded in 0.0%d seconds' % (name, random.randrange(0, 4)), '__init__:312', at=at + 0.25)
        at += every * random.uniform(0.6, 1.4)
