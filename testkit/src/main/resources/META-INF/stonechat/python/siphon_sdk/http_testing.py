"""The harness for routes over HTTP. This build has no http for scripts: what needs it says so, the rest works."""

from __future__ import annotations

from .mock_module import MockCache, MockLog
from .smpp_testing import SmppTestHarness

__all__ = ["HttpTestHarness"]


class HttpTestHarness:
    """A gateway with one script. It loads scripts that do not use http, and has their log and their caches."""

    def __init__(self, config: Mapping[str, Any] | None = None) -> None:
        self._gateway = SmppTestHarness(config)

    @property
    def http(self) -> NoReturn:
        """Says that scripts have no http in this build."""
        raise _absent("http")

    @property
    def sent_requests(self) -> list[dict[str, Any]]:
        """What the script has sent over HTTP: nothing."""
        return []

    @property
    def log(self) -> MockLog:
        """What the script has logged."""
        return self._gateway.log

    @property
    def cache(self) -> MockCache:
        """The caches that the script sees."""
        return self._gateway.cache

    def load_script(self, path: str) -> None:
        """Loads a script; its path starts at the folder of the test."""
        self._gateway.load_script(path)

    def load_source(self, source: str, name: str = "<test>") -> None:
        """Loads a script from its text."""
        self._gateway.load_source(source, name)

    def reset(self) -> None:
        """The script anew, and nothing logged or cached."""
        self._gateway.reset()

    def close(self) -> None:
        """Ends the gateway."""
        self._gateway.close()

    def add_response(self, response: object) -> NoReturn:
        """Says that scripts have no http in this build."""
        raise _absent("add_response()")

    def set_response(self, path: str, response: object) -> NoReturn:
        """Says that scripts have no http in this build."""
        raise _absent("set_response()")

    def run_startup(self) -> NoReturn:
        """Says that scripts have no http in this build."""
        raise _absent("run_startup()")

    def request(
        self,
        method: str = "GET",
        path: str = "/",
        *,
        headers: Mapping[str, str] | None = None,
        query_params: Mapping[str, str] | None = None,
        path_params: Mapping[str, str] | None = None,
        body: bytes | str | None = None,
        client: str = "127.0.0.1:0",
    ) -> NoReturn:
        """Says that scripts have no http in this build."""
        raise _absent("request()")


def _absent(what):
    return RuntimeError(f"HttpTestHarness.{what}: scripts have no http in this build, so there is nothing to test it on")
