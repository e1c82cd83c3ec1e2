"""Simulated time, the engine's locks, and operations that run in it as generators."""

import datetime
import heapq
import random
import uuid


class Wait:
    """Yielded by an operation that waits for locks without a limit."""

    def __init__(self, lock):
        self.lock = lock


class Lock:
    """A set of exclusive keys: [(key, group)], written the way the engine writes it."""

    def __init__(self, keys, kind='EngineLock'):
        self.keys = keys
        self.kind = kind

    def __str__(self):
        inner = ', '.join('%s=%s' % pair for pair in self.keys)
        return "%s:{exclusiveLocks='[%s]', sharedLocks=''}" % (self.kind, inner)


class Simulation:
    """A queue of operations in simulated time. Nothing here reads the real clock."""

    def __init__(self, start, seed):
        self.start = start
        self.now = 0.0
        self.random = random.Random(seed)
        self._queue = []
        self._sequence = 0
        self._held = {}
        self._waiting = []

    def moment(self, at=None):
        return self.start + datetime.timedelta(seconds=self.now if at is None else at)

    def new_uuid(self):
        return str(uuid.UUID(int=self.random.getrandbits(128), version=4))

    def new_hex(self):
        return '%x' % self.random.randrange(0x1000000, 0xffffffff)

    def spawn(self, operation, delay=0.0):
        self._push(self.now + delay, operation)
        return operation

    def run(self, operation):
        """Runs an operation of a client to its end, and everything else that happens meanwhile."""
        result = []

        def watched():
            result.append((yield from operation))

        self.spawn(watched())
        while not result:
            self.step()
        return result[0]

    def advance(self, seconds):
        end = self.now + seconds
        while self._queue and self._queue[0][0] <= end:
            self.step()
        self.now = end

    def settle(self):
        """Lets every operation in flight end."""
        while self._queue:
            self.step()

    def step(self):
        at, _, operation = heapq.heappop(self._queue)
        self.now = max(self.now, at)
        try:
            wanted = next(operation)
        except StopIteration:
            return
        if isinstance(wanted, Wait):
            if self.try_acquire(wanted.lock):
                self._push(self.now + 0.001, operation)
            else:
                self._waiting.append((wanted.lock, operation))
        else:
            self._push(self.now + wanted, operation)

    def busy(self):
        return bool(self._queue)

    def taken_key(self, lock):
        for key in lock.keys:
            if key in self._held:
                return key
        return None

    def holder(self, key):
        return self._held.get(key)

    def try_acquire(self, lock, owner=None):
        if self.taken_key(lock):
            return False
        for key in lock.keys:
            self._held[key] = owner or lock
        return True

    def release(self, lock):
        for key in lock.keys:
            self._held.pop(key, None)
        for entry in list(self._waiting):
            waiting, operation = entry
            if self.try_acquire(waiting):
                self._waiting.remove(entry)
                self._push(self.now + 0.001, operation)

    def _push(self, at, operation):
        self._sequence += 1
        heapq.heappush(self._queue, (at, self._sequence, operation))
