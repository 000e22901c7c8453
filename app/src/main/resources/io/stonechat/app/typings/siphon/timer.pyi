# Made of the modules themselves by PythonStubsTest; changes belong there.
"""What a script wants to be done later, and again and again. Timers live in memory."""

from collections.abc import Callable
from siphon._types import OnTimer

active_count: int
"""How many timers are set that have not begun."""

class TimerHandle:
    """A timer that was set."""
    @property
    def key(self) -> str:
        """The key it was set with."""
        ...
    def cancel(self) -> bool:
        """Cancels this timer; whether it had not begun. One that was set with the same key after it goes on."""
        ...

def every(seconds: float, name: str | None = None, jitter: float = 0) -> Callable[[OnTimer], OnTimer]:
    """Calls the handler, without arguments, each so many seconds, and up to jitter seconds later.

    The first call is one period after the script was loaded. A call that takes longer than the period is not overtaken.
    """
    ...

def set(key: str, delay_ms: int, handler: Callable[[str], object]) -> TimerHandle:
    """Calls handler(key) once, later; a timer of the same key is replaced. After a reload the handler is that of the new code."""
    ...

def cancel(key: str) -> bool:
    """Cancels a timer; whether one was set that had not begun."""
    ...
