# Made of the modules themselves by PythonStubsTest; changes belong there.
"""The harness for routes over HTTP. This build has no http for scripts: what needs it says so, the rest works."""

from collections.abc import Mapping
from typing import Any, NoReturn
from siphon_sdk.mock_module import MockCache, MockLog

class HttpTestHarness:
    """A gateway with one script. It loads scripts that do not use http, and has their log and their caches."""
    def __init__(self, config: Mapping[str, Any] | None = None) -> None: ...
    @property
    def http(self) -> NoReturn:
        """Says that scripts have no http in this build."""
        ...
    @property
    def sent_requests(self) -> list[dict[str, Any]]:
        """What the script has sent over HTTP: nothing."""
        ...
    @property
    def log(self) -> MockLog:
        """What the script has logged."""
        ...
    @property
    def cache(self) -> MockCache:
        """The caches that the script sees."""
        ...
    def load_script(self, path: str) -> None:
        """Loads a script; its path starts at the folder of the test."""
        ...
    def load_source(self, source: str, name: str = "<test>") -> None:
        """Loads a script from its text."""
        ...
    def reset(self) -> None:
        """The script anew, and nothing logged or cached."""
        ...
    def close(self) -> None:
        """Ends the gateway."""
        ...
    def add_response(self, response: object) -> NoReturn:
        """Says that scripts have no http in this build."""
        ...
    def set_response(self, path: str, response: object) -> NoReturn:
        """Says that scripts have no http in this build."""
        ...
    def run_startup(self) -> NoReturn:
        """Says that scripts have no http in this build."""
        ...
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
        ...
