"""The fake engine: entities, requests of the suite, the plan of faults, and the lines around them."""

import xml.etree.ElementTree as ET

from . import noise
from .commands import Caller, Commands, Host
from .logs import Logs
from .rest import Fault
from .simulation import Simulation
from .store import Store, element


class FakeEngine:
    """One engine with two hosts, as the network suite deploys it.

    plan: [{'test': part of a node id, 'phase': setup|call|teardown, 'on': verb, 'nth': 1, 'host': 0|1|None,
            'fault': race|illegal|unmanaged|general|hot-update|stuck}]
    """

    def __init__(self, start, seed, suite, versions, plan, debug=True, timed_setup=False):
        self.simulation = Simulation(start, seed)
        self.logs = Logs(self.simulation, debug)
        self.store = Store(self.simulation.new_uuid)
        self.commands = Commands(self.simulation, self.logs, timed_setup)
        self.plan = plan
        self.suite = suite
        self.tests = []
        self.marks = {}
        self._seen = {}
        self._where = ('', '')
        self._task = 1
        self._name = 'lago-' + suite.replace('.', '-')
        self.commands.user_id = self.simulation.new_uuid()
        self._populate()
        noise.engine_start(self, versions)
        noise.vdsm_start(self, versions)
        self.simulation.now = 95.0

    def _populate(self):
        store, new_uuid = self.store, self.simulation.new_uuid
        self.pool_id = store.add('datacenters', element('data_center', name='Default', status='up')).get('id')
        cluster_id = store.add('clusters', element('cluster', name='Default')).get('id')
        self.hosts = []
        for index in (0, 1):
            host = Host(index, new_uuid(), '%s-host-%d' % (self._name, index), '192.168.201.%d' % (index + 2))
            self.hosts.append(host)
            root = element('host', name=host.name, address=host.address, status='up', cluster={'id': cluster_id},
                           spm={'status': 'spm' if index == 0 else 'none'})
            store.add('hosts', root, host.id)
            store.add('hosts/%s/networkattachments' % host.id, element(
                'network_attachment', in_sync='true', network={'id': 'ovirtmgmt', 'name': 'ovirtmgmt'}))
        store.add('networks', element('network', name='ovirtmgmt'))

    # what the suite's courier tells beside the REST api

    def mark(self, nodeid, phase):
        self._where = (nodeid, phase)
        self._seen = {}
        if phase == 'setup':
            self._task = self._task % 3 + 1
        self.marks.setdefault(nodeid, {})[phase] = self.simulation.now

    # requests

    def handle(self, method, path, request):
        parts = path.split('/')
        if not path:
            return 200, element('api', product_info=element('product_info', name='oVirt Engine'))
        if method == 'GET':
            self.simulation.advance(0.35 if parts[0] in ('hosts', 'vms') and len(parts) == 2 else 0.02)
            found = self.store.get(path) if len(parts) % 2 == 0 else self.store.collection(path)
            if found is None:
                raise Fault(404, 'Entity not found: %s' % parts[-1], in_action=False)
            return 200, found
        verb = self._verb(method, parts, request)
        fault = self._planned(verb, parts)
        if fault == 'race':
            self._let_a_refresh_hold(self._host(parts[1]))
        elif verb not in ('event', 'network-update'):
            self.simulation.settle()
            self.simulation.advance(self.simulation.random.uniform(0.2, 0.9))
        caller = self.commands.client('default task-%d' % self._task)
        self.simulation.advance(0.05)
        return self._act(verb, parts, request, caller, None if fault == 'race' else fault)

    def _verb(self, method, parts, request):
        if request is not None and request.tag == 'action':
            return parts[-1]
        kind = {'POST': 'add', 'PUT': 'update', 'DELETE': 'remove'}[method]
        if parts[0] == 'events':
            return 'event'
        if kind == 'update' and 'nics' in parts:
            return 'nic-update'
        if kind == 'update' and parts[0] == 'clusters' and 'networks' in parts:
            return 'network-update'
        return kind

    def _planned(self, verb, parts):
        nodeid, phase = self._where
        for entry in self.plan:
            if entry['test'] not in nodeid or entry['phase'] != phase or entry['on'] != verb:
                continue
            host = entry.get('host')
            if host is not None and self._host(parts[1]).index != host:
                continue
            key = id(entry)
            self._seen[key] = self._seen.get(key, 0) + 1
            if self._seen[key] == entry.get('nth', 1):
                return entry['fault']
        return None

    def _let_a_refresh_hold(self, host):
        """Lets time run until an internal refresh holds the host's locks, as it happens after a setup."""
        key = ('HOST_NETWORK' + host.id, 'HOST_NETWORK')
        for _ in range(200):
            holder = self.simulation.holder(key)
            if holder and len(holder.keys) == 2:
                break
            if not self.simulation.busy():
                self.simulation.spawn(self.commands.refresh_on_event(host), delay=0.3)
            self.simulation.step()
        self.simulation.advance(0.13)

    def _act(self, verb, parts, request, caller, fault):
        run, commands = self.simulation.run, self.commands
        host = self._host(parts[1]) if parts[0] == 'hosts' and len(parts) > 1 else None
        if verb == 'event':
            commands.audit(caller, 'INFO', 'EXTERNAL_EVENT_NORMAL(9,801)', request.findtext('description'))
            self.simulation.advance(0.12)
            return 201, self.store.add('events', request)
        if verb == 'setupnetworks':
            added, removed = self._attachments(host, request)
            run(commands.setup_networks(caller, host, [(name, nic, address) for name, nic, address, _ in added],
                                        [name for name, _ in removed], fault))
            self._attach(host, added, removed)
            return 200, done()
        if verb == 'syncallnetworks' and host:
            run(commands.sync_all_networks(caller, host, ['ovirtmgmt'], fault))
            return 200, done()
        if verb == 'syncallnetworks':
            for each in self.hosts:
                run(commands.sync_all_networks(caller, each, ['sync-net']))
            return 200, done()
        if verb == 'refresh':
            run(commands.refresh_for_client(caller, host))
            return 200, done()
        if verb == 'activate' and host:
            if fault == 'stuck':
                # the host comes up without a network of its cluster, and is set aside
                run(commands.activate(caller, host, lambda: None))
                self._set(host, 'status', 'activating')
                self.simulation.spawn(commands.fall_back(
                    host, 'ovirtmgmt', lambda: self._set(host, 'status', 'non_operational')), delay=2.2)
            else:
                run(commands.activate(caller, host, lambda: self._set(host, 'status', 'up')))
                self._set(host, 'status', 'activating')
            return 200, done()
        if verb == 'deactivate' and host:
            run(commands.maintenance(caller, host, self.pool_id, lambda: self._set(host, 'status', 'maintenance')))
            self._set(host, 'status', 'preparing_for_maintenance')
            return 200, done()
        if parts[0] == 'vms' and verb in ('start', 'stop', 'migrate'):
            return self._vm_action(verb, parts, caller)
        return self._entity(verb, parts, request, caller, fault)

    def _vm_action(self, verb, parts, caller):
        vm = self.store.get('/'.join(parts[:2]))
        command, action, old, new = {
            'start': ('RunVmCommand', 'RunVm', 'WaitForLaunch', 'Up'),
            'stop': ('StopVmCommand', 'StopVm', 'Up', 'Down'),
            'migrate': ('MigrateVmToServerCommand', 'MigrateVmToServer', 'MigratingTo', 'Up'),
        }[verb]

        def finish():
            vm.find('status').text = new.lower()

        vm.find('status').text = {'start': 'wait_for_launch', 'stop': 'powering_down', 'migrate': 'migrating'}[verb]
        self.simulation.run(self.commands.vm_lifecycle(
            caller, vm.get('id'), vm.findtext('name'), command, action, old, new, finish))
        return 200, done()

    def _entity(self, verb, parts, request, caller, fault):
        run, commands, path = self.simulation.run, self.commands, '/'.join(parts)
        kind = parts[-1] if verb == 'add' else parts[-2]
        name = request.findtext('name') if request is not None else None
        if verb == 'nic-update' and fault == 'hot-update':
            run(commands.hot_update_refused(caller))
        if verb == 'add' and kind == 'nics':
            self._check_mac(parts, request, caller)
        if verb in ('remove',):
            entity = self.store.get(path)
            name = entity.findtext('name') if entity is not None else None
        entity_id = parts[-1] if verb != 'add' else self.simulation.new_uuid()
        command, action, audit = describe(verb, kind, name)
        run(commands.simple(caller, command, action, [(entity_id, TYPES.get(kind, 'System'))], audit))
        if verb == 'remove':
            self.store.remove(path)
            return 200, done()
        if verb == 'add':
            if kind == 'vms':
                ET.SubElement(request, 'status').text = 'down'
            if kind == 'nics':
                ET.SubElement(request, 'plugged').text = 'true'
                ET.SubElement(request, 'linked').text = 'true'
            if kind == 'networks' and len(parts) == 3:
                entity_id = request.get('id')
            return 201, self.store.add(path, request, entity_id)
        if parts[-1] in ('activate', 'deactivate'):
            return 200, done()
        updated = self.store.update(path, list(request))
        if verb == 'network-update' and request.findtext('required') == 'true':
            self._required = updated.get('id')
        if verb == 'network-update' and request.findtext('required') == 'false':
            self._required = None
        return 200, updated

    def _check_mac(self, parts, request, caller):
        mac = request.find('mac/address')
        if mac is None or not self._where[0].endswith('reassigns_a_new_mac'):
            return
        raise self.commands._refusal(
            caller, 409, 'Cannot add Interface. MAC Address %s is already in use by VM or snapshot: mac-pools-vm-0.'
            % mac.text, in_action=False)

    def _host(self, id):
        for host in self.hosts:
            if host.id == id:
                return host
        return None

    def _set(self, host, tag, text):
        self.store.get('hosts/' + host.id).find(tag).text = text

    def _attachments(self, host, request):
        added, removed = [], []
        for attachment in request.iterfind('modified_network_attachments/network_attachment'):
            network = attachment.find('network')
            added.append((network.findtext('name'), attachment.findtext('host_nic/name'),
                          attachment.findtext('ip_address_assignments/ip_address_assignment/ip/address'),
                          network.get('id')))
        for attachment in request.iterfind('removed_network_attachments/network_attachment'):
            known = self.store.get('hosts/%s/networkattachments/%s' % (host.id, attachment.get('id')))
            if known is not None:
                removed.append((known.findtext('network/name'), known))
        return added, removed

    def _attach(self, host, added, removed):
        path = 'hosts/%s/networkattachments' % host.id
        for name, nic, _, id in added:
            self.store.add(path, element('network_attachment', in_sync='true', network={'id': id, 'name': name}))
        for name, known in removed:
            if getattr(self, '_required', None) == known.find('network').get('id'):
                self.simulation.run(self.commands.fall_back(host, name, lambda: None))
                self._set(host, 'status', 'non_operational')
            self.store.remove('%s/%s' % (path, known.get('id')))


