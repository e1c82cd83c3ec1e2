import pytest

from ovirtlib import virtlib

EXTERNAL_NETWORK_1 = 'ext_net_1'


@pytest.fixture
def vm_in_ovs_cluster(system, ovs_cluster, host_in_ovs_cluster):
    with virtlib.vm_pool(system, ovs_cluster, ['ovs-vm']) as (vm,):
        vm.create_vnic('nic0', network_name=EXTERNAL_NETWORK_1)
        vm.run()
        vm.wait_for_up_status()
        yield vm
        vm.stop()
        vm.wait_for_down_status()


def test_connect_vm_to_external_physnet(vm_in_ovs_cluster):
    assert vm_in_ovs_cluster.name == 'ovs-vm'


def test_max_mtu_size(vm_in_ovs_cluster):
    assert vm_in_ovs_cluster.name == 'ovs-vm'


def test_security_groups_allow_icmp(vm_in_ovs_cluster):
    assert vm_in_ovs_cluster.name == 'ovs-vm'
