"""What the engine does with a request, as operations in simulated time that write engine, vdsm and supervdsm lines."""

from .rest import Fault
from .simulation import Lock, Wait

BLL = 'org.ovirt.engine.core.bll.'
SETUP = BLL + 'network.host.HostSetupNetworksCommand'
REFRESH = BLL + 'RefreshHostCapabilitiesCommand'
LOCKS = BLL + 'lock.InMemoryLockManager'
VDS = 'org.ovirt.engine.core.vdsbroker.vdsbroker.'
AUDIT = 'org.ovirt.engine.core.dal.dbbroker.auditloghandling.AuditLogDirector'
REST = 'org.ovirt.engine.api.restapi.resource.AbstractBackendResource'
DEBUG_CALLS = 'org.ovirt.engine.core.common.di.interceptor.DebugLoggingInterceptor'
USER = 'admin@internal-authz'
BUSY = ('Cannot setup Networks. Another Setup Networks or Host Refresh process in progress on the host. '
        'Please try later.')
LOCKED = 'Cannot activate Host. Related operation is currently in progress. Please try again later.'
HOT_UPDATE = ('Cannot edit Interface. Updating some of the properties is not supported while the interface is '
              'plugged into a running virtual machine. Please un-plug the interface, update the properties, '
              'and then plug it back.')
SETUP_WAIT = 5.0


class Host:

    def __init__(self, index, id, name, address):
        self.index = index
        self.id = id
        self.name = name
        self.address = address

    @property
    def network_lock(self):
        return Lock([('HOST_NETWORK' + self.id, 'HOST_NETWORK')])

    @property
    def vds_lock(self):
        return Lock([(self.id, 'VDS')])

    @property
    def refresh_lock(self):
        return Lock([(self.id, 'VDS'), ('HOST_NETWORK' + self.id, 'HOST_NETWORK')])

    @property
    def monitor_lock(self):
        return Lock([(self.id, 'VDS_INIT')], kind='HostEngineLock')

    def __str__(self):
        return 'Host[%s,%s]' % (self.name, self.id)


class Caller:
    """Who acts: the thread, the correlation id, and whether a client asked for it."""

    def __init__(self, thread, correlation, internal):
        self.thread = thread
        self.correlation = correlation
        self.internal = internal