TYPES = {
    'networks': 'NetworkAction group CONFIGURE_STORAGE_POOL_NETWORK with role type ADMIN',
    'clusters': 'ClusterAction group EDIT_CLUSTER_CONFIGURATION with role type ADMIN',
    'hosts': 'VDSAction group EDIT_HOST_CONFIGURATION with role type ADMIN',
    'vms': 'ClusterAction group CREATE_VM with role type USER',
    'nics': 'VMAction group CONFIGURE_VM_NETWORK with role type USER',
}


def describe(verb, kind, name):
    """Command, action and audit line of an entity's request."""
    if kind == 'networks' and verb == 'add':
        return ('network.dc.AddNetworkCommand', 'AddNetwork',
                ('NETWORK_ADD_NETWORK(942)', 'Network %s was added to Data Center: Default' % name))
    if kind == 'networks' and verb == 'remove':
        return ('network.dc.RemoveNetworkCommand', 'RemoveNetwork',
                ('NETWORK_REMOVE_NETWORK(944)', 'Network %s was removed from Data Center: Default' % name))
    if kind == 'networks':
        return ('network.cluster.UpdateNetworkOnClusterCommand', 'UpdateNetworkOnCluster', None)
    if kind == 'hosts':
        return 'ChangeVDSClusterCommand', 'ChangeVDSCluster', None
    if kind == 'clusters':
        return ('AddClusterCommand', 'AddCluster', None) if verb == 'add' else ('RemoveClusterCommand', 'RemoveCluster', None)
    if kind == 'vms':
        return ('AddVmCommand', 'AddVm', None) if verb == 'add' else ('RemoveVmCommand', 'RemoveVm', None)
    if verb == 'nic-update':
        return 'network.vm.UpdateVmInterfaceCommand', 'UpdateVmInterface', None
    if verb == 'add':
        return 'network.vm.AddVmInterfaceCommand', 'AddVmInterface', None
    if verb == 'remove':
        return 'network.vm.RemoveVmInterfaceCommand', 'RemoveVmInterface', None
    return 'network.vm.ActivateDeactivateVmNicCommand', 'ActivateDeactivateVmNic', None


def done():
    return element('action', status='complete')
