"""What the host offers to the modules that its rooms bring (``from _stonechat import ...``). Scripts do not need it."""

import sys
from _thread import get_ident
from asyncio import events

from _stonechat.calls import Outcome, callback_driver, driver, is_coroutine_function, wait
from _stonechat.loading import current  # noqa: F401
from _stonechat.state import bridge, state

import java as _java

__all__ = [
    "callback", "current", "declare", "host", "is_async", "java", "outcome", "support", "to_bytes", "to_octets",
    "translated", "worker",
]


def host(name):
    """The Java object of a namespace."""
    return bridge.host(name)


def support(module=None):
    """The object that was made for a module; without a name for the one that asks."""
    if module is None:
        module = sys._getframe(1).f_globals["__name__"].removeprefix("siphon.")
    return bridge.support(module)


def java(name):
    """A Java class by its name."""
    return _java.type(name)


def worker():
    """Which worker this is, from 0."""
    return bridge.number()


def declare(kind, function, arguments, result, **options):
    """
    Declares a handler. At each event ``args = arguments(*java)``, ``value = function(*args)``, a coroutine is driven to its end,
    and ``result(value, args)`` is what the host gets.
    """
    if state.loading is None or state.loader != get_ident():
        raise RuntimeError(f"{kind} handlers are declared while the script is loaded, not later")
    direct = is_coroutine_function(function)
    code = getattr(function, "__code__", None)
    path = code.co_filename if code else ""
    line = code.co_firstlineno if code else 0
    name = getattr(function, "__name__", repr(function))
    keys = list(options)
    bridge.declare(
        kind, name, path, line, keys, [options[key] for key in keys],
        driver(function, arguments, result, direct), direct)
    return function


def is_async():
    """Whether the caller runs under a coroutine of the worker's."""
    return events._get_running_loop() is state.loop and state.loader != get_ident()


def outcome(stage, convert=None, failed=None):
    """
    A CompletionStage as Python sees it: something to await under a coroutine, elsewhere its result, which is waited for.
    """
    if is_async():
        return Outcome(stage, convert, failed or translated)
    return wait(stage, convert, failed or translated)


def callback(function):
    """A function of the script's as something that the host can call, from any thread and at any time."""
    return bridge.callback(callback_driver(function), is_coroutine_function(function), repr(function))


def to_bytes(octets):
    """byte[] as bytes."""
    return bridge.text(octets).encode("latin-1")


def to_octets(data):
    """bytes, or what is like them, as byte[]."""
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return bridge.octets(bytes(data).decode("latin-1"))


_KINDS = {"value": ValueError, "runtime": RuntimeError, "key": KeyError, "type": TypeError, "timeout": TimeoutError}


def translated(exception):
    """A Java exception as the one of Python's that means the same; any other as it is."""
    kind = bridge.kind(exception)
    if kind is None:
        return exception
    return _KINDS[kind](bridge.message(exception))