class Commands:

    def __init__(self, simulation, logs, timed_setup):
        self.simulation = simulation
        self.logs = logs
        self.timed_setup = timed_setup
        self._worker = 0
        self.refresh_after_setup = True

    # callers

    def client(self, thread):
        return Caller(thread, self.simulation.new_uuid(), False)

    def event_caller(self):
        self._worker = self._worker % 7 + 1
        return Caller('ForkJoinPool-1-worker-%d' % self._worker, self.simulation.new_hex(), True)

    # setup networks

    def setup_networks(self, caller, host, added, removed, fault=None):
        """added: [(network, nic, address)], removed: [network]"""
        yield from self._begin(caller, SETUP, 'HostSetupNetworks')
        lock = host.network_lock
        if self.timed_setup:
            yield from self._acquire_in_time(caller, SETUP, lock, 'HostSetupNetworks')
        else:
            self._acquire_or_refuse(
                caller, SETUP, lock, 'HostSetupNetworks', 409, BUSY,
                'VAR__ACTION__SETUP,VAR__TYPE__NETWORKS,ACTION_TYPE_FAILED_SETUP_NETWORKS_OR_REFRESH_IN_PROGRESS')
        yield 0.018
        if fault == 'unmanaged':
            network, nic, _ = added[0]
            self._invalid(caller, SETUP, lock, 'HostSetupNetworks',
                          'VAR__ACTION__SETUP,VAR__TYPE__NETWORKS,'
                          'ACTION_TYPE_FAILED_HOST_NETWORK_ATTACHEMENT_ON_UNMANAGED_NETWORK,'
                          '$network %s,$nic %s' % (network, nic), 400,
                          'Cannot add network %s to network interface %s. Network interface has an unmanaged '
                          'network attached.' % (network, nic))
        if fault == 'general':
            self._stack('ERROR', SETUP, caller, 'Error during ValidateFailure.: java.lang.NullPointerException', [
                'org.ovirt.engine.core.bll.network.host.HostSetupNetworksValidator.validate(HostSetupNetworksValidator.java:137) [bll.jar:]',
                'org.ovirt.engine.core.bll.network.host.HostSetupNetworksCommand.validate(HostSetupNetworksCommand.java:202) [bll.jar:]',
                'org.ovirt.engine.core.bll.CommandBase.internalValidate(CommandBase.java:799) [bll.jar:]',
                'org.ovirt.engine.core.bll.CommandBase.executeAction(CommandBase.java:395) [bll.jar:]',
            ])
            self._invalid(caller, SETUP, lock, 'HostSetupNetworks', 'CAN_DO_ACTION_GENERAL_FAILURE', 500,
                          'General command validation failure.')
        self._running(caller, SETUP, [(host.id, 'VDSAction group CONFIGURE_HOST_NETWORK with role type ADMIN')])
        if not added and not removed:
            self._log(caller, 'INFO', SETUP, "No changes were detected in setup networks for host '%s' (ID: '%s')"
                      % (host.name, host.id))
            yield 0.004
            self._free(caller, SETUP, lock)
            return
        yield from self._apply(caller, host, added, removed, fault == 'illegal')
        if fault == 'illegal':
            self._log(caller, 'ERROR', SETUP, "Command '%s' failed: EngineException: org.ovirt.engine.core.vdsbroker."
                      'vdsbroker.VDSErrorException: VDSGenericException: VDSErrorException: Failed to '
                      'HostSetupNetworksVDS, error = Illegal Network parameters, code = 21 '
                      '(Failed with error ERR_BAD_PARAMS and code 21)' % SETUP)
            yield 0.006
            self._rolled_back(caller, SETUP)
            self._free(caller, SETUP, lock)
            raise self._refusal(caller, 400, 'Illegal Network parameters')
        self._free(caller, SETUP, lock)
        yield 0.004

    def sync_all_networks(self, caller, host, networks, fault=None):
        command = BLL + 'network.host.SyncAllHostNetworksCommand'
        yield from self._begin(caller, command, 'SyncAllHostNetworks')
        self._running(caller, command, [(host.id, 'VDSAction group CONFIGURE_HOST_NETWORK with role type ADMIN')])
        yield 0.01
        lock = host.network_lock
        inner = Caller(caller.thread, caller.correlation, True)
        self._acquire_or_refuse(
            inner, SETUP, lock, 'HostSetupNetworks', 409, BUSY,
            'VAR__ACTION__SETUP,VAR__TYPE__NETWORKS,ACTION_TYPE_FAILED_SETUP_NETWORKS_OR_REFRESH_IN_PROGRESS')
        yield 0.02
        self._running(inner, SETUP, [(host.id, 'VDSAction group CONFIGURE_HOST_NETWORK with role type ADMIN')])
        yield from self._apply(inner, host, [(name, 'eth1', None) for name in networks], [], fault == 'illegal',
                               switch='ovs')
        if fault == 'illegal':
            self._log(inner, 'ERROR', SETUP, "Command '%s' failed: EngineException: org.ovirt.engine.core.vdsbroker."
                      'vdsbroker.VDSErrorException: VDSGenericException: VDSErrorException: Failed to '
                      'HostSetupNetworksVDS, error = Illegal Network parameters, code = 21 '
                      '(Failed with error ERR_BAD_PARAMS and code 21)' % SETUP)
            self._rolled_back(inner, SETUP)
            self._free(inner, SETUP, lock)
            yield 0.009
            self._rolled_back(caller, command)
            self.audit(caller, 'ERROR', 'HOST_SYNC_ALL_NETWORKS_FAILED(10,900)',
                       'Failed to sync all host %s networks' % host.name)
            raise self._refusal(caller, 400, 'Illegal Network parameters')
        self._free(inner, SETUP, lock)
        yield 0.01
        self.audit(caller, 'INFO', 'HOST_SYNC_ALL_NETWORKS_FINISHED(10,901)',
                   'Managed to sync all host %s networks.' % host.name)

    def _apply(self, caller, host, added, removed, illegal, switch='legacy'):
        monitor = host.monitor_lock
        yield from self._stop_monitoring(caller, SETUP, host, monitor)
        log_id = self.simulation.new_hex()
        networks = ', '.join("HostNetwork:{defaultRoute='false', bonding='false', networkName='%s', vdsmName='%s', "
                             "nicName='%s', vlan='null', vmNetwork='true', stp='false', properties='null', "
                             "ipv4BootProtocol='%s', ipv4Address='%s', ipv4Netmask='255.255.255.0', "
                             "ipv4Gateway='null'}" % (name, vdsm_name(name), nic,
                                                      'STATIC_IP' if address else 'NONE', address or 'null')
                             for name, nic, address in added)
        parameters = ("HostName = %s, HostSetupNetworksVdsCommandParameters:{hostId='%s', vds='%s', "
                      "rollbackOnFailure='true', commitOnSuccess='false', connectivityTimeout='120', networks='[%s]', "
                      "removedNetworks='[%s]', bonds='[]', removedBonds='[]', clusterSwitchType='%s', "
                      "managementNetworkChanged='false'}" % (
                          host.name, host.id, host, networks, ', '.join(removed), switch.upper()))
        self._log(caller, 'INFO', VDS + 'HostSetupNetworksVDSCommand',
                  'START, HostSetupNetworksVDSCommand(%s), log id: %s' % (parameters, log_id))
        yield 0.006
        yield from self._vdsm_setup(caller, host, added, removed, illegal, switch)
        if illegal:
            self._log(caller, 'ERROR', AUDIT, 'EVENT_ID: VDS_BROKER_COMMAND_FAILURE(10,802), VDSM %s command '
                      'HostSetupNetworksVDS failed: Illegal Network parameters' % host.name)
            self._log(caller, 'ERROR', VDS + 'HostSetupNetworksVDSCommand', "Failed in 'HostSetupNetworksVDS' method")
            self._log(caller, 'WARN', VDS + 'HostSetupNetworksVDSCommand',
                      'Unexpected return value: Status [code=21, message=Illegal Network parameters]')
            yield 0.002
            self._log(caller, 'ERROR', VDS + 'HostSetupNetworksVDSCommand',
                      "Command 'HostSetupNetworksVDSCommand(%s)' execution failed: VDSGenericException: "
                      'VDSErrorException: Failed to HostSetupNetworksVDS, error = Illegal Network parameters, '
                      'code = 21' % parameters)
            self._log(caller, 'INFO', VDS + 'HostSetupNetworksVDSCommand',
                      'FINISH, HostSetupNetworksVDSCommand, return: , log id: %s' % log_id)
            self._start_monitoring(caller, SETUP, host, monitor, 'Host setup networks')
            return
        self._log(caller, 'INFO', VDS + 'HostSetupNetworksVDSCommand',
                  'FINISH, HostSetupNetworksVDSCommand, return: , log id: %s' % log_id)
        if self.refresh_after_setup:
            self.simulation.spawn(self.refresh_on_event(host), delay=0.05)
        yield 0.2
        yield from self._get_capabilities(caller, host, 1.1)
        self._start_monitoring(caller, SETUP, host, monitor, 'Host setup networks')
        yield 0.012

    # the two phases that collide (bz 1723804): setup networks under a lock, the commit under none

    def persistent_setup(self, caller, host, network):
        logger = BLL + 'network.host.PersistentHostSetupNetworksCommand'
        self._running(caller, logger, [(host.id, 'VDS')])
        inner = Caller(caller.thread, caller.correlation, True)
        yield from self.setup_networks(inner, host, [(network, 'eth2', '10.35.128.%d' % (41 + host.index))], [])
        yield 0.09
        commit = BLL + 'network.host.CommitNetworkChangesCommand'
        self._running(inner, commit, [(host.id, 'VDSAction group CONFIGURE_HOST_NETWORK with role type ADMIN')])
        log_id = self.simulation.new_hex()
        name = VDS + 'SetSafeNetworkConfigVDSCommand'
        self._log(inner, 'INFO', name, "START, SetSafeNetworkConfigVDSCommand(HostName = %s, "
                  "VdsIdVDSCommandParametersBase:{hostId='%s'}), log id: %s" % (host.name, host.id, log_id))
        thread = self._jsonrpc()
        yield 1.34
        self.logs.vdsm(host.index, 'INFO', thread, 'jsonrpc.JsonRpcServer',
                       'RPC call Host.setSafeNetworkConfig succeeded in 1.33 seconds', '__init__:312')
        yield 0.003
        self._log(inner, 'INFO', name, 'FINISH, SetSafeNetworkConfigVDSCommand, return: , log id: %s' % log_id)
        self.audit(inner, 'INFO', 'NETWORK_COMMINT_NETWORK_CHANGES(1,104)',
                   'Network changes were saved on host %s' % host.name)
        self.audit(caller, 'INFO', 'PERSIST_NETWORK_ON_HOST_FINISHED(10,902)',
                   '(1/1): Successfully applied changes for network(s) %s on host %s. (User: %s)' % (network, host.name, USER))

    def setup_while_committing(self, caller, host, network):
        yield from self._begin(caller, SETUP, 'HostSetupNetworks')
        lock = host.network_lock
        self._acquire_or_refuse(
            caller, SETUP, lock, 'HostSetupNetworks', 409, BUSY,
            'VAR__ACTION__SETUP,VAR__TYPE__NETWORKS,ACTION_TYPE_FAILED_SETUP_NETWORKS_OR_REFRESH_IN_PROGRESS')
        self._running(caller, SETUP, [(host.id, 'VDSAction group CONFIGURE_HOST_NETWORK with role type ADMIN')])
        monitor = host.monitor_lock
        yield from self._stop_monitoring(caller, SETUP, host, monitor)
        log_id = self.simulation.new_hex()
        name = VDS + 'HostSetupNetworksVDSCommand'
        parameters = ("HostName = %s, HostSetupNetworksVdsCommandParameters:{hostId='%s', vds='%s', "
                      "rollbackOnFailure='true', commitOnSuccess='false', connectivityTimeout='120', networks='[]', "
                      "removedNetworks='[%s]', bonds='[]', removedBonds='[]', clusterSwitchType='LEGACY', "
                      "managementNetworkChanged='true'}" % (host.name, host.id, host, network))
        self._log(caller, 'INFO', name, 'START, HostSetupNetworksVDSCommand(%s), log id: %s' % (parameters, log_id))
        yield 0.007
        thread = self._jsonrpc()
        peer = self._peer(caller)
        self.logs.vdsm(host.index, 'INFO', thread, 'api.network', "START setupNetworks(networks={u'%s': {u'remove': "
                       "u'true'}}, bondings={}, options={u'connectivityCheck': u'true', u'connectivityTimeout': 120, "
                       "u'commitOnSuccess': False}) from=%s" % (network, peer), 'api:48')
        self.logs.vdsm(host.index, 'WARN', thread, 'root', 'concurrent network verb already executing', 'API:1546')
        self.logs.vdsm(host.index, 'INFO', thread, 'api.network', "FINISH setupNetworks return={'status': {'message': "
                       "'Resource unavailable', 'code': 40}} from=%s" % peer, 'api:54')
        self.logs.vdsm(host.index, 'INFO', thread, 'jsonrpc.JsonRpcServer',
                       'RPC call Host.setupNetworks failed (error 40) in 0.00 seconds', '__init__:312')
        yield 0.004
        self._log(caller, 'ERROR', AUDIT, 'EVENT_ID: VDS_BROKER_COMMAND_FAILURE(10,802), VDSM %s command '
                  'HostSetupNetworksVDS failed: Resource unavailable' % host.name)
        self._log(caller, 'ERROR', name, "Failed in 'HostSetupNetworksVDS' method")
        self._log(caller, 'WARN', name, 'Unexpected return value: Status [code=40, message=Resource unavailable]')
        yield 0.002
        self._log(caller, 'ERROR', name, "Command 'HostSetupNetworksVDSCommand(%s)' execution failed: "
                  'VDSGenericException: VDSErrorException: Failed to HostSetupNetworksVDS, error = Resource unavailable, '
                  'code = 40' % parameters)
        self._log(caller, 'INFO', name, 'FINISH, HostSetupNetworksVDSCommand, return: , log id: %s' % log_id)
        self._start_monitoring(caller, SETUP, host, monitor, 'Host setup networks')
        self._stack('ERROR', SETUP, caller, "Command '%s' failed: EngineException: org.ovirt.engine.core.vdsbroker."
                    'vdsbroker.VDSErrorException: VDSGenericException: VDSErrorException: Failed to HostSetupNetworksVDS, '
                    'error = Resource unavailable, code = 40 (Failed with error unavail and code 40)' % SETUP, [])
        yield 0.005
        self._rolled_back(caller, SETUP)
        self._free(caller, SETUP, lock)
        self._refusal(caller, 400, 'Resource unavailable')

    # refreshing a host's capabilities

    def refresh_on_event(self, host):
        """An event of vdsm makes the engine look at the host: it waits for the locks as long as it takes."""
        caller = self.event_caller()
        self.logs.engine('DEBUG', 'org.ovirt.vdsm.jsonrpc.client.internal.ResponseWorker', 'ResponseWorker', '',
                         'Event arrived from %s containing {"notify_time":%d}' % (
                             host.address, 4290000000 + int(self.simulation.now * 1000)))
        yield 0.003
        self.debug_call(caller.thread, '', 'getEventListener, params: []', 0)
        yield 0.004
        self._log(caller, 'DEBUG', REFRESH, 'Permission check skipped for internal action RefreshHostCapabilities.')
        lock = host.refresh_lock
        text = "Before acquiring and wait lock '%s'" % lock
        self._log(caller, 'INFO', REFRESH, text)
        self._log(caller, 'DEBUG', LOCKS, text)
        taken = self.simulation.taken_key(lock)
        if taken:
            self._taken(caller, taken)
            self._log(caller, 'INFO', LOCKS, "Failed to acquire lock and wait lock '%s'" % lock)
        yield Wait(lock)
        self._log(caller, 'DEBUG', LOCKS, "Success acquiring lock '%s'" % lock)
        self._log(caller, 'INFO', REFRESH, "Lock-wait acquired to object '%s'" % lock)
        yield 0.009
        self.debug_call(caller.thread, caller.correlation, 'get, params: [%s]' % host.id, 9)
        yield 0.004
        yield from self._refresh(caller, host, lock)

    def refresh_for_client(self, caller, host):
        """POST /hosts/ID/refresh: refused at once when the locks are taken, and then without a message."""
        command = BLL + 'RefreshHostCommand'
        yield from self._begin(caller, command, 'RefreshHost')
        self._running(caller, command, [(host.id, 'VDSAction group MANIPULATE_HOST with role type ADMIN')])
        yield 0.009
        lock = host.refresh_lock
        taken = self.simulation.taken_key(lock)
        if taken:
            busy = ('HOST_NETWORK' + host.id, 'HOST_NETWORK')
            self._log(caller, 'DEBUG', LOCKS, "Before acquiring lock '%s'" % lock)
            self._taken(caller, busy if self.simulation.holder(busy) else taken)
            self._log(caller, 'INFO', REFRESH, "Failed to Acquire Lock to object '%s'" % lock)
            self._log(caller, 'WARN', REFRESH, "Validation of action 'RefreshHostCapabilities' failed for user %s. "
                      'Reasons: VAR__ACTION__REFRESH,VAR__TYPE__HOST,'
                      'ACTION_TYPE_FAILED_SETUP_NETWORKS_OR_REFRESH_IN_PROGRESS' % USER)
            yield 0.003
            self._rolled_back(caller, command)
            self.audit(caller, 'ERROR', 'HOST_REFRESH_CAPABILITIES_FAILED(607)',
                       'Failed to refresh the capabilities of host %s.' % host.name)
            raise self._refusal(caller, 400, '')
        self.simulation.try_acquire(lock)
        self._log(caller, 'DEBUG', LOCKS, "Before acquiring lock '%s'" % lock)
        self._log(caller, 'DEBUG', LOCKS, "Success acquiring lock '%s'" % lock)
        self._log(caller, 'INFO', REFRESH, "Lock Acquired to object '%s'" % lock)
        yield 0.011
        yield from self._refresh(caller, host, lock)
        self.audit(caller, 'INFO', 'HOST_REFRESHED_CAPABILITIES(606)',
                   'Successfully refreshed the capabilities of host %s.' % host.name)

    def _refresh(self, caller, host, lock):
        parameters = '(VdsId = %s, RunSilent = false)' % host.id if self.logs.debug else ''
        text = ('Running command: RefreshHostCapabilitiesCommand%s internal: true. Entities affected :  ID: %s Type: '
                'VDSAction group MANIPULATE_HOST with role type ADMIN' % (parameters, host.id))
        self._log(caller, 'INFO', REFRESH, text)
        monitor = host.monitor_lock
        yield from self._stop_monitoring(caller, REFRESH, host, monitor)
        self.debug_call(caller.thread, caller.correlation, 'getVdsManager, params: [%s]' % host.id, 0)
        yield 0.003
        yield from self._get_capabilities(caller, host, 2.15)
        log_id = self.simulation.new_hex()
        base = ("HostName = %s, VdsIdAndVdsVDSCommandParametersBase:{hostId='%s', vds='%s'}"
                % (host.name, host.id, host))
        self._log(caller, 'INFO', VDS + 'GetHardwareInfoAsyncVDSCommand',
                  'START, GetHardwareInfoAsyncVDSCommand(%s), log id: %s' % (base, log_id))
        yield 0.001
        self._log(caller, 'INFO', VDS + 'GetHardwareInfoAsyncVDSCommand',
                  'FINISH, GetHardwareInfoAsyncVDSCommand, return: , log id: %s' % log_id)
        yield 0.03
        self._start_monitoring(caller, REFRESH, host, monitor, 'Refresh host capabilities')
        self._free(caller, REFRESH, lock)

    # hosts

    def activate(self, caller, host, on_done):
        command = BLL + 'ActivateVdsCommand'
        yield from self._begin(caller, command, 'ActivateVds')
        self._permission(caller, command, 'ActivateVds', host)
        lock = host.vds_lock
        self._acquire_or_refuse(caller, command, lock, 'ActivateVds', 409, LOCKED,
                                'VAR__ACTION__ACTIVATE,VAR__TYPE__HOST,ACTION_TYPE_FAILED_OBJECT_LOCKED')
        yield 0.014
        self._running(caller, command, [(host.id, 'VDSAction group MANIPULATE_HOST with role type ADMIN')])
        monitor = host.monitor_lock
        yield from self._stop_monitoring(caller, command, host, monitor)
        yield from self._set_status(caller, host, 'Unassigned')
        self._start_monitoring(caller, command, host, monitor, 'Activate host')
        self.audit(caller, 'INFO', 'VDS_ACTIVATE(16)',
                   'Activation of host %s initiated by %s.' % (host.name, USER))
        self._free(caller, command, lock)
        self.simulation.spawn(self._come_up(host, on_done), delay=1.5)

    def _come_up(self, host, on_done):
        caller = Caller('EE-ManagedThreadFactory-engineScheduled-Thread-%d' % self.simulation.random.randrange(1, 99),
                        self.simulation.new_hex(), True)
        yield from self._set_status(caller, host, 'Up')
        self.audit(caller, 'INFO', 'VDS_DETECTED(13)', 'Status of host %s was set to Up.' % host.name)
        on_done()

    def fall_back(self, host, network, on_done):
        """A required network is missing: the host becomes non operational."""
        caller = Caller('EE-ManagedThreadFactory-engineScheduled-Thread-%d' % self.simulation.random.randrange(1, 99),
                        self.simulation.new_hex(), True)
        command = BLL + 'SetNonOperationalVdsCommand'
        self._running(caller, command, [(host.id, 'VDS')])
        yield 0.003
        yield from self._set_status(caller, host, 'NonOperational', 'NETWORK_UNREACHABLE')
        self._log(caller, 'ERROR', command, "Host '%s' is set to Non-Operational, it is missing the following "
                  "networks: '%s'" % (host.name, network))
        yield 0.002
        self.audit(caller, 'WARN', 'VDS_SET_NONOPERATIONAL_NETWORK(519)',
                   'Host %s does not comply with the cluster Default networks, the following networks are missing '
                   "on host: '%s'" % (host.name, network))
        on_done()

    def maintenance(self, caller, host, pool_id, on_done):
        command = BLL + 'MaintenanceNumberOfVdssCommand'
        yield from self._begin(caller, command, 'MaintenanceNumberOfVdss')
        lock = "EngineLock:{exclusiveLocks='', sharedLocks='[%s=POOL]'}" % pool_id
        self._log(caller, 'INFO', command, "Lock Acquired to object '%s'" % lock)
        self._running(caller, command, [(host.id, 'VDSAction group MANIPULATE_HOST with role type ADMIN')])
        yield from self._set_status(caller, host, 'PreparingForMaintenance')
        self.audit(caller, 'INFO', 'USER_VDS_MAINTENANCE_WITHOUT_REASON(620)',
                   'Host %s was switched to Maintenance mode by %s.' % (host.name, USER))
        self._log(caller, 'INFO', command, "Lock freed to object '%s'" % lock)
        self.simulation.spawn(self._maintained(host, on_done), delay=1.2)

    def _maintained(self, host, on_done):
        caller = Caller('EE-ManagedThreadFactory-engineScheduled-Thread-%d' % self.simulation.random.randrange(1, 99),
                        self.simulation.new_hex(), True)
        yield from self._set_status(caller, host, 'Maintenance')
        on_done()

    def simple(self, caller, command, action, entities, audit=None, took=0.06):
        """A command of no interest here: permission, running, audit."""
        yield from self._begin(caller, BLL + command, action)
        yield took / 2
        self._running(caller, BLL + command, entities)
        yield took / 2
        if audit:
            self.audit(caller, 'INFO', *audit)
        self.debug_call(caller.thread, caller.correlation, 'runAction, params: [%s, ActionParametersBase:{commandId='
                        "'%s', user='null', commandType='Unknown'}]" % (action, self.simulation.new_uuid()),
                        int(took * 1000))

    def hot_update_refused(self, caller):
        command = BLL + 'network.vm.UpdateVmInterfaceCommand'
        yield from self._begin(caller, command, 'UpdateVmInterface')
        self._log(caller, 'WARN', command, "Validation of action 'UpdateVmInterface' failed for user %s. Reasons: "
                  'VAR__TYPE__INTERFACE,VAR__ACTION__UPDATE,CANNOT_PERFORM_HOT_UPDATE' % USER)
        yield 0.005
        raise self._refusal(caller, 409, HOT_UPDATE, in_action=False)

    def vm_lifecycle(self, caller, vm_id, name, command, action, old, new, on_done):
        logger = BLL + command
        lock = Lock([(vm_id, 'VM')])
        yield from self._begin(caller, logger, action)
        self.simulation.try_acquire(lock)
        self._log(caller, 'INFO', logger, "Lock Acquired to object '%s'" % lock)
        yield 0.04
        self._running(caller, logger, [(vm_id, 'VMAction group %s with role type USER' % {
            'RunVm': 'RUN_VM', 'StopVm': 'STOP_VM', 'MigrateVmToServer': 'MIGRATE_VM'}[action])])
        yield 0.1
        self._free(caller, logger, lock)

        def finish():
            yield 0.0
            thread = 'ForkJoinPool-1-worker-%d' % self.simulation.random.randrange(8, 15)
            self.logs.engine('INFO', 'org.ovirt.engine.core.vdsbroker.monitoring.VmAnalyzer', thread,
                             self.simulation.new_hex(),
                             "VM '%s'(%s) moved from '%s' --> '%s'" % (vm_id, name, old, new))
            on_done()

        self.simulation.spawn(finish(), delay=2.4)

    # lines

    def audit(self, caller, level, event, text):
        self._log(caller, level, AUDIT, 'EVENT_ID: %s, %s' % (event, text))

    def debug_call(self, thread, correlation, call, milliseconds):
        self.logs.engine('DEBUG', DEBUG_CALLS, thread, correlation,
                         'method: %s, timeElapsed: %dms' % (call, milliseconds))

    def _log(self, caller, level, logger, text):
        self.logs.engine(level, logger, caller.thread, caller.correlation, text)

    def _begin(self, caller, command, action):
        self.logs.engine('DEBUG', BLL + 'Backend', caller.thread, '', 'Executing command %s for user %s.' % (action, USER))
        yield 0.013

    def _permission(self, caller, command, action, host):
        self._log(caller, 'DEBUG', command, "Checking whether user '%s' or one of the groups he is member of, have the "
                  'following permissions:  ID: %s Type: VDSAction group MANIPULATE_HOST with role type ADMIN'
                  % (self.user_id, host.id))

    def _running(self, caller, command, entities):
        affected = ',  '.join('ID: %s Type: %s' % entity for entity in entities)
        self._log(caller, 'INFO', command, 'Running command: %s internal: %s. Entities affected :  %s' % (
            command.rpartition('.')[2], 'true' if caller.internal else 'false', affected))

    def _taken(self, caller, key):
        self._log(caller, 'DEBUG', LOCKS, "Failed to acquire lock. Exclusive lock is taken for key '%s', value '%s'" % key)

    def _acquire_or_refuse(self, caller, command, lock, action, http, message, reasons):
        self._log(caller, 'DEBUG', LOCKS, "Before acquiring lock '%s'" % lock)
        taken = self.simulation.taken_key(lock)
        if not taken:
            self.simulation.try_acquire(lock)
            self._log(caller, 'DEBUG', LOCKS, "Success acquiring lock '%s'" % lock)
            self._log(caller, 'INFO', command, "Lock Acquired to object '%s'" % lock)
            return
        self._taken(caller, taken)
        self._log(caller, 'INFO', command, "Failed to Acquire Lock to object '%s'" % lock)
        self._log(caller, 'WARN', command, "Validation of action '%s' failed for user %s. Reasons: %s" % (
            action, USER, reasons))
        self.debug_call(caller.thread, caller.correlation, "runAction, params: [%s, VdsActionParameters:{commandId='%s', "
                        "user='null', commandType='Unknown'}]" % (action, self.simulation.new_uuid()), 21)
        raise self._refusal(caller, http, message)

    def _acquire_in_time(self, caller, command, lock, action):
        self._log(caller, 'INFO', command, "Before acquiring lock-timeout '%s'" % lock)
        self._log(caller, 'DEBUG', LOCKS, "Before acquiring wait or timeout lock '%s'" % lock)
        waited = 0.0
        while self.simulation.taken_key(lock):
            if waited == 0.0:
                self._taken(caller, self.simulation.taken_key(lock))
                self._log(caller, 'INFO', LOCKS,
                          "Failed to acquire lock, will try again until timeout. lock '%s'" % lock)
            waited += 0.05
            yield 0.05
        self.simulation.try_acquire(lock)
        self._log(caller, 'DEBUG', LOCKS, "Success acquiring lock '%s'" % lock)
        self._log(caller, 'INFO', command, "Lock-timeout acquired to object '%s'" % lock)

    def _free(self, caller, command, lock):
        self._log(caller, 'DEBUG', LOCKS, "Before releasing a lock '%s'" % lock)
        for key, _ in lock.keys:
            self._log(caller, 'DEBUG', LOCKS,
                      "The exclusive lock for key '%s' is released and lock is removed from map" % key)
        self._log(caller, 'INFO', command, "Lock freed to object '%s'" % lock)
        self.simulation.release(lock)

    def _invalid(self, caller, command, lock, action, reasons, http, message):
        self._log(caller, 'WARN', command, "Validation of action '%s' failed for user %s. Reasons: %s" % (
            action, USER, reasons))
        self._free(caller, command, lock)
        raise self._refusal(caller, http, message, in_action=False)

    def _refusal(self, caller, http, message, in_action=True):
        detail = '[%s]' % message
        self.logs.engine('ERROR', REST, caller.thread, '', 'Operation Failed: %s' % detail,
                         at=self.simulation.now + 0.006)
        return Fault(http, detail, in_action=in_action)

    def _rolled_back(self, caller, command):
        self._log(caller, 'ERROR', command, "Transaction rolled-back for command '%s'." % command)

    def _stack(self, level, logger, caller, text, frames):
        self._log(caller, level, logger, text + ''.join('\n\tat ' + frame for frame in frames))

    def _set_status(self, caller, host, status, reason='NONE'):
        log_id = self.simulation.new_hex()
        logger = 'org.ovirt.engine.core.vdsbroker.SetVdsStatusVDSCommand'
        self._log(caller, 'INFO', logger, 'START, SetVdsStatusVDSCommand(HostName = %s, SetVdsStatusVDSCommandParameters:'
                  "{hostId='%s', status='%s', nonOperationalReason='%s', stopSpmFailureLogged='false', "
                  "maintenanceReason='null'}), log id: %s" % (host.name, host.id, status, reason, log_id))
        yield 0.012
        self._log(caller, 'INFO', logger, 'FINISH, SetVdsStatusVDSCommand, log id: %s' % log_id)

    def _stop_monitoring(self, caller, command, host, monitor):
        self._log(caller, 'INFO', command, "Before acquiring lock in order to prevent monitoring for host '%s' from "
                  "data-center 'Default'" % host.name)
        yield 0.001
        self._log(caller, 'DEBUG', LOCKS, "Before acquiring and wait lock '%s'" % monitor)
        self._log(caller, 'DEBUG', LOCKS, "Success acquiring lock '%s'" % monitor)
        self._log(caller, 'INFO', command, "Lock acquired, from now a monitoring of host will be skipped for host '%s' "
                  "from data-center 'Default'" % host.name)

    def _start_monitoring(self, caller, command, host, monitor, what):
        self._log(caller, 'INFO', command, "%s finished. Lock released. Monitoring can run now for host '%s' from "
                  "data-center 'Default'" % (what, host.name))

    # vdsm

    def _get_capabilities(self, caller, host, took):
        log_id = self.simulation.new_hex()
        name = VDS + 'GetCapabilitiesVDSCommand'
        base = ("HostName = %s, VdsIdAndVdsVDSCommandParametersBase:{hostId='%s', vds='%s'}"
                % (host.name, host.id, host))
        self._log(caller, 'DEBUG', name, 'START, GetCapabilitiesVDSCommand(%s), log id: %s' % (base, log_id))
        thread = self._jsonrpc()
        peer = self._peer(caller)
        self.logs.vdsm(host.index, 'INFO', thread, 'api.host', 'START getCapabilities() from=%s' % peer, 'api:48',
                       at=self.simulation.now + 0.004)
        yield took
        self.logs.vdsm(host.index, 'INFO', thread, 'api.host',
                       "FINISH getCapabilities return={'status': {'message': 'Done', 'code': 0}, 'info': "
                       "{u'supportsIPv6': True, u'version_name': u'Snow Man'}} from=%s" % peer,
                       'api:54', at=self.simulation.now - 0.011)
        self.logs.vdsm(host.index, 'INFO', thread, 'jsonrpc.JsonRpcServer',
                       'RPC call Host.getCapabilities succeeded in %.2f seconds' % (took - 0.02), '__init__:312',
                       at=self.simulation.now - 0.009)
        self._log(caller, 'DEBUG', name, 'FINISH, GetCapabilitiesVDSCommand, return: %s, log id: %s' % (host, log_id))

    def _vdsm_setup(self, caller, host, added, removed, illegal, switch):
        thread = self._jsonrpc()
        peer = self._peer(caller)
        networks = {}
        for name, nic, address in added:
            networks[name] = ("{u'ipv6autoconf': False, u'nic': u'%s', u'bridged': u'true', u'switch': u'%s', %su'mtu': 1500, "
                              "u'dhcpv6': False, u'STP': u'no'}" % (
                                  nic, switch, "u'ipaddr': u'%s', u'netmask': u'255.255.255.0', " % address
                                  if address else ''))
        for name in removed:
            networks[name] = "{u'remove': u'true'}"
        shown = '{%s}' % ', '.join("u'%s': %s" % (vdsm_name(name), value) for name, value in networks.items())
        options = "{u'connectivityCheck': u'true', u'connectivityTimeout': 120, u'commitOnSuccess': False}"
        self.logs.vdsm(host.index, 'INFO', thread, 'api.network',
                       'START setupNetworks(networks=%s, bondings={}, options=%s) from=%s' % (shown, options, peer),
                       'api:48')
        super_thread = 'MainProcess|' + thread
        self.logs.supervdsm(host.index, 'DEBUG', super_thread, 'supervdsm_server', 99, 'SuperVdsm.ServerCallback',
                            'wrapper', 'call setupNetworks with (%s, {}, %s) {}' % (shown, options),
                            at=self.simulation.now + 0.004)
        yield 0.4
        if illegal:
            text = 'All networks must be reconfigured on switch type change'
            self.logs.supervdsm(host.index, 'ERROR', super_thread, 'supervdsm_server', 103, 'SuperVdsm.ServerCallback',
                                'wrapper', 'Error in setupNetworks\n'
                                'Traceback (most recent call last):\n'
                                '  File "/usr/lib/python2.7/site-packages/vdsm/supervdsm_server.py", line 101, in wrapper\n'
                                '    res = func(*args, **kwargs)\n'
                                '  File "/usr/lib/python2.7/site-packages/vdsm/network/api.py", line 225, in setupNetworks\n'
                                '    validator.validate(networks, bondings)\n'
                                "ConfigNetworkError: (21, '%s')" % text)
            yield 0.01
            self.logs.vdsm(host.index, 'ERROR', thread, 'api', ['FINISH setupNetworks error=(21, \'%s\')' % text,
                           'Traceback (most recent call last):',
                           '  File "/usr/lib/python2.7/site-packages/vdsm/common/api.py", line 124, in method',
                           '    ret = func(*args, **kwargs)',
                           '  File "/usr/lib/python2.7/site-packages/vdsm/API.py", line 1562, in setupNetworks',
                           '    supervdsm.getProxy().setupNetworks(networks, bondings, options)',
                           "ConfigNetworkError: (21, '%s')" % text], 'api:130')
            self.logs.vdsm(host.index, 'INFO', thread, 'jsonrpc.JsonRpcServer',
                           'RPC call Host.setupNetworks failed (error 21) in 0.41 seconds', '__init__:312')
            return
        for command, took in (('/sbin/ifdown eth1', 0.7), ('/usr/sbin/ip link set dev eth1 up', 0.4)):
            self.logs.supervdsm(host.index, 'DEBUG', super_thread, 'cmdutils', 150, 'root', 'exec_cmd',
                                '%s (cwd None)' % command)
            yield took
            self.logs.supervdsm(host.index, 'DEBUG', super_thread, 'cmdutils', 158, 'root', 'exec_cmd',
                                "SUCCESS: <err> = ''; <rc> = 0")
        self.logs.supervdsm(host.index, 'INFO', super_thread, 'connectivity', 47, 'root', 'check', 'Checking connectivity...')
        yield 2.1
        self.logs.supervdsm(host.index, 'DEBUG', super_thread, 'supervdsm_server', 106, 'SuperVdsm.ServerCallback',
                            'wrapper', 'return setupNetworks with None')
        yield 0.006
        self.logs.vdsm(host.index, 'INFO', thread, 'api.network',
                       "FINISH setupNetworks return={'status': {'message': 'Done', 'code': 0}} from=%s" % peer, 'api:54')
        self.logs.vdsm(host.index, 'INFO', thread, 'jsonrpc.JsonRpcServer',
                       'RPC call Host.setupNetworks succeeded in 3.61 seconds', '__init__:312')
        yield 0.004

    def _jsonrpc(self):
        return 'jsonrpc/%d' % self.simulation.random.randrange(8)

    def _peer(self, caller):
        peer = '::ffff:192.168.201.4,%d' % 55906
        return peer + (', flow_id=%s' % caller.correlation if caller.correlation else '')


def vdsm_name(name):
    """vdsm's own name of a network whose name is no interface name."""
    plain = all(ord(letter) < 128 for letter in name) and len(name) <= 15
    return name if plain else 'on%s' % '%013x' % (sum(ord(letter) * 31 ** index for index, letter in enumerate(name))
                                                  & 0xfffffffffffff)
