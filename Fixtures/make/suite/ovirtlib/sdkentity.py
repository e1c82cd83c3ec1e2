import abc

import ovirtsdk4
import six


class EntityCreationError(Exception):
    pass


class EntityNotFoundError(Exception):
    pass


@six.add_metaclass(abc.ABCMeta)
class SDKEntity(object):

    def __init__(self, parent_sdk_system):
        self._parent_sdk_system = parent_sdk_system
        self._service = None

    @property
    def id(self):
        return self.get_sdk_type().id

    @property
    def name(self):
        return self.get_sdk_type().name

    @property
    def service(self):
        return self._service

    @property
    def system(self):
        return self._parent_sdk_system

    def get_sdk_type(self):
        return self._service.get()

    def create(self, *args, **kwargs):
        sdk_type = self._build_sdk_type(*args, **kwargs)
        self._create_sdk_entity(sdk_type)

    def import_by_id(self, id):
        self._service = self._get_parent_service(self.system).service(id)

    def import_by_name(self, name):
        found = [entity for entity in self._get_parent_service(self.system).list()
                 if entity.name == name]
        if not found:
            raise EntityNotFoundError('{} was not found'.format(name))
        self.import_by_id(found[0].id)

    def update(self, **kwargs):
        sdk_type = self.get_sdk_type()
        for key, value in kwargs.items():
            setattr(sdk_type, key, value)
        self._service.update(sdk_type)

    def remove(self):
        self._service.remove()

    @abc.abstractmethod
    def _build_sdk_type(self, *args, **kwargs):
        pass

    @abc.abstractmethod
    def _get_parent_service(self, system):
        pass

    def _create_sdk_entity(self, sdk_type):
        parent_service = self._get_parent_service(self.system)
        try:
            sdk_type = parent_service.add(sdk_type)
        except ovirtsdk4.Error as err:
            raise EntityCreationError(err)
        self._service = parent_service.service(sdk_type.id)
