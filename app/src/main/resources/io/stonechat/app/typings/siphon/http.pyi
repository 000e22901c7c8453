# Made of the modules themselves by PythonStubsTest; changes belong there.
"""HTTP for scripts is not part of this build: importing it works, using it says so."""

from typing import Any

def __getattr__(name: str) -> Any: ...
