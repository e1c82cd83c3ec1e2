import contextlib

from ovirtsdk4 import types

from ovirtlib import syncutil
from ovirtlib.netlib import Vnic
from ovirtlib.sdkentity import SDKEntity


class Vm(SDKEntity):

    def run(self):
        self._service.start()

    def stop(self):
        self._service.stop()

    def migrate(self, dst_host):
        self._service.migrate(host=types.Host(name=dst_host.name))

    def create_vnic(self, name, mac_addr=None, network_name='ovirtmgmt'):
        vnic = Vnic(self)
        vnic.create(name, mac_addr, network_name)
        return vnic

    def wait_for_up_status(self):
        syncutil.sync(self._status, (), lambda status: status == types.VmStatus.UP)

    def wait_for_down_status(self):
        syncutil.sync(self._status, (), lambda status: status == types.VmStatus.DOWN)

    def _status(self):
        return self.get_sdk_type().status

    def _build_sdk_type(self, name, cluster):
        return types.Vm(name=name, cluster=types.Cluster(id=cluster.id),
                        template=types.Template(name='Blank'))

    def _get_parent_service(self, system):
        return system.vms_service


@contextlib.contextmanager
def vm_pool(system, cluster, names):
    pool = []
    try:
        for name in names:
            vm = Vm(system)
            vm.create(name, cluster)
            pool.append(vm)
        yield pool
    finally:
        for vm in pool:
            vm.remove()
