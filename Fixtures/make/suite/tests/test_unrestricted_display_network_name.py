# -*- coding: utf-8 -*-
import pytest

from ovirtlib import clusterlib
from ovirtlib import netattachlib
from ovirtlib import virtlib


@pytest.fixture(scope='module')
def display_network(default_data_center, default_cluster):
    with clusterlib.new_assigned_network(
            u'רשת עם שם ארוך מאוד', default_data_center, default_cluster) as network:
        yield network


@pytest.fixture(scope='module')
def display_network_attached_to_host_0(host_0_up, display_network):
    ETH1 = 'eth1'
    DISP_NET_IPv4_ADDR_1 = '192.0.3.1'
    DISP_NET_IPv4_MASK = '255.255.255.0'

    ip_assign = netattachlib.StaticIpAssignment(
        addr=DISP_NET_IPv4_ADDR_1, mask=DISP_NET_IPv4_MASK)
    disp_att_data = netattachlib.NetworkAttachmentData(
        display_network, ETH1, [ip_assign])
    host_0_up.setup_networks([disp_att_data])
    yield host_0_up
    host_0_up.remove_networks((display_network,))


def test_run_vm_with_unrestricted_display_network_name(
        system, default_cluster, display_network_attached_to_host_0):
    with virtlib.vm_pool(system, default_cluster, ['display-vm']) as (vm,):
        vm.run()
        vm.wait_for_up_status()
        vm.stop()
        vm.wait_for_down_status()
