# Made of the modules themselves by PythonStubsTest; changes belong there.
"""State that outlives a reload, and that all workers share: named caches of texts.

The one named "default" is always there; get, set and delete(key) use it. The others are those of "cache" in the configuration:
fetch, store and delete(name, key). All but has_cache are awaited in an async def; in a def they return at once.
"""

from siphon._types import Pending

def get(key: str) -> Pending[str | None]:
    """The value of a key in the default cache, None if there is none."""
    ...

def set(key: str, value: str, ttl: float | None = None) -> Pending[bool]:
    """Sets a key in the default cache, for ttl seconds at most. True."""
    ...

def fetch(name: str, key: str) -> Pending[str | None]:
    """The value of a key, None if there is none, or no such cache."""
    ...

def store(name: str, key: str, value: str, ttl: float | None = None) -> Pending[bool]:
    """Sets a key, for ttl seconds at most. False only if there is no such cache."""
    ...

def delete(*name_and_key: str) -> Pending[bool]:
    """Removes a key: delete(key) of the default cache, delete(name, key) of another. Whether it was there."""
    ...

def exists(*name_and_key: str) -> Pending[bool]:
    """Whether there is a key: exists(key), exists(name, key)."""
    ...

def expire(*name_key_and_ttl: str | float) -> Pending[bool]:
    """Gives a key a new time to live in seconds: expire(key, ttl), expire(name, key, ttl). Whether it is there."""
    ...

def has_cache(name: str) -> bool:
    """Whether there is a cache of that name; not to be awaited."""
    ...

def list_push(name: str, key: str, item: str) -> Pending[int | None]:
    """Appends to the list of a key. Its new length, None if there is no such cache."""
    ...

def list_pop_all(name: str, key: str) -> Pending[list[str]]:
    """Removes the list of a key. Its items, the oldest first."""
    ...

def list_len(name: str, key: str) -> Pending[int | None]:
    """The length of the list of a key, None if there is no such cache."""
    ...

def list_len_sum(name: str, prefix: str) -> Pending[int | None]:
    """The lengths of all lists added up whose keys start with the prefix, None if there is no such cache."""
    ...
