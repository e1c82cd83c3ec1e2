import pytest

from ovirtlib import clusterlib
from ovirtlib import hostlib
from ovirtlib import netlib

ETH1 = 'eth1'
REQ_NET = 'req-net'


@pytest.fixture(scope='module')
def req_net(default_data_center, cluster_hosts_up):
    network = netlib.Network(default_data_center.system)
    network.create(REQ_NET, default_data_center)
    yield network
    remove_net_from_hosts(cluster_hosts_up, network)
    network.remove()


def remove_net_from_hosts(hosts, network):
    for host in hosts:
        try:
            host.remove_networks((network,))
        except Exception:
            # the network may be gone from this host already
            pass


@pytest.fixture(scope='module')
def cluster_net(default_cluster, req_net):
    cluster_network = clusterlib.ClusterNetwork(default_cluster)
    cluster_network.assign(req_net)
    return cluster_network


@pytest.fixture(scope='module', autouse=True)
def req_net_attached_to_hosts(cluster_hosts_up, req_net, cluster_net):
    for index, host in enumerate(cluster_hosts_up):
        address = '192.0.3.{}'.format(index + 2)
        host.setup_networks([hostlib.static_attachment(req_net, ETH1, address)])


def test_required_network_host_non_operational(req_net,
                                               cluster_net,
                                               optionally_non_spm_host):
    cluster_net.update(required=True)
    optionally_non_spm_host.remove_networks((req_net,))
    optionally_non_spm_host.wait_for_non_operational_status()
    cluster_net.update(required=False)
    optionally_non_spm_host.activate()
    optionally_non_spm_host.wait_for_up_status()
