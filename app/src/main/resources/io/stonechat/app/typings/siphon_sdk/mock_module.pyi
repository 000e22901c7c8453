# Made of the modules themselves by PythonStubsTest; changes belong there.
"""The namespaces beside smpp as tests see them, and those of the harness that was made last.

They are the namespaces of the running gateway, with what a test wants to set, to fire and to look at.
"""

from collections.abc import Callable, Iterable, Mapping
from types import ModuleType
from typing import Any, NoReturn
from siphon._types import Pending
from siphon.metrics import Counter, Gauge, Histogram
from siphon.timer import TimerHandle
from siphon_sdk.smpp import MockSmpp

class MockLog:
    """What the script has logged."""
    @property
    def messages(self) -> list[tuple[str, str]]:
        """(level, message) each, oldest first."""
        ...
    def clear(self) -> None:
        """Forgets what was logged by now."""
        ...
    def debug(self, msg: str) -> None:
        """Logs as a script does."""
        ...
    def info(self, msg: str) -> None:
        """Logs as a script does."""
        ...
    def warn(self, msg: str) -> None:
        """Logs as a script does."""
        ...
    def warning(self, msg: str) -> None:
        """Logs as a script does."""
        ...
    def error(self, msg: str) -> None:
        """Logs as a script does."""
        ...

class MockCache:
    """The caches that the script sees. What a script awaits may be awaited here, and has its value in .value."""
    @property
    def expirations(self) -> list[dict[str, Any]]:
        """The calls of expire(), the script's and the test's: name, key and ttl each."""
        ...
    def set_data(self, name: str, data: Mapping[str, str] | None = None) -> None:
        """Puts all of a dict into a cache. Before the script is loaded it also declares a cache of that name."""
        ...
    def clear(self) -> None:
        """Removes everything from all caches."""
        ...
    def get(self, key: str) -> Pending[str | None]:
        """The value of a key in the default cache."""
        ...
    def set(self, key: str, value: str, ttl: float | None = None) -> Pending[bool]:
        """Sets a key in the default cache."""
        ...
    def fetch(self, name: str, key: str) -> Pending[str | None]:
        """The value of a key; None if there is none, or no such cache."""
        ...
    def store(self, name: str, key: str, value: str, ttl: float | None = None) -> Pending[bool]:
        """Sets a key, for ttl seconds of the harness's time at most."""
        ...
    def delete(self, *name_and_key: str) -> Pending[bool]:
        """Removes a key; whether it was there."""
        ...
    def exists(self, *name_and_key: str) -> Pending[bool]:
        """Whether there is a key."""
        ...
    def expire(self, *name_key_and_ttl: str | float) -> Pending[bool]:
        """Gives a key a new time to live; whether it is there."""
        ...
    def has_cache(self, name: str) -> bool:
        """Whether there is a cache of that name."""
        ...
    def list_push(self, name: str, key: str, item: str) -> Pending[int | None]:
        """Appends to a list; its new length."""
        ...
    def list_pop_all(self, name: str, key: str) -> Pending[list[str]]:
        """Removes a list; its items, the oldest first."""
        ...
    def list_len(self, name: str, key: str) -> Pending[int | None]:
        """The length of a list."""
        ...
    def list_len_sum(self, name: str, prefix: str) -> Pending[int | None]:
        """The lengths of all lists added up whose keys start with the prefix."""
        ...

class MockTimer:
    """The timers that were set once, by timer.set(). Those of timer.every come with advance()."""
    @property
    def scheduled(self) -> dict[str, int]:
        """The delays in milliseconds of the timers that are set and have not begun, by their keys."""
        ...
    @property
    def active_count(self) -> int:
        """How many timers are set that have not begun."""
        ...
    def set(self, key: str, delay_ms: int, handler: Callable[[str], object]) -> TimerHandle:
        """Sets a timer as a script does."""
        ...
    def cancel(self, key: str) -> bool:
        """Cancels a timer as a script does."""
        ...
    def fire(self, key: str) -> None:
        """Lets a timer go off now, and raises what its handler raises; the time stands still. KeyError if none is set."""
        ...

class MockMetrics:
    """The series that the script has made."""
    @property
    def names(self) -> list[str]:
        """The names of the series."""
        ...
    def value(self, name: str, *labels: str) -> float:
        """The value of a counter or a gauge, for these values of its labels."""
        ...
    def counter(self, name: str, help: str, labels: Iterable[str] | None = None) -> Counter:
        """The script's series of that name, or a new one."""
        ...
    def gauge(self, name: str, help: str, labels: Iterable[str] | None = None) -> Gauge:
        """The script's series of that name, or a new one."""
        ...
    def histogram(
        self,
        name: str,
        help: str,
        labels: Iterable[str] | None = None,
        buckets: Iterable[float] | None = None,
    ) -> Histogram:
        """The script's series of that name, or a new one."""
        ...
    def clear(self) -> None:
        """The script anew: series begin from nothing with a new gateway only."""
        ...

def install() -> ModuleType:
    """Starts a gateway with an empty script, so that a test can import siphon itself. The module siphon."""
    ...

def reset() -> None:
    """What reset() of the harness does."""
    ...

def get_smpp() -> MockSmpp:
    """The namespace smpp of the harness that was made last, and so on."""
    ...

def get_cache() -> MockCache:
    """Its caches."""
    ...

def get_log() -> MockLog:
    """Its log."""
    ...

def get_timer() -> MockTimer:
    """Its timers."""
    ...

def get_metrics() -> MockMetrics:
    """Its series."""
    ...

def get_numbers() -> Any:
    """The namespace numbers."""
    ...

def get_http() -> NoReturn:
    """Says that scripts have no http in this build."""
    ...

def get_registry() -> NoReturn:
    """Says that there is no registry to look into: handlers are declared to the gateway itself."""
    ...
