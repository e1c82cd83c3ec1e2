"""Log files in the formats of ovirt-engine and vdsm, collected in memory and sorted by time."""

ENGINE = 'engine'


class Logs:

    def __init__(self, simulation, debug):
        self.simulation = simulation
        self.debug = debug
        self._entries = {}
        self._count = 0

    def engine(self, level, logger, thread, correlation, text, at=None):
        if level == 'DEBUG' and not self.debug:
            return
        stamp = self._stamp(at) + '-04'
        self._add(ENGINE, at, '%s %-5s [%s] (%s) [%s] %s' % (stamp, level, logger, thread, correlation, text))

    def vdsm(self, host, level, thread, logger, text, where, at=None):
        if level == 'DEBUG' and not self.debug:
            return
        stamp = self._stamp(at) + '-0400'
        lines = text if isinstance(text, list) else [text]
        self._add('vdsm-%d' % host, at, '%s %-5s (%s) [%s] %s (%s)' % (stamp, level, thread, logger, lines[0], where)
                  + ''.join('\n' + line for line in lines[1:]))

    def supervdsm(self, host, level, thread, module, line, logger, function, text, at=None):
        self._add('supervdsm-%d' % host, at, '%s::%s::%s::%s::%d::%s::(%s) %s' % (
            thread, level, self._stamp(at), module, line, logger, function, text))

    def text(self, name, until=None):
        entries = sorted(self._entries.get(name, []))
        return ''.join(line + '\n' for at, _, line in entries if until is None or at <= until)

    def holds(self, name, text):
        return any(text in line for _, _, line in self._entries.get(name, []))

    def names(self):
        return sorted(self._entries)

    def last_time(self):
        return max(at for entries in self._entries.values() for at, _, _ in entries)

    def _stamp(self, at):
        moment = self.simulation.moment(at)
        return moment.strftime('%Y-%m-%d %H:%M:%S,') + '%03d' % (moment.microsecond // 1000)

    def _add(self, name, at, line):
        self._count += 1
        at = self.simulation.now if at is None else at
        # microseconds would sort lines of one printed millisecond apart from their order of birth
        self._entries.setdefault(name, []).append((round(at, 3), self._count, line))
