"""The namespaces beside smpp as tests see them, and those of the harness that was made last.

They are the namespaces of the running gateway, with what a test wants to set, to fire and to look at.
"""

from __future__ import annotations

import importlib
import inspect
import sys

__all__ = [
    "MockCache",
    "MockLog",
    "MockMetrics",
    "MockTimer",
    "get_cache",
    "get_http",
    "get_log",
    "get_metrics",
    "get_numbers",
    "get_registry",
    "get_smpp",
    "get_timer",
    "install",
    "reset",
]


class _Given:
    """A value that may be awaited, and need not be."""

    def __init__(self, value):
        self.value = value

    def __await__(self):
        return self.value
        yield

    def __repr__(self):
        return f"awaitable {self.value!r}"


class MockLog:
    """What the script has logged."""

    def __init__(self, harness):
        self._harness = harness
        self._seen = 0

    @property
    def messages(self) -> list[tuple[str, str]]:
        """(level, message) each, oldest first."""
        return [tuple(line.split("\n", 1)) for line in self._lines()[self._seen :]]

    def _lines(self):
        return self._harness._running().log()

    def _forget(self):
        self._seen = 0

    def clear(self) -> None:
        """Forgets what was logged by now."""
        self._seen = len(self._lines())

    def debug(self, msg: str) -> None:
        """Logs as a script does."""
        self._log().debug(msg)

    def info(self, msg: str) -> None:
        """Logs as a script does."""
        self._log().info(msg)

    def warn(self, msg: str) -> None:
        """Logs as a script does."""
        self._log().warn(msg)

    def warning(self, msg: str) -> None:
        """Logs as a script does."""
        self._log().warn(msg)

    def error(self, msg: str) -> None:
        """Logs as a script does."""
        self._log().error(msg)

    def _log(self):
        self._harness._running()
        return importlib.import_module("siphon.log")


class MockCache:
    """The caches that the script sees. What a script awaits may be awaited here, and has its value in .value."""

    def __init__(self, harness):
        self._harness = harness
        self._expirations = []
        self._put = {}

    @property
    def expirations(self) -> list[dict[str, Any]]:
        """The calls of expire(), the script's and the test's: name, key and ttl each."""
        return self._expirations

    def set_data(self, name: str, data: Mapping[str, str] | None = None) -> None:
        """Puts all of a dict into a cache. Before the script is loaded it also declares a cache of that name."""
        self._put.setdefault(name, {}).update(data or {})
        if self._harness._is_running():
            self._fill(name)

    def _fill(self, name):
        cache = self._cache()
        if not cache.has_cache(name):
            raise ValueError(
                f"the gateway runs without a cache {name!r}: call set_data() before load_script(), or name it in the configuration"
            )
        for key, value in self._put[name].items():
            cache.store(name, key, value)

    def _declared(self):
        return list(self._put)

    def _loaded(self):
        self._expirations.clear()
        for name in self._put:
            self._fill(name)
        cache = self._cache()
        cache.expire = self._harness._noting(cache.expire, self._expired)

    def _expired(self, *name_key_and_ttl):
        *name, key, ttl = name_key_and_ttl
        self._expirations.append({"name": name[0] if name else "default", "key": key, "ttl": ttl})

    def clear(self) -> None:
        """Removes everything from all caches."""
        self._put.clear()
        self._expirations.clear()
        if self._harness._is_running():
            self._harness._running().clearCaches()

    def _cache(self):
        self._harness._running()
        return importlib.import_module("siphon.cache")

    def get(self, key: str) -> Pending[str | None]:
        """The value of a key in the default cache."""
        return _Given(self._cache().get(key))

    def set(self, key: str, value: str, ttl: float | None = None) -> Pending[bool]:
        """Sets a key in the default cache."""
        return _Given(self._cache().set(key, value, ttl))

    def fetch(self, name: str, key: str) -> Pending[str | None]:
        """The value of a key; None if there is none, or no such cache."""
        return _Given(self._cache().fetch(name, key))

    def store(self, name: str, key: str, value: str, ttl: float | None = None) -> Pending[bool]:
        """Sets a key, for ttl seconds of the harness's time at most."""
        return _Given(self._cache().store(name, key, value, ttl))

    def delete(self, *name_and_key: str) -> Pending[bool]:
        """Removes a key; whether it was there."""
        return _Given(self._cache().delete(*name_and_key))

    def exists(self, *name_and_key: str) -> Pending[bool]:
        """Whether there is a key."""
        return _Given(self._cache().exists(*name_and_key))

    def expire(self, *name_key_and_ttl: str | float) -> Pending[bool]:
        """Gives a key a new time to live; whether it is there."""
        return _Given(self._cache().expire(*name_key_and_ttl))

    def has_cache(self, name: str) -> bool:
        """Whether there is a cache of that name."""
        return self._cache().has_cache(name)

    def list_push(self, name: str, key: str, item: str) -> Pending[int | None]:
        """Appends to a list; its new length."""
        return _Given(self._cache().list_push(name, key, item))

    def list_pop_all(self, name: str, key: str) -> Pending[list[str]]:
        """Removes a list; its items, the oldest first."""
        return _Given(self._cache().list_pop_all(name, key))

    def list_len(self, name: str, key: str) -> Pending[int | None]:
        """The length of a list."""
        return _Given(self._cache().list_len(name, key))

    def list_len_sum(self, name: str, prefix: str) -> Pending[int | None]:
        """The lengths of all lists added up whose keys start with the prefix."""
        return _Given(self._cache().list_len_sum(name, prefix))


