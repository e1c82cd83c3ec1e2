import pytest

from ovirtlib import clusterlib
from ovirtlib import hostlib
from ovirtlib import netlib
from ovirtlib import virtlib

MAC_ADDR_1 = '00:1a:4a:16:01:50'
MAC_ADDR_2 = '00:1a:4a:16:01:51'


@pytest.fixture(scope='module')
def cluster_0(system, default_data_center):
    with clusterlib.cluster(system, default_data_center, 'mac-pools-cluster-0') as cluster:
        yield cluster


@pytest.fixture(scope='module', autouse=True)
def host_1_in_cluster_0(host_1_up, cluster_0):
    with hostlib.change_cluster(host_1_up, cluster_0):
        yield


@pytest.fixture(scope='module')
def vms(system, cluster_0, host_1_in_cluster_0):
    with virtlib.vm_pool(system, cluster_0,
                         ['mac-pools-vm-0', 'mac-pools-vm-1']) as pool:
        yield pool


def test_set_mac_pool_duplicate_macs_from_true_to_false_while_dup_exists(vms):
    vnic_0 = vms[0].create_vnic('nic0', MAC_ADDR_1)
    vnic_1 = vms[1].create_vnic('nic0', MAC_ADDR_1)
    assert vnic_0.mac_address == vnic_1.mac_address


def test_mac_pools_in_different_clusters_dont_overlap(vms):
    assert vms[0].create_vnic('nic1', MAC_ADDR_2).mac_address == MAC_ADDR_2


def test_undo_preview_snapshot_when_mac_used_reassigns_a_new_mac(vms):
    with pytest.raises(netlib.MacAddrInUseError):
        vms[1].create_vnic('nic1', MAC_ADDR_2)


def test_mac_pools_with_overlapping_ranges(vms):
    pytest.skip('bz 1734671')


def test_move_mac_to_new_vm(vms):
    vnic = vms[0].create_vnic('nic2', '00:1a:4a:16:01:60')
    mac_addr = vnic.mac_address
    vnic.remove()
    assert vms[1].create_vnic('nic2', mac_addr).mac_address == mac_addr
