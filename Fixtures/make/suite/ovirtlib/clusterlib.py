import contextlib

from ovirtsdk4 import types

from ovirtlib import netlib
from ovirtlib.sdkentity import SDKEntity


class Cluster(SDKEntity):

    def _build_sdk_type(self, data_center, cluster_name, switch_type=None):
        return types.Cluster(
            name=cluster_name,
            data_center=data_center.get_sdk_type(),
            switch_type=switch_type,
        )

    def _get_parent_service(self, system):
        return system.clusters_service

    def host_ids(self):
        return [host.id for host in self.system.hosts_service.list()
                if host.cluster.id == self.id]

    def sync_all_networks(self):
        self._service.sync_all_networks()


class ClusterNetwork(SDKEntity):

    def __init__(self, cluster):
        super(ClusterNetwork, self).__init__(cluster.system)
        self._cluster = cluster

    def assign(self, network, required=False):
        self.create(network, required)

    def _build_sdk_type(self, network, required):
        return types.Network(id=network.id, name=network.name, required=required)

    def _get_parent_service(self, system):
        return self._cluster.service.networks_service()

    def update(self, **kwargs):
        self._service.update(types.Network(**kwargs))


@contextlib.contextmanager
def cluster(system, data_center, cluster_name, switch_type=None):
    new_cluster = Cluster(system)
    new_cluster.create(data_center, cluster_name, switch_type)
    try:
        yield new_cluster
    finally:
        new_cluster.remove()


@contextlib.contextmanager
def new_assigned_network(name, data_center, cluster):
    with netlib.new_network(name, data_center) as network:
        cluster_network = ClusterNetwork(cluster)
        cluster_network.assign(network)
        yield network
