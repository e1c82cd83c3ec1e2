import pytest

from ovirtlib import eventlib

pytest_plugins = [
    'fixtures.engine',
    'fixtures.data_center',
    'fixtures.cluster',
    'fixtures.host',
    'fixtures.network',
    'fixtures.virt',
]


@pytest.fixture(scope='function', autouse=True)
def test_invocation_logger(system, request):
    events = eventlib.EngineEvents(system)
    events.add('OST invoked: ' + str(request.node.nodeid))
