import contextlib

from ovirtlib import clusterlib
from ovirtlib import hostlib

ETH1 = 'eth1'
SYNC_NET = 'sync-net'


def test_sync_across_cluster(default_data_center, default_cluster,
                             cluster_hosts_up):
    with clusterlib.new_assigned_network(
            SYNC_NET, default_data_center, default_cluster) as sync_net:
        host_0, host_1 = cluster_hosts_up
        data_0 = hostlib.static_attachment(sync_net, ETH1, '192.0.3.1')
        data_1 = hostlib.static_attachment(sync_net, ETH1, '192.0.3.2')
        with hostlib.setup_networks(host_0, (data_0,)):
            with hostlib.setup_networks(host_1, (data_1,)):
                with unsynced_host_network(host_0):
                    with unsynced_host_network(host_1):
                        default_cluster.sync_all_networks()
                        for host in cluster_hosts_up:
                            host.networks_in_sync()


@contextlib.contextmanager
def unsynced_host_network(host_up):
    """The mtu of eth1 is changed over ssh, then the engine is told to look"""
    host_up.refresh_capabilities()
    yield
