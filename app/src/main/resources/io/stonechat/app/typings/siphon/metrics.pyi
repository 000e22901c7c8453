# Made of the modules themselves by PythonStubsTest; changes belong there.
"""Series of a script's own, on the page that Prometheus reads.

Asking again for a series that is there gives that series: what is made at the top of a script goes on counting when the script
is loaded again.
"""

from collections.abc import Iterable
from typing import Self

class Counter:
    """A value that only grows."""
    def labels(self, **values: object) -> Self:
        """The series for these values of its labels."""
        ...
    def inc(self, n: float = 1.0) -> None:
        """Adds n."""
        ...
    @property
    def value(self) -> float:
        """What has been added up."""
        ...

class Gauge:
    """A value that goes up and down."""
    def labels(self, **values: object) -> Self:
        """The series for these values of its labels."""
        ...
    def inc(self, n: float = 1.0) -> None:
        """Adds n."""
        ...
    def dec(self, n: float = 1.0) -> None:
        """Takes n away."""
        ...
    def set(self, v: float) -> None:
        """Sets the value."""
        ...
    @property
    def value(self) -> float:
        """The value now."""
        ...

class Histogram:
    """How often something was how large."""
    def labels(self, **values: object) -> Self:
        """The series for these values of its labels."""
        ...
    def observe(self, v: float) -> None:
        """Counts a value."""
        ...
    @property
    def count(self) -> int:
        """How many values were counted."""
        ...
    @property
    def sum(self) -> float:
        """What they add up to."""
        ...

def counter(name: str, help: str, labels: Iterable[str] | None = None) -> Counter:
    """A value that only grows."""
    ...

def gauge(name: str, help: str, labels: Iterable[str] | None = None) -> Gauge:
    """A value that goes up and down."""
    ...

def histogram(
    name: str,
    help: str,
    labels: Iterable[str] | None = None,
    buckets: Iterable[float] | None = None,
) -> Histogram:
    """How often something was how large; buckets are the upper bounds, ascending."""
    ...
