from ovirtsdk4 import types


class EngineEvents(object):

    def __init__(self, system):
        self._service = system.events_service

    def add(self, description):
        self._service.add(types.Event(
            description=description,
            severity=types.LogSeverity.NORMAL,
            origin='OST',
            custom_id=1,
        ))
