"""The namespace of the tests, as scripts see it."""

from _stonechat import callback, current, declare, host, is_async, outcome, support, to_bytes, to_octets, worker

_probe = host("probe")


class Event:
    """What a handler is asked."""

    __slots__ = ("name", "number")

    def __init__(self, event):
        self.name = event.name()
        self.number = event.number()


def _arguments(event):
    return (Event(event),)


def _result(value, args):
    return value


def on_event(name):
    """Declares a handler of the events of that name."""

    def mark(function):
        return declare("probe.on_event", function, _arguments, _result, value=name)

    return mark


def note(text):
    """Writes something down."""
    _probe.note(str(text))


def later(millis, value=None):
    """Something of the host's to await."""
    return outcome(_probe.later(millis, value), lambda text: None if text is None else f"{text}!")


def never():
    """Something that does not come."""
    return outcome(_probe.never())


def failing():
    """Something that fails in Java."""
    return outcome(_probe.failing())


def keep(function):
    """Hands a function to the host."""
    _probe.keep(callback(function))


def lose_lock():
    """Leaves the interpreter locked for ever."""
    _probe.loseLock()
