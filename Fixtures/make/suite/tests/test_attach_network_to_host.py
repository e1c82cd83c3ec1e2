import pytest

from ovirtlib import clusterlib
from ovirtlib import hostlib

ETH1 = 'eth1'


@pytest.fixture
def attach_net(default_data_center, default_cluster):
    with clusterlib.new_assigned_network(
            'attach-net', default_data_center, default_cluster) as network:
        yield network


@pytest.mark.parametrize('address', ['192.0.3.1', 'fdb3:84e5:4ff4:55e3::1/64'])
def test_attach_network_with_static_ip(attach_net, host_0_up, address):
    data = hostlib.static_attachment(attach_net, ETH1, address)
    with hostlib.setup_networks(host_0_up, [data]):
        assert host_0_up.are_networks_synced()