class MockTimer:
    """The timers that were set once, by timer.set(). Those of timer.every come with advance()."""

    def __init__(self, harness):
        self._harness = harness
        self._set = {}

    def _loaded(self):
        timer = importlib.import_module("siphon.timer")
        self._set.clear()
        self._real = timer.set
        timer.set = self._noted
        timer.cancel = self._harness._noting(timer.cancel, lambda key: self._set.pop(key, None))

    def _noted(self, key, delay_ms, handler):
        handle = self._real(key, delay_ms, handler)
        self._set[key] = (delay_ms, handler, self._now() + delay_ms, handle)
        return _Handle(handle, self)

    def _now(self):
        return self._harness._running().millis()

    def _gone(self, handle):
        for key in [key for key, (*_, other) in self._set.items() if other is handle]:
            del self._set[key]

    def _waiting(self):
        now = self._now()
        return {key: timer for key, timer in self._set.items() if timer[2] > now}

    @property
    def scheduled(self) -> dict[str, int]:
        """The delays in milliseconds of the timers that are set and have not begun, by their keys."""
        return {key: timer[0] for key, timer in self._waiting().items()}

    @property
    def active_count(self) -> int:
        """How many timers are set that have not begun."""
        self._harness._running()
        return importlib.import_module("siphon.timer").active_count

    def set(self, key: str, delay_ms: int, handler: Callable[[str], object]) -> TimerHandle:
        """Sets a timer as a script does."""
        self._harness._running()
        return importlib.import_module("siphon.timer").set(key, delay_ms, handler)

    def cancel(self, key: str) -> bool:
        """Cancels a timer as a script does."""
        self._harness._running()
        return importlib.import_module("siphon.timer").cancel(key)

    def fire(self, key: str) -> None:
        """Lets a timer go off now, and raises what its handler raises; the time stands still. KeyError if none is set."""
        waiting = self._waiting()
        if key not in waiting:
            raise KeyError(key)
        _, handler, _, handle = waiting[key]
        del self._set[key]
        handle.cancel()
        raised = []
        self._real(key, 0, _catching(handler, raised))
        self._harness.advance(0)
        if raised:
            raise raised[0]


class _Handle:
    """The handle of a timer, for a harness that wants to know what is cancelled."""

    def __init__(self, handle, timer):
        self._handle = handle
        self._timer = timer

    @property
    def key(self):
        return self._handle.key

    def cancel(self):
        self._timer._gone(self._handle)
        return self._handle.cancel()


def _catching(handler, raised):
    if inspect.iscoroutinefunction(handler):

        async def call(key):
            try:
                await handler(key)
            except Exception as error:
                raised.append(error)

    else:

        def call(key):
            try:
                handler(key)
            except Exception as error:
                raised.append(error)

    return call


class MockMetrics:
    """The series that the script has made."""

    def __init__(self, harness):
        self._harness = harness

    @property
    def _registered(self):
        return {name: name for name in self._harness._running().metrics()}

    @property
    def names(self) -> list[str]:
        """The names of the series."""
        return list(self._harness._running().metrics())

    def value(self, name: str, *labels: str) -> float:
        """The value of a counter or a gauge, for these values of its labels."""
        return self._harness._running().metric(name, *labels)

    def counter(self, name: str, help: str, labels: Iterable[str] | None = None) -> Counter:
        """The script's series of that name, or a new one."""
        return self._metrics().counter(name, help, labels)

    def gauge(self, name: str, help: str, labels: Iterable[str] | None = None) -> Gauge:
        """The script's series of that name, or a new one."""
        return self._metrics().gauge(name, help, labels)

    def histogram(
        self, name: str, help: str, labels: Iterable[str] | None = None, buckets: Iterable[float] | None = None
    ) -> Histogram:
        """The script's series of that name, or a new one."""
        return self._metrics().histogram(name, help, labels, buckets)

    def clear(self) -> None:
        """The script anew: series begin from nothing with a new gateway only."""
        self._harness.reset()

    def _metrics(self):
        self._harness._running()
        return importlib.import_module("siphon.metrics")


_harnesses = []


def _made(harness):
    """The harness that the functions below are about."""
    _harnesses[:] = [harness]


def _last():
    if not _harnesses:
        raise RuntimeError("there is no harness: make an SmppTestHarness, or call mock_module.install()")
    return _harnesses[0]


def install() -> ModuleType:
    """Starts a gateway with an empty script, so that a test can import siphon itself. The module siphon."""
    if not _harnesses:
        importlib.import_module("siphon_sdk.smpp_testing").SmppTestHarness()
    if not _last()._is_running():
        _last().load_source("")
    importlib.import_module("siphon")
    return sys.modules["siphon"]


def reset() -> None:
    """What reset() of the harness does."""
    _last().reset()


def get_smpp() -> MockSmpp:
    """The namespace smpp of the harness that was made last, and so on."""
    return _last().smpp


def get_cache() -> MockCache:
    """Its caches."""
    return _last().cache


def get_log() -> MockLog:
    """Its log."""
    return _last().log


def get_timer() -> MockTimer:
    """Its timers."""
    return _last().timer


def get_metrics() -> MockMetrics:
    """Its series."""
    return _last().metrics


def get_numbers() -> Any:
    """The namespace numbers."""
    _last()._running()
    return importlib.import_module("siphon.numbers")


def get_http() -> NoReturn:
    """Says that scripts have no http in this build."""
    raise RuntimeError("mock_module.get_http(): scripts have no http in this build, so there is nothing to test it on")


def get_registry() -> NoReturn:
    """Says that there is no registry to look into: handlers are declared to the gateway itself."""
    raise RuntimeError(
        "mock_module.get_registry(): handlers are declared to the gateway itself; call them by what they are for, such as"
        " harness.submit_sm(...)"
    )
