from ovirtsdk4 import types

from ovirtlib.sdkentity import SDKEntity


class DataCenter(SDKEntity):

    def _build_sdk_type(self, dc_name):
        return types.DataCenter(name=dc_name)

    def _get_parent_service(self, system):
        return system.data_centers_service
