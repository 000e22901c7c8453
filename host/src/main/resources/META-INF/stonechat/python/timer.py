"""What a script wants to be done later, and again and again. Timers live in memory."""

from __future__ import annotations

from _stonechat import callback, current, declare, host

__all__ = ["TimerHandle", "active_count", "cancel", "every", "set"]

_timers = host("timer")

active_count: int
"""How many timers are set that have not begun."""


class TimerHandle:
    """A timer that was set."""

    __slots__ = ("_java",)

    def __init__(self, java):
        self._java = java

    @property
    def key(self) -> str:
        """The key it was set with."""
        return self._java.key()

    def cancel(self) -> bool:
        """Cancels this timer; whether it had not begun. One that was set with the same key after it goes on."""
        return self._java.cancel()

    def __repr__(self):
        return f"TimerHandle(key={self.key!r})"


def _nothing(_value, _arguments):
    return None


def _no_arguments():
    return ()


def every(seconds: float, name: str | None = None, jitter: float = 0) -> Callable[[OnTimer], OnTimer]:
    """Calls the handler, without arguments, each so many seconds, and up to jitter seconds later.

    The first call is one period after the script was loaded. A call that takes longer than the period is not overtaken.
    """

    def decorator(function):
        declare(
            "timer.every",
            function,
            _no_arguments,
            _nothing,
            seconds=float(seconds),
            name=name or function.__name__,
            jitter=float(jitter),
        )
        return function

    return decorator


def set(key: str, delay_ms: int, handler: Callable[[str], object]) -> TimerHandle:
    """Calls handler(key) once, later; a timer of the same key is replaced. After a reload the handler is that of the new code."""
    if not isinstance(key, str):
        raise TypeError(f"the key is a str, not {type(key).__name__}")
    if not callable(handler):
        raise TypeError(f"the handler of a timer is a function, not {type(handler).__name__}")
    delay = int(delay_ms)
    if delay < 0:
        raise ValueError(f"a timer's delay is not negative, found {delay} ms")

    def fire(fired_key):
        return current(handler)(fired_key)

    return TimerHandle(_timers.after(key, delay, callback(fire)))


def cancel(key: str) -> bool:
    """Cancels a timer; whether one was set that had not begun."""
    return _timers.cancel(key)


def __getattr__(name):
    if name == "active_count":
        return _timers.activeCount()
    raise AttributeError(f"module 'timer' has no attribute {name!r}")
