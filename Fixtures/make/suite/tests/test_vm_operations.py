import pytest
from ovirtsdk4 import types

from ovirtlib import hostlib
from ovirtlib import netattachlib

ETH1 = 'eth1'
MIG_NET_IPv4_ADDR_1 = '192.0.3.1'
MIG_NET_IPv4_ADDR_2 = '192.0.3.2'
MIG_NET_IPv4_MASK = '255.255.255.0'


@pytest.fixture
def host_0_with_mig_net(migration_network, host_0_up):
    ip_assign = netattachlib.StaticIpAssignment(
        addr=MIG_NET_IPv4_ADDR_1, mask=MIG_NET_IPv4_MASK)
    mig_att_data = netattachlib.NetworkAttachmentData(
        migration_network, ETH1, [ip_assign])
    host_0_up.setup_networks([mig_att_data])
    yield host_0_up
    host_0_up.remove_networks((migration_network,))


@pytest.fixture
def host_1_with_mig_net(migration_network, host_1_up):
    data = hostlib.static_attachment(migration_network, ETH1, MIG_NET_IPv4_ADDR_2)
    host_1_up.setup_networks([data])
    yield host_1_up
    host_1_up.remove_networks((migration_network,))


def test_live_vm_migration_using_dedicated_network(
        running_vm_0, host_0_with_mig_net, host_1_with_mig_net):
    running_vm_0.migrate(host_1_with_mig_net)
    running_vm_0.wait_for_up_status()


def test_hot_linking_vnic(running_vm_0):
    vnic = running_vm_0.create_vnic('nic1')
    vnic.linked = False
    assert not vnic.linked
    vnic.linked = True


def test_hot_update_vm_interface(running_vm_0):
    vnic = running_vm_0.create_vnic('nic2')
    vnic.hotunplug()
    vnic.set_interface(types.NicInterface.E1000)
    vnic.hotplug()


@pytest.mark.xfail(reason='bz 1725642', strict=False)
def test_serial_console_after_migration(running_vm_0):
    assert running_vm_0.get_sdk_type().console is not None


def test_modify_vnic(running_vm_0, migration_network):
    vnic = running_vm_0.create_vnic('nic3')
    vnic.hot_replace_network(migration_network)
