from ovirtsdk4 import types


class StaticIpAssignment(object):

    def __init__(self, addr, mask):
        self._addr = addr
        self._mask = mask

    def to_sdk(self):
        return types.IpAddressAssignment(
            assignment_method=types.BootProtocol.STATIC,
            ip=types.Ip(address=self._addr, netmask=self._mask),
        )


class NetworkAttachmentData(object):

    def __init__(self, network, nic_name, ip_assignments=(), id=None):
        self._network = network
        self._nic_name = nic_name
        self._ip_assignments = ip_assignments
        self._id = id

    def to_network_attachment(self):
        return types.NetworkAttachment(
            id=self._id,
            network=types.Network(id=self._network.id, name=self._network.name),
            host_nic=types.HostNic(name=self._nic_name),
            ip_address_assignments=[ip.to_sdk() for ip in self._ip_assignments],
        )
