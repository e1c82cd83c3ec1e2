import os

import ovirtsdk4
import pytest


ALIVE = []


@pytest.fixture(autouse=True)
def keep_alive(request):
    """No address is used twice, so that the makers can number the objects of a run"""
    ALIVE.append(request.instance)


@pytest.fixture(scope='session')
def system():
    url = os.environ['ENGINE_API_URL']
    connection = ovirtsdk4.Connection(
        url=url, username='admin@internal', password='123', insecure=True,
        sso_url=url.replace('/api', '/sso/oauth/token'),
        sso_revoke_url=url.replace('/api', '/services/sso-logout'))
    yield connection.system_service()
    connection.close()


@pytest.fixture
def host(system):
    service = system.hosts_service().host_service('host-0')
    ALIVE.append(service)
    return service


@pytest.fixture
def prepared_host(host):
    host.setup_networks(check_connectivity=True)
    yield host


@pytest.fixture
def dirty_host(host):
    yield host
    host.deactivate()
