"""Series of a script's own, on the page that Prometheus reads.

Asking again for a series that is there gives that series: what is made at the top of a script goes on counting when the script
is loaded again.
"""

from __future__ import annotations

from _stonechat import support, translated

__all__ = ["Counter", "Gauge", "Histogram", "counter", "gauge", "histogram"]

_java = support()


class _Series:
    __slots__ = ("_java", "_name", "_labels", "_children")

    def __init__(self, java, name, labels):
        self._java = java
        self._name = name
        self._labels = labels
        self._children = {}

    def labels(self, **values: object) -> Self:
        """The series for these values of its labels."""
        if not self._labels:
            raise ValueError(f"the metric {self._name} has no labels")
        try:
            key = tuple([values[label] for label in self._labels])
        except KeyError as e:
            raise ValueError(f"the metric {self._name} has the label {e.args[0]}, which is missing") from None
        if len(values) > len(key):
            unknown = [label for label in values if label not in self._labels]
            raise ValueError(f"the metric {self._name} has no label {unknown[0]}")
        found = self._children.get(key)
        return self._child(key) if found is None else found

    def _child(self, key):
        try:
            java = self._java.labels(*[str(value) for value in key])
        except BaseException as e:
            raise translated(e) from None
        found = self._children[key] = type(self)(java, self._name, ())
        return found

    def _only(self):
        if self._labels:
            raise ValueError(f"the metric {self._name} has the labels {', '.join(self._labels)}: use labels(...)")
        return self._java

    def __repr__(self):
        return f"{type(self).__name__}({self._name!r})"


class Counter(_Series):
    """A value that only grows."""

    __slots__ = ()

    def inc(self, n: float = 1.0) -> None:
        """Adds n."""
        java = self._only()
        amount = float(n)
        if not amount >= 0:
            raise ValueError(f"a counter only grows, it cannot be changed by {n}")
        java.inc(amount)

    @property
    def value(self) -> float:
        """What has been added up."""
        return self._only().value()


class Gauge(_Series):
    """A value that goes up and down."""

    __slots__ = ()

    def inc(self, n: float = 1.0) -> None:
        """Adds n."""
        self._only().inc(float(n))

    def dec(self, n: float = 1.0) -> None:
        """Takes n away."""
        self._only().dec(float(n))

    def set(self, v: float) -> None:
        """Sets the value."""
        self._only().set(float(v))

    @property
    def value(self) -> float:
        """The value now."""
        return self._only().value()


class Histogram(_Series):
    """How often something was how large."""

    __slots__ = ()

    def observe(self, v: float) -> None:
        """Counts a value."""
        java = self._only()
        value = float(v)
        if value != value:
            raise ValueError("a histogram counts numbers, not NaN")
        java.observe(value)

    @property
    def count(self) -> int:
        """How many values were counted."""
        return self._only().count()

    @property
    def sum(self) -> float:
        """What they add up to."""
        return self._only().sum()


def _made(series, make, name, help, labels, *more):
    names = tuple(labels or ())
    for label in names:
        if not isinstance(label, str) or "\n" in label:
            raise ValueError(f"{label!r} is no label of a metric")
    try:
        java = make(name, help, "\n".join(names), *more)
    except BaseException as e:
        raise translated(e) from None
    return series(java, name, names)


def counter(name: str, help: str, labels: Iterable[str] | None = None) -> Counter:
    """A value that only grows."""
    return _made(Counter, _java.counter, name, help, labels)


def gauge(name: str, help: str, labels: Iterable[str] | None = None) -> Gauge:
    """A value that goes up and down."""
    return _made(Gauge, _java.gauge, name, help, labels)


def histogram(
    name: str, help: str, labels: Iterable[str] | None = None, buckets: Iterable[float] | None = None
) -> Histogram:
    """How often something was how large; buckets are the upper bounds, ascending."""
    bounds = "\n".join(repr(float(bound)) for bound in buckets or ()).replace("inf", "Infinity")
    return _made(Histogram, _java.histogram, name, help, labels, bounds)
