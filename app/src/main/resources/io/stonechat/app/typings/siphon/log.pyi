# Made of the modules themselves by PythonStubsTest; changes belong there.
"""The log of the script, on the logger "script"."""

def debug(msg: object) -> None:
    """Writes a line that is shown only where the log's level is debug."""
    ...

def info(msg: object) -> None:
    """Writes a line."""
    ...

def warn(msg: object) -> None:
    """Writes a line about what is not as it should be."""
    ...

def warning(msg: object) -> None:
    """The same as warn."""
    ...

def error(msg: object) -> None:
    """Writes a line about what went wrong."""
    ...
