"""pytest plugin: tells the fake engine which test runs, beside the REST api and unseen in the output."""

import os

try:
    from urllib.request import Request, urlopen
except ImportError:
    from urllib2 import Request, urlopen

import pytest


def tell(nodeid, phase):
    url = os.environ['COURIER_URL']
    urlopen(Request(url, ('%s\n%s' % (nodeid, phase)).encode('utf-8'))).read()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    tell(item.nodeid, 'setup')


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_call(item):
    tell(item.nodeid, 'call')


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown(item):
    tell(item.nodeid, 'teardown')


def pytest_runtest_logfinish(nodeid):
    tell(nodeid, 'end')
