# -*- coding: utf-8 -*-
import logging

import ovirtsdk4
import pytest
from ovirtsdk4 import types

LOGGER = logging.getLogger('ovirtlib.hostlib')


class EntityCreationError(Exception):
    pass


def create_host(system):
    try:
        system.hosts_service().add(types.Host(name='host-1', address='192.168.201.3'))
    except ovirtsdk4.Error as err:
        raise EntityCreationError(err)


def test_passes(host):
    assert host is not None


class TestFaults(object):

    def test_one_message(self, host):
        host.activate()

    def test_message_of_two_lines(self, host):
        host.force_select_spm()

    def test_two_messages(self, host):
        host.sync_all_networks()

    def test_no_message(self, host):
        host.refresh()

    def test_wrapped(self, system):
        create_host(system)


class TestFixtures:

    def test_setup_fails(self, prepared_host):
        assert prepared_host is not None

    def test_teardown_fails(self, dirty_host):
        assert dirty_host is not None


def test_assertion_with_text():
    assert False, 'boom'


def test_assertion_without_text():
    status = 'up'
    assert status == 'maintenance'


def test_assertion_on_numbers():
    mtu = 1500
    assert mtu == 1501


def test_error_of_python():
    {}['eth1']


@pytest.mark.parametrize('value', [
    '4.3', 'a/b', 'x[0]', 'with space', 'a::b', u'רשת עם שם', u'ascii-fine',
])
def test_parameters(value):
    if value != 'ascii-fine':
        raise RuntimeError('network is not up')


def test_captured_output(host):
    print('Fault reason is "Operation Failed". Fault detail is "[printed, but no fault]".')
    LOGGER.warning('retrying, Error: Fault detail is "[logged, but no fault]".')
    raise ValueError('Last evaluated result: non_operational')


@pytest.mark.skip(reason='bz 1734671')
def test_skipped():
    pass


@pytest.mark.xfail(reason='bz 1725642')
def test_expected_failure(host):
    host.activate()


@pytest.mark.xfail(reason='bz 1725643', strict=True)
def test_fixed_meanwhile():
    pass
