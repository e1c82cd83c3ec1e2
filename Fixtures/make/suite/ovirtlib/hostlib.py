import contextlib

from ovirtsdk4 import types

from ovirtlib import netattachlib
from ovirtlib import syncutil
from ovirtlib.sdkentity import SDKEntity

HOST_TIMEOUT_SHORT = 5 * 60
HOST_TIMEOUT_LONG = 15 * 60


class HostStatusError(Exception):
    pass


class Host(SDKEntity):

    @property
    def address(self):
        return self.get_sdk_type().address

    @property
    def is_spm(self):
        return self.get_sdk_type().spm.status == types.SpmStatus.SPM

    def activate(self):
        self._service.activate()

    def deactivate(self):
        self._service.deactivate()

    def change_cluster(self, cluster):
        self.deactivate()
        self.wait_for_maintenance_status()
        self._service.update(types.Host(cluster=types.Cluster(id=cluster.id)))
        self.activate()
        self.wait_for_up_status()

    def setup_networks(self, attach_data):
        """
        By default, existing attachments of the same networks are modified.

        :param attach_data: iterable of netattachlib.NetworkAttachmentData
        """
        self._service.setup_networks(
            modified_network_attachments=[
                data.to_network_attachment() for data in attach_data
            ],
            check_connectivity=True
        )

    def remove_networks(self, removed_networks):
        removed_ids = [network.id for network in removed_networks]
        attachments = [attachment for attachment in self._attachments()
                       if attachment.network.id in removed_ids]
        self._remove_attachments(attachments)

    def clean_networks(self):
        """Removes all networks but the management network"""
        self._remove_attachments([attachment for attachment in self._attachments()
                                  if attachment.network.name != 'ovirtmgmt'])

    def sync_all_networks(self):
        self.service.sync_all_networks()

    def refresh_capabilities(self):
        self.service.refresh()

    def are_networks_synced(self):
        return all(attachment.in_sync for attachment in self._attachments())

    def networks_in_sync(self):
        return syncutil.sync(self.are_networks_synced, (), lambda in_sync: in_sync)

    def wait_for_up_status(self, timeout=HOST_TIMEOUT_SHORT):
        self._wait_for_status((types.HostStatus.UP,), timeout)

    def wait_for_maintenance_status(self, timeout=HOST_TIMEOUT_SHORT):
        self._wait_for_status((types.HostStatus.MAINTENANCE,), timeout)

    def wait_for_non_operational_status(self, timeout=HOST_TIMEOUT_SHORT):
        self._wait_for_status((types.HostStatus.NON_OPERATIONAL,), timeout)

    def _wait_for_status(self, statuses, timeout):
        syncutil.sync(self._report_status, (statuses,),
                      lambda status: status in statuses)

    def _report_status(self, wanted):
        status = self.get_sdk_type().status
        if status not in wanted and status in (
                types.HostStatus.NON_OPERATIONAL, types.HostStatus.INSTALL_FAILED):
            raise HostStatusError('{} is {}'.format(self.name, status.value))
        return status

    def _attachments(self):
        return self._service.network_attachments_service().list()

    def _remove_attachments(self, attachments):
        self._service.setup_networks(
            removed_network_attachments=[
                types.NetworkAttachment(id=attachment.id) for attachment in attachments
            ],
            check_connectivity=True
        )

    def _build_sdk_type(self, name, address):
        return types.Host(name=name, address=address)

    def _get_parent_service(self, system):
        return system.hosts_service


@contextlib.contextmanager
def change_cluster(host, cluster):
    current_cluster = host.get_sdk_type().cluster
    host.change_cluster(cluster)
    try:
        yield
    finally:
        host.change_cluster(current_cluster)


@contextlib.contextmanager
def setup_networks(host, attach_data):
    host.setup_networks(attach_data)
    try:
        yield host
    finally:
        host.clean_networks()


def static_attachment(network, nic_name, addr):
    ip_assign = netattachlib.StaticIpAssignment(addr=addr, mask='255.255.255.0')
    return netattachlib.NetworkAttachmentData(network, nic_name, [ip_assign])
