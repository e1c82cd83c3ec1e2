# -*- coding: utf-8 -*-
import contextlib

from ovirtsdk4 import types

from ovirtlib.sdkentity import EntityCreationError, SDKEntity


class MacAddrInUseError(Exception):
    pass


class MacPoolIsInFullCapacityError(Exception):
    pass


class Network(SDKEntity):

    def _build_sdk_type(self, name, data_center, usages=()):
        return types.Network(
            name=name, data_center=data_center.get_sdk_type(), usages=list(usages))

    def _get_parent_service(self, system):
        return system.networks_service


class Vnic(SDKEntity):

    def __init__(self, vm):
        super(Vnic, self).__init__(vm.system)
        self._vm = vm

    def _build_sdk_type(self, name, mac_addr=None, network_name='ovirtmgmt'):
        mac = types.Mac(address=mac_addr) if mac_addr else None
        return types.Nic(name=name, mac=mac, interface=types.NicInterface.VIRTIO,
                         network=types.Network(name=network_name))

    def _get_parent_service(self, system):
        return self._vm.service.nics_service()

    def _create_sdk_entity(self, sdk_type):
        try:
            super(Vnic, self)._create_sdk_entity(sdk_type)
        except EntityCreationError as err:
            message = str(err)
            if 'MAC Address' in message and 'in use' in message:
                raise MacAddrInUseError(message)
            if 'Not enough MAC addresses' in message:
                raise MacPoolIsInFullCapacityError(message)
            raise

    @property
    def mac_address(self):
        return self.get_sdk_type().mac.address

    @property
    def linked(self):
        return self.get_sdk_type().linked

    @linked.setter
    def linked(self, is_linked):
        self._service.update(types.Nic(linked=is_linked))

    @property
    def plugged(self):
        return self.get_sdk_type().plugged

    def hotunplug(self):
        self._service.deactivate()

    def hotplug(self):
        self._service.activate()

    def hot_replace_network(self, network):
        self._service.update(types.Nic(network=types.Network(name=network.name)))

    def set_interface(self, interface):
        self._service.update(types.Nic(interface=interface))


@contextlib.contextmanager
def new_network(name, data_center, usages=()):
    network = Network(data_center.system)
    network.create(name, data_center, usages)
    try:
        yield network
    finally:
        network.remove()
