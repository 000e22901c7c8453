"""State that outlives a reload, and that all workers share: named caches of texts.

The one named "default" is always there; get, set and delete(key) use it. The others are those of "cache" in the configuration:
fetch, store and delete(name, key). All but has_cache are awaited in an async def; in a def they return at once.
"""

from __future__ import annotations

from _stonechat import is_async, support

__all__ = [
    "delete",
    "exists",
    "expire",
    "fetch",
    "get",
    "has_cache",
    "list_len",
    "list_len_sum",
    "list_pop_all",
    "list_push",
    "set",
    "store",
]

_java = support()
_DEFAULT = "default"


class _Ready:
    """Something to await that is there."""

    __slots__ = ("_value",)

    def __init__(self, value):
        self._value = value

    def __await__(self):
        return self._value
        yield


def _given(value):
    return _Ready(value) if is_async() else value


def _text(what, value):
    if not isinstance(value, str):
        raise TypeError(f"the {what} is a str, not {type(value).__name__}")
    return value


def _key(key):
    if not isinstance(key, str):
        raise TypeError(f"the key is a str, not {type(key).__name__}")
    if key.startswith("siphon:"):
        raise ValueError(f'the key {key!r} starts with "siphon:", which is reserved')
    return key


def _millis(ttl):
    """Seconds, or nothing for as long as there is room."""
    if ttl is None:
        return 0
    if not ttl > 0:
        raise ValueError(f"a time to live is more than 0 seconds, not {ttl}")
    return max(1, int(ttl * 1000))


def _named(arguments):
    """A name and a key, or a key of the default cache."""
    if len(arguments) == 2:
        return _text("name", arguments[0]), _key(arguments[1])
    if len(arguments) == 1:
        return _DEFAULT, _key(arguments[0])
    raise TypeError(f"a key, or a name and a key, not {len(arguments)} arguments")


def _count(found):
    return None if found < 0 else found


def get(key: str) -> Pending[str | None]:
    """The value of a key in the default cache, None if there is none."""
    return _given(_java.fetch(_DEFAULT, _key(key)))


def set(key: str, value: str, ttl: float | None = None) -> Pending[bool]:
    """Sets a key in the default cache, for ttl seconds at most. True."""
    return _given(_java.store(_DEFAULT, _key(key), _text("value", value), _millis(ttl)))


def fetch(name: str, key: str) -> Pending[str | None]:
    """The value of a key, None if there is none, or no such cache."""
    return _given(_java.fetch(_text("name", name), _key(key)))


def store(name: str, key: str, value: str, ttl: float | None = None) -> Pending[bool]:
    """Sets a key, for ttl seconds at most. False only if there is no such cache."""
    return _given(_java.store(_text("name", name), _key(key), _text("value", value), _millis(ttl)))


def delete(*name_and_key: str) -> Pending[bool]:
    """Removes a key: delete(key) of the default cache, delete(name, key) of another. Whether it was there."""
    return _given(_java.delete(*_named(name_and_key)))


def exists(*name_and_key: str) -> Pending[bool]:
    """Whether there is a key: exists(key), exists(name, key)."""
    return _given(_java.exists(*_named(name_and_key)))


def expire(*name_key_and_ttl: str | float) -> Pending[bool]:
    """Gives a key a new time to live in seconds: expire(key, ttl), expire(name, key, ttl). Whether it is there."""
    *name_and_key, ttl = name_key_and_ttl
    name, key = _named(name_and_key)
    if ttl is None:
        raise TypeError("a time to live is a number of seconds, not None")
    return _given(_java.expire(name, key, _millis(ttl)))


def has_cache(name: str) -> bool:
    """Whether there is a cache of that name; not to be awaited."""
    return _java.has(_text("name", name))


def list_push(name: str, key: str, item: str) -> Pending[int | None]:
    """Appends to the list of a key. Its new length, None if there is no such cache."""
    return _given(_count(_java.listPush(_text("name", name), _key(key), _text("item", item))))


def list_pop_all(name: str, key: str) -> Pending[list[str]]:
    """Removes the list of a key. Its items, the oldest first."""
    return _given(list(_java.listPopAll(_text("name", name), _key(key))))


def list_len(name: str, key: str) -> Pending[int | None]:
    """The length of the list of a key, None if there is no such cache."""
    return _given(_count(_java.listLen(_text("name", name), _key(key))))


def list_len_sum(name: str, prefix: str) -> Pending[int | None]:
    """The lengths of all lists added up whose keys start with the prefix, None if there is no such cache."""
    if not _key(prefix):
        raise ValueError("the prefix must not be empty")
    return _given(_count(_java.listLenSum(_text("name", name), prefix)))
